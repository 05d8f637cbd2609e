"""Bodies as a whole: escaped twice, empty, or cut off after a few words."""

from __future__ import annotations

import re
from html import unescape
from typing import Final, Literal

from feeds.patterns import lazy_regex
from feeds.validation._html_names import ELEMENTS

__all__ = ["Body", "body_of", "is_escaped_twice"]

Body = Literal["", "empty", "cut"]
"""What is wrong with the text of an entry: nothing, it says nothing, it breaks off."""

_BLOCKS: Final = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li table blockquote pre figure section article".split()
)
_LONGEST: Final = 200_000  # characters that are looked at
_LONGEST_EMPTY: Final = 2_000  # characters of tags that a body without a text may have
_CLOSE: Final = 100  # characters at the end in which a mark of a cut stands
_TAIL: Final = 400  # characters in which the end of a text is looked for
_MANY: Final = 4
_WRAPPER = lazy_regex(r"\s*<(div|p|section|article)\b[^<>]*>([^<]*)</\1\s*>\s*", re.IGNORECASE)
_TAG = lazy_regex(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_MARKUP = lazy_regex(r"<[^<>]*>")
_SEEN = lazy_regex(
    r"<(?:img|svg|video|audio|picture|object|iframe|embed|math|canvas|hr|input)\b", re.IGNORECASE
)
_ENDINGS: Final = (
    "…",
    "..",
    "hellip",
    "8230",
    "more",
    "reading",
    "weiter",
    "suite",
    "verder",
    "más",
)
_CUT = lazy_regex(
    r"(?:…|\.\.\.|\[(?:…|\.{2,3})\]|\((?:…|\.{2,3})\)"
    r"|\b(?:read more|continue reading|weiterlesen|lire la suite|lees verder|leer más))"
    r"[\s»›→.>]*$",
    re.IGNORECASE,
)


def is_escaped_twice(html: str) -> bool:
    """Whether readers would show this HTML as its source, tags and all.

    A text with real tags is none, a wrapper around it all aside, nor is one that speaks of
    tags: here the whole text begins and ends as markup does, with a block opened and closed.
    """
    if "&" not in html or len(html) > _LONGEST:
        return False
    if "<" in html:
        wrapped = _WRAPPER.fullmatch(html)
        if wrapped is None:
            return False
        html = wrapped[2]
    plain = unescape(html).strip()
    if plain[:4] == "&lt;":
        plain = unescape(plain).strip()
    if "<" not in plain:
        return False
    tags = [(found[1], found[2].lower(), found[3]) for found in _TAG.finditer(plain)]
    opened = {name for closing, name, _ in tags if not closing}
    closed = {name for closing, name, _ in tags if closing}
    if not opened & closed & _BLOCKS or not opened <= ELEMENTS:
        return False
    if plain[0] == "<" and plain[-1] == ">":
        return True
    with_address = any("=" in rest for _, _, rest in tags)
    return plain[-1] == ">" and with_address and len(tags) >= _MANY


def body_of(text: str, whole: str) -> Body:
    """What is wrong with a body: its `text`, which is `whole` where it is not only a summary.

    A text that is "" is reported as such where it stands.
    """
    if text and _is_empty(text):
        return "empty"
    return "cut" if whole and _is_cut(whole) else ""


def _is_cut(text: str) -> bool:
    close = text[-_CLOSE:].lower()
    for ending in _ENDINGS:
        if ending in close:
            tail = unescape(_MARKUP.sub("", text[-_TAIL:])).rstrip()
            return _CUT.search(tail) is not None
    return False


def _is_empty(text: str) -> bool:
    if len(text) > _LONGEST_EMPTY or text[0].isalnum() or _SEEN.search(text):
        return False
    return not unescape(_MARKUP.sub("", text)).strip()
