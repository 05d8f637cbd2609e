"""Who checks what: the literal tables that plug the rooms of the validator together.

A check of a JSON document gets the bytes; one of a whole tree (OPML) the root node, after
the parse; one of HTML a text with its place; a closing one the filled `context.facts`.
"""

from __future__ import annotations

from collections.abc import Callable

from feeds.validation._context import Context, Where
from feeds.validation._node import Node
from feeds.validation.html import check_content
from feeds.validation.jsonfeed import check_json
from feeds.validation.network import check_content_type
from feeds.validation.opml import check_opml
from feeds.validation.quality import check_quality
from feeds.validation.xhtml import check_xhtml

__all__ = ["CLOSING", "CONTENT", "JSON", "TREES", "XHTML"]

JSON: tuple[Callable[[bytes, Context], None], ...] = (check_json,)
TREES: dict[str, Callable[[Node, Context], None]] = {"opml": check_opml}  # by the root's name
CONTENT: tuple[Callable[[str, Where, Context], None], ...] = (check_content,)
XHTML: tuple[Callable[[Node, Where, Context], None], ...] = (check_xhtml,)  # the div
CLOSING: tuple[Callable[[Context], None], ...] = (
    check_quality,
    check_content_type,
)  # over context.facts
