"""The lines of an HTML page from a place on, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from feeds.reading._page_text import clean

__all__ = ["lines_after"]

_PHRASES = frozenset(
    "a abbr b bdi cite code data em font i ins kbd mark q s samp small span strong sub sup time u "
    "var".split()
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def lines_after(node: LexborNode) -> Iterator[str]:
    """The lines that a reader sees below an element: each block and each <br> begins one.

    They end at the next heading.
    """
    words: list[str] = []
    for piece in _pieces_after(node):
        if piece is not None:
            words.append(piece)
            continue
        line = clean("".join(words))
        words.clear()
        if line:
            yield line
    if line := clean("".join(words)):
        yield line


def _pieces_after(node: LexborNode) -> Iterator[str | None]:
    """Texts, and None between lines: behind an element, then behind each that it stands in."""
    above: LexborNode | None = node
    while above is not None and above.tag != "body":
        following = above.next
        while following is not None:
            for piece, is_end in _pieces_of(following):
                if is_end:
                    return
                yield piece
            following = following.next
        yield None
        above = above.parent


def _pieces_of(root: LexborNode) -> Iterator[tuple[str | None, bool]]:
    """(text, or None between lines; whether a heading comes here), without recursion."""
    stack: list[LexborNode | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            yield None, False
        elif node.is_text_node:
            yield node.text(deep=False) or "", False
        elif node.tag in _HEADINGS:
            yield None, True
        elif node.tag not in _UNSEEN:
            if node.tag not in _PHRASES:
                yield None, False
                stack.append(None)
            stack.extend(reversed(list(node.iter(include_text=True))))
