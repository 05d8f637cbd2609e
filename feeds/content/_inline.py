"""One line of HTML, as a title of some generators is: its words, as a browser shows them."""

from __future__ import annotations

import re
from html import unescape

from feeds.patterns import lazy_regex

__all__ = ["inline_words"]

_PHRASE = lazy_regex(
    r"</?(?:abbr|b|bdi|br|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|"
    r"var|wbr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_REFERENCE = lazy_regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def inline_words(html: str) -> str:
    """The words without marks of phrases, with character references read (HTML, 13.5).

    What is no element of a phrase stays: of `List<T>` nothing is lost, nor of `a & b`.
    """
    if "<" in html:
        html = _PHRASE.sub("", html)
    return _REFERENCE.sub(lambda match: unescape(match[0]), html) if "&" in html else html
