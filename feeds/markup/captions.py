"""Captions as WordPress writes them, also in texts that came from there: `[caption]…[/caption]`."""

from __future__ import annotations

import re
from html import escape, unescape

from feeds.patterns import lazy_regex

__all__ = ["with_captions"]

_CAPTION = lazy_regex(
    r"\[(?:wp_)?caption\b([^\[\]]*)\]((?:(?!\[(?:wp_)?caption\b).)*?)\[/(?:wp_)?caption\]",
    re.DOTALL,
)
_PICTURE = lazy_regex(
    r"\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?"
    r"|\[?!\[[^\[\]]*\]\([^()\n]*\)(?:\]\([^()\n]*\))?)",
    re.IGNORECASE,
)
_WORDS = lazy_regex(r"\bcaption\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SIGN = "caption]"


def with_captions(text: str) -> str:
    """The text with figures of HTML instead; what holds no picture loses the brackets alone."""
    return _CAPTION.sub(_figure, text) if _SIGN in text else text


def _figure(match: re.Match[str]) -> str:
    """`[caption …]<img> words[/caption]`, or with the words in an attribute, as of old."""
    picture = _PICTURE.match(match[2])
    if picture is None:
        return match[2]
    named = _WORDS.search(match[1])
    stated = unescape(named[1] or named[2] or "") if named is not None else ""
    words = match[2][picture.end() :].strip() or escape(stated)
    shown = picture[1] if picture[1][0] == "<" else f"\n\n{picture[1]}\n\n"
    caption = f"<figcaption>{words}</figcaption>" if words else ""
    return f"\n\n<figure>{shown}{caption}</figure>\n\n"
