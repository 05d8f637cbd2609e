"""Names of emoji between colons, `:tada:`, as some sites have them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from feeds.patterns import lazy_regex

__all__ = ["with_emoji"]

_TABLE = Path(__file__).with_name("emoji.txt")
_PIECE = lazy_regex(
    r"<(?P<code>pre|code|script|style|math|svg|textarea|kbd|samp)\b.*?(?:</(?P=code)\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)|<[A-Za-z/][^<>]*>"
    r"|(?<![\w:/])(?P<names>(?::[a-z0-9_+-]{1,60}:)+)(?![\w:])",
    re.DOTALL,
)
_NAME = lazy_regex(r":([a-z0-9_+-]+):")
_DRAWING = lazy_regex(r"(?:material|fontawesome|octicons|simple)-[a-z0-9-]+")
"""Icons of a theme: they have no letter of their own, and say nothing without its drawings."""


def with_emoji(html: str) -> str:
    """The HTML in which names of emoji outside code are what they name; other words stay."""
    return _PIECE.sub(_shown, html) if _NAME.search(html) is not None else html


def _shown(match: re.Match[str]) -> str:
    names = match["names"]
    return match.group() if names is None else _NAME.sub(_sign, names)


def _sign(match: re.Match[str]) -> str:
    name = match[1]
    known = _signs().get(name)
    return known if known is not None else "" if _DRAWING.fullmatch(name) else match.group()


@cache
def _signs() -> dict[str, str]:
    _, *rows = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows)
