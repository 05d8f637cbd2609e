"""Small steps in a parsed tree. An element that was taken out must not be touched again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["children_of", "outermost", "parsed", "put_instead", "words_in"]


def parsed(html: str) -> LexborNode | None:
    """The body of a fragment; comments ahead of the first element stay in it."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - most bodies need none

    return LexborHTMLParser(f"<body>{html}").body


def outermost(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Those that stand in none of the others."""
    chosen = {node.mem_id: node for node in nodes}
    inner = {key for key, node in chosen.items() if _is_within(node, chosen)}
    yield from (node for key, node in chosen.items() if key not in inner)


def _is_within(node: LexborNode, others: dict[int, LexborNode]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in others:
            return True
        parent = parent.parent
    return False


def children_of(node: LexborNode) -> list[LexborNode]:
    """Elements, texts and comments, in their order."""
    return list(node.iter(include_text=True))


def put_instead(node: LexborNode, html: str) -> None:
    """Replace an element by others; "" takes it out."""
    made = parsed(html) if html else None
    for child in children_of(made) if made is not None else ():
        node.insert_before(child)
    node.decompose()


def words_in(node: LexborNode) -> str:
    """The text of an element on one line."""
    return " ".join(node.text(deep=True, separator="").split())
