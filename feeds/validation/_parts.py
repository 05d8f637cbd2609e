"""Who checks what: the literal tables that plug the rooms of the validator together.

A check of a JSON document gets the bytes; one of a whole tree (OPML) the root node, after
the parse; one of HTML a text with its place; a closing one the filled `context.facts`.
"""

from __future__ import annotations

from collections.abc import Callable

from feeds.validation._context import Context, Where
from feeds.validation._node import Node

__all__ = ["CLOSING", "CONTENT", "JSON", "TREES", "XHTML"]

JSON: tuple[Callable[[bytes, Context], None], ...] = ()
TREES: dict[str, Callable[[Node, Context], None]] = {}  # by the root's bare name
CONTENT: tuple[Callable[[str, Where, Context], None], ...] = ()  # escaped HTML, JSON HTML
XHTML: tuple[Callable[[Node, Where, Context], None], ...] = ()  # the div of type="xhtml"
CLOSING: tuple[Callable[[Context], None], ...] = ()  # over context.facts
