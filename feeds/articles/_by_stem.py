"""What is known of articles' files, found by their paths with and without the suffix."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from feeds.articles._named_pages import NamedPages
from feeds.content import NAMED_PAGE

__all__ = ["MARKUP_SUFFIXES", "ByStem"]

MARKUP_SUFFIXES = (
    "md markdown mdx mkd mkdn mkdown mdown qmd rmd Rmd html htm rst txt "
    "njk liquid ejs hbs webc astro"
).split()
"""Those that a link may leave out; where several files would do, the first of them is meant."""

_RANK = {suffix: rank for rank, suffix in enumerate(MARKUP_SUFFIXES)}

Value = TypeVar("Value")


class ByStem(Generic[Value]):
    """Answers for a path as it is, else for that of a text with one of the suffixes added.

    Whole addresses among the paths are found as they are alone. Each answer is one look,
    whatever the number of suffixes: every link of a site asks. A `named_key` is answered as well.
    """

    def __init__(self, known: Mapping[str, Value]) -> None:
        self._known = known
        ranks: dict[str, int] = {}
        for path in known:
            stem, _, suffix = path.rpartition(".")
            rank = _RANK.get(suffix)
            if rank is None or "://" in stem:
                continue
            if rank < ranks.get(stem, len(_RANK)):
                ranks[stem] = rank
        self._ranks = ranks
        self._named: NamedPages | None = None  # made for the first that is asked for

    def get(self, path: str) -> Value | None:
        """What is known of the file that is meant; None where there is none."""
        found = self._known.get(path)
        if found is None:
            rank = self._ranks.get(path)
            if rank is not None:
                return self._known[f"{path}.{MARKUP_SUFFIXES[rank]}"]
            return self._of_name(path) if path.startswith(NAMED_PAGE) else None
        return found

    def _of_name(self, key: str) -> Value | None:
        """What is known of the page that another one names."""
        if self._named is None:
            files = (path for path in self._known if path.rpartition(".")[2] in _RANK)
            self._named = NamedPages(path for path in files if "://" not in path)
        file = self._named.get(key)
        return self._known[file] if file is not None else None
