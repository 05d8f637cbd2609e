"""Slugs: the part of a permalink that names the article."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable

from feeds.content import in_ascii
from feeds.generators import LONGEST, SlugStyle
from feeds.patterns import lazy_regex

__all__ = ["RESERVED", "named", "short_hash", "slugify"]

_LENGTH = 60

RESERVED = frozenset(
    "index archive feed rss atom style feeds 404 tag tags author authors language gone "
    "con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 "
    "lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split()
)
"""Names that the site itself uses, and those that Windows keeps for devices."""

_APOSTROPHE = lazy_regex(r"(?<=\w)'(?=\w)")
_OTHER = lazy_regex(r"[^a-z0-9]+")
_OTHER_STATED = lazy_regex(r"[^a-z0-9_.]+")
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DANISH = {"å": "aa", "ø": "oe", "æ": "ae"}
_LETTERS = {"de": _GERMAN, "da": _DANISH, "nb": _DANISH, "nn": _DANISH, "no": _DANISH}


def slugify(
    text: str, language: str = "", *, stated: bool = False, style: SlugStyle | None = None
) -> str:
    """A slug of `[a-z0-9-]`, at most 60 characters, cut at a word; never empty.

    Letters are transliterated, in German and the Scandinavian languages as people there do
    it. A text without any letter gets a slug made of its hash, and so does a reserved name.
    A slug that was stated, or is the name of the file, keeps its length, and `_` and `.`
    within it: pages have been at that address. With the style of a generator it is as that
    one would make it.
    """
    if style is not None:
        return _styled(text, style.stated) or f"article-{short_hash(text)}"
    ascii_text = text.lower() if text.isascii() else _in_ascii(text, language)
    if "'" in ascii_text:
        ascii_text = _APOSTROPHE.sub("", ascii_text)
    other = _OTHER_STATED if stated else _OTHER
    slug = _cut(other.sub("-", ascii_text).strip("-_."), LONGEST if stated else _LENGTH)
    if not slug or slug in RESERVED:
        return f"{slug or 'article'}-{short_hash(text)}"
    return slug


def _in_ascii(text: str, language: str) -> str:
    lowered = unicodedata.normalize("NFC", text).casefold()
    for letter, replacement in _LETTERS.get(language.split("-", maxsplit=1)[0], {}).items():
        lowered = lowered.replace(letter, replacement)
    return in_ascii(lowered).lower()


def named(text: str, style: SlugStyle) -> str:
    """A slug made of a file's name, in the style of a generator."""
    return _styled(text, style.name) or f"article-{short_hash(text)}"


def _styled(text: str, make: Callable[[str], str]) -> str:
    """Each part of a path on its own; what leads elsewhere is no part."""
    parts = (make(part.strip()) for part in unicodedata.normalize("NFC", text).split("/"))
    return "/".join(part for part in parts if part.strip("."))[:LONGEST].strip("/")


def _cut(slug: str, length: int) -> str:
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut[:length]).strip("-_.")


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that tell apart what would otherwise share a name."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
