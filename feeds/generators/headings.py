"""How generators name the headings of a page: links to its parts have to go on working.

GitHub's way, which most have taken over, holds where none is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from anyascii import anyascii

from feeds.content import HeadingStyle, heading_words

__all__ = ["GITHUB", "HEADINGS", "heading_style"]

_CODE = re.compile(r"(<code\b[^<>]*>.*?</code>)", re.DOTALL | re.IGNORECASE)
_DASHES = re.compile(r"---?")
_LINK = re.compile(r"<a\b[^<>]*\shref=\"([^\"<>]*)\"[^<>]*>([^<>]*)</a>")
_IDEOGRAPHS = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HEXO_SIGNS = re.compile(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def _github(text: str) -> str:
    """Lower case; letters, digits, `-` and `_` stay, each blank is a hyphen (github-slugger)."""
    return _kept(text.lower(), "LM", {"Nd", "Nl", "Pc"}).replace(" ", "-")


def _kramdown(text: str) -> str:
    """As GitHub's, of kramdown's parser for it, which Jekyll has as its usual one."""
    return re.sub(r"[ \t]", "-", _kept(text.lower(), "LM", {"Nd", "Pc"}, " \t"))


def _kramdown_words(inner: str) -> str:
    """Two and three hyphens are dashes, which no id keeps, but in code."""
    parts = _CODE.split(inner)
    parts[::2] = [_DASHES.sub("\u2013", part) for part in parts[::2]]
    return heading_words("".join(parts))


def _hugo(text: str) -> str:
    """Letters and digits and `_`; marks that combine with letters are none (Goldmark in Hugo)."""
    return re.sub(r"[ \t]", "-", _kept(text.strip().lower(), "L", {"Nd"}, " \t_"))


def _hugo_words(inner: str) -> str:
    """The address of a link is a part of the line that the id is made of."""
    return heading_words(_LINK.sub(r"\2\1", inner))


def _kept(text: str, kinds: str, categories: set[str], signs: str = " ") -> str:
    """The letters of these kinds, and hyphens and these signs."""
    if text.isascii():
        return re.sub(rf"[^a-zA-Z0-9_\-{signs}]", "", text)
    return "".join(
        sign
        for sign in text
        if sign == "-"
        or sign in signs
        or (kind := unicodedata.category(sign))[0] in kinds
        or kind in categories
    )


def _python_markdown(text: str) -> str:
    """ASCII letters; accents are taken off, blanks and hyphens become one hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def _zola(text: str) -> str:
    """ASCII letters and digits of every script, single hyphens between them."""
    spaced = _IDEOGRAPHS.sub(lambda found: f"{found[0]} ", text)
    return re.sub(r"[^a-z0-9]+", "-", anyascii(spaced).lower()).strip("-")


def _hexo(text: str) -> str:
    """Capitals stay; letters of Latin lose their accents, signs become single hyphens."""
    letters = (
        anyascii(sign) if not sign.isascii() and _is_latin(sign) else sign for sign in text.strip()
    )
    return _HEXO_SIGNS.sub("-", "".join(letters)).strip("-")


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN ")


GITHUB = HeadingStyle(make=_github)
_PYTHON = HeadingStyle(make=_python_markdown, is_counted_up=True, usual="_1")

HEADINGS: Mapping[str, HeadingStyle] = {
    "hugo": HeadingStyle(make=_hugo, words=_hugo_words, usual="heading", is_of_source=True),
    "jekyll": HeadingStyle(make=_kramdown, words=_kramdown_words),
    "zola": HeadingStyle(make=_zola),
    "hexo": HeadingStyle(make=_hexo),
    "mkdocs": _PYTHON,
    "nikola": _PYTHON,
    "pelican": _PYTHON,
    "astro": GITHUB,
    "docusaurus": GITHUB,
    "eleventy": GITHUB,
    "gatsby": GITHUB,
    "sphinx": GITHUB,  # of Markdown, as MyST has it; docutils names those of reStructuredText
}
"""By the key of the generator."""


def heading_style(generator: str) -> HeadingStyle:
    """The way of a generator; GitHub's for one that has none, or is not known."""
    return HEADINGS.get(generator, GITHUB)
