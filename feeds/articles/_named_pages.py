"""Pages that another one names as Hugo has it: by a path in any letter case, or a name alone."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from feeds.content import NAMED_PAGE
from feeds.patterns import lazy_regex
from feeds.reading import stem_of

__all__ = ["NamedPages", "named_key"]

_SUFFIX = lazy_regex(r"\.(?:md|markdown|mdx|html?|rst|txt|org|adoc|qmd|rmd)$", re.IGNORECASE)
_INDEX = lazy_regex(r"(?:^|/)_?index$", re.IGNORECASE)
_LANGUAGE = lazy_regex(r"\.([A-Za-z]{2}(?:-[A-Za-z]{2,4})?)\.\w+$")


def named_key(owner: str, path: str) -> str:
    """What is asked for in one word: the page that an article means by a path or a name.

    A path has a slash in it, if only at its beginning.
    """
    return f"{NAMED_PAGE}{quote(owner)}?{quote(path)}"


class NamedPages:
    """The files of articles by what is asked for; each answer is a few looks."""

    def __init__(self, files: Iterable[str]) -> None:
        self._by_path: dict[str, list[str]] = {}
        self._by_name: dict[str, list[str]] = {}  # the last part of a path → the files
        self._known: dict[tuple[str, str, str], str | None] = {}
        for file in files:
            path = _normal(file)
            self._by_path.setdefault(path, []).append(file)
            self._by_name.setdefault(path.rpartition("/")[2], []).append(file)

    def get(self, key: str) -> str | None:
        """The file that a `named_key` means; None for none, or for several."""
        if not key.startswith(NAMED_PAGE):
            return None
        owner, _, asked = map(unquote, key.removeprefix(NAMED_PAGE).partition("?"))
        path, top = _normal(asked), owner.partition("/")[0]
        if "/" in asked.rstrip("/"):
            paths = dict.fromkeys((path, f"{top.lower()}/{path}"))
            return _only([file for one in paths for file in self._by_path.get(one, ())], owner)
        question = (path, _language(owner), top)
        if question not in self._known:
            self._known[question] = _only(self._by_name.get(path, []), owner)
        return self._known[question]


def _only(found: list[str], owner: str) -> str | None:
    """The one file; of several the only one in the language, or the top folder, of the owner."""
    for same in (lambda _one: True, lambda one: _language(one) == _language(owner)):
        kept = list(filter(same, found))
        if len(kept) == 1:
            return kept[0]
    top = owner.partition("/")[0]
    kept = [one for one in kept if one.partition("/")[0] == top]
    return kept[0] if len(kept) == 1 else None


def _language(file: str) -> str:
    found = _LANGUAGE.search(file)
    return found[1].lower() if found else ""


def _normal(path: str) -> str:
    """In lower case, blanks as hyphens, without suffix and the name of an index."""
    text = path.strip("/").lower()
    stem = stem_of(text) if _SUFFIX.search(text) else text
    stem = _INDEX.sub("", stem)
    return posixpath.normpath(stem.replace(" ", "-")) if stem else ""
