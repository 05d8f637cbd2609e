"""Slugs: the part of a permalink that names the article."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii

from feeds.articles._slug_styles import STYLES
from feeds.config import Slugs

__all__ = ["RESERVED", "heading_slug", "kept_slug", "named", "short_hash", "slugify", "title_slug"]

_LENGTH = 60
_STATED_LENGTH = 200  # an address that exists is not cut, as far as file systems allow it

RESERVED = frozenset(
    "index archive feed rss atom style feeds 404 tag tags author authors language gone "
    "con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 "
    "lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9".split()
)
"""Names that the site itself uses, and those that Windows keeps for devices."""

_SIGNS = frozenset("._~!$&'()+,;=@")
_ELEVENTY = {"€": "e"}
_FIRST_PICTURE = "\u2190"
_NO_FILE = re.compile(r"[/\\\x00-\x1f\x7f]+")

_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
_DANISH = {"å": "aa", "ø": "oe", "æ": "ae"}
_LETTERS = {"de": _GERMAN, "da": _DANISH, "nb": _DANISH, "nn": _DANISH, "no": _DANISH}


def kept_slug(text: str, slugs: Slugs) -> str:
    """A slug as the generator of a site makes it of a file's name or of a stated slug.

    "" where nothing of it remains, or where it is too long for the file systems of all hosts.
    """
    text = unicodedata.normalize("NFC", text)
    if slugs == "kept":
        slug = _NO_FILE.sub("-", text).strip()
    else:
        signs = _SIGNS if slugs == "pretty" else frozenset()
        letters = (one if _is_letter(one) or one in signs else " " for one in text)
        slug = "-".join("".join(letters).split(" "))
        slug = re.sub(r"^-|-$", "", re.sub(r"-+", "-", slug))
        slug = slug if slugs == "pretty" else slug.lower()
    return slug if len(slug.encode()) <= _STATED_LENGTH and slug.strip(".") else ""


def title_slug(text: str) -> str:
    """A title as Eleventy's `slugify` has it: whole, `&` in words, in letters of English."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("&", " and ")
    for letter, replacement in _GERMAN.items():
        lowered = lowered.replace(letter, replacement)
    lowered = "".join(_ELEVENTY.get(one, " " if _is_picture(one) else one) for one in lowered)
    joined = re.sub(r"(?<=[a-z\d])['’](?=[ts](?:\s|$))", "", lowered)
    return re.sub(r"[^a-z0-9]+", "-", anyascii(joined).lower()).strip("-")[:_STATED_LENGTH]


def heading_slug(text: str) -> str:
    """A title as MkDocs' Material has it: letters of every script, each blank a hyphen."""
    lowered = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", lowered).replace(" ", "-")[:_STATED_LENGTH]


def _is_picture(character: str) -> bool:
    """A sign or a letter of Chinese, Japanese or Korean, for which it has none of English."""
    return unicodedata.category(character) in {"So", "Lo"} and character >= _FIRST_PICTURE


def _is_letter(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind[0] in "LM" or kind == "Nd"


def slugify(text: str, language: str = "", *, stated: bool = False, style: str = "") -> str:
    """A slug of `[a-z0-9-]`, at most 60 characters, cut at a word; never empty.

    Letters are transliterated, in German and the Scandinavian languages as people there do
    it. A text without any letter gets a slug made of its hash, and so does a reserved name.
    A slug that was stated, or is the name of the file, keeps its length, and `_` and `.`
    within it: pages have been at that address. With the style of a generator it is as that
    one would make it.
    """
    if style in STYLES:
        return _styled(text, STYLES[style].stated) or f"article-{short_hash(text)}"
    lowered = unicodedata.normalize("NFC", text).casefold()
    for letter, replacement in _LETTERS.get(language.split("-", maxsplit=1)[0], {}).items():
        lowered = lowered.replace(letter, replacement)
    ascii_text = anyascii(lowered).lower()
    ascii_text = re.sub(r"(?<=\w)['’](?=\w)", "", ascii_text)
    other = r"[^a-z0-9_.]+" if stated else r"[^a-z0-9]+"
    slug = _cut(re.sub(other, "-", ascii_text).strip("-_."), _STATED_LENGTH if stated else _LENGTH)
    if not slug or slug in RESERVED:
        return f"{slug or 'article'}-{short_hash(text)}"
    return slug


def named(text: str, style: str) -> str:
    """A slug made of a file's name, in the style of a generator."""
    return _styled(text, STYLES[style].name) or f"article-{short_hash(text)}"


def _styled(text: str, make: Callable[[str], str]) -> str:
    """Each part of a path on its own; what leads elsewhere is no part."""
    parts = (make(part.strip()) for part in unicodedata.normalize("NFC", text).split("/"))
    return "/".join(part for part in parts if part.strip("."))[:_STATED_LENGTH].strip("/")


def _cut(slug: str, length: int) -> str:
    if len(slug) <= length:
        return slug
    cut = slug[: length + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut[:length]).strip("-_.")


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that tell apart what would otherwise share a name."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
