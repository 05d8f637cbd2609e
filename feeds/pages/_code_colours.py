"""Code in colour, made when a page is: Pygments finds the words, the stylesheet has the colours."""

from __future__ import annotations

from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pygments.lexer import Lexer

__all__ = ["coloured"]

_LONGEST = 30_000  # characters of one piece of code; what is longer stays plain

_CLASSES = {
    "Comment": "c",
    "Keyword": "k",
    "Literal.String": "s",
    "Literal.Number": "m",
    "Name.Function": "f",
    "Name.Class": "f",
    "Name.Tag": "k",
    "Name.Attribute": "f",
    "Name.Builtin": "f",
    "Generic.Deleted": "d",
    "Generic.Inserted": "i",
}
"""A kind of token, and those below it → its class."""


def coloured(html: str, language: str) -> str:
    """The same code with spans; as it was where the language is not known.

    `html` is text with its references, and no tag; so is what stands in the spans.
    """
    lexer = _lexer(language.lower())
    code = unescape(html)
    if lexer is None or len(code) > _LONGEST:
        return html
    pieces: list[str] = []
    before, gathered = "", ""
    for kind, text in [*lexer.get_tokens(code), (None, "")]:
        name = _class_of(kind) if kind is not None else "end"
        if name != before:
            pieces.append(_span(before, gathered))
            before, gathered = name, ""
        gathered += text
    return "".join(pieces)


def _span(name: str, text: str) -> str:
    escaped = escape(text, quote=False)
    return f'<span class="{name}">{escaped}</span>' if name and text else escaped


@lru_cache(maxsize=512)
def _class_of(kind: Any) -> str:
    """The class of a token, by the nearest kind above it that has one."""
    parts = str(kind).split(".")[1:]
    for end in range(len(parts), 0, -1):
        found = _CLASSES.get(".".join(parts[:end]))
        if found:
            return found
    return ""


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - few sites show code
    from pygments.util import ClassNotFound  # noqa: PLC0415 - likewise

    try:
        made: Lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
    return made
