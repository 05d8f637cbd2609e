"""HTML → plain text, in blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.content._characters import one_line
from feeds.content._well_formed import words_of
from feeds.patterns import lazy_regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

__all__ = ["html_to_text", "paragraphs_of"]

_FOOTNOTE = '<div id="fn-'
_FOOTNOTES = lazy_regex(rf'{_FOOTNOTE}[^"<>]*">.*?(?:</div>|\Z)', re.DOTALL)
"""Notes of Markdown, wherever they stand: they are no running text."""

_CAPTIONED = lazy_regex(
    r"<p>(?:<img\b[^<>]*>\s*){1,20}(?:<br ?/?>\s*)?<(em|i|small)>[^<>]*</\1>\s*</p>"
)
"""A picture, and below it a line that is all stressed: what Markdown has for a caption."""

_SILENT = ["script", "style", "template", "noscript", "iframe", "object", "svg", "head"]
_BLOCKS = frozenset(
    "address article aside blockquote body br dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul".split()
)


def html_to_text(html: str) -> str:
    """The words of a body, one block a line, without what a browser does not show."""
    if "<" not in html and "&" not in html:
        return one_line(html)
    words = words_of(html)
    return _text_of_tree(html) if words is None else words.text


def _text_of_tree(html: str) -> str:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - most bodies need none

    tree = LexborHTMLParser(html)
    tree.strip_tags(_SILENT)
    body = tree.body
    if body is None:
        return ""
    lines: list[str] = []
    words: list[str] = []
    _collect(body, lines, words)
    _flush(lines, words)
    return "\n".join(lines)


def paragraphs_of(html: str) -> tuple[str, ...]:
    """The plain text of the running paragraphs (<p>), for titles and summaries.

    A body without any gives its blocks instead.
    """
    words = words_of(html)
    if "<p><img" in html and (words is None or "img" in words.names):
        html = _CAPTIONED.sub("", html)
        words = words_of(html)
    if words is None or not words.paragraphs:
        html = _FOOTNOTES.sub("", html) if _FOOTNOTE in html else html
        words = words_of(html)
    found = _paragraphs_of_tree(html) if words is None else words.paragraphs
    return found or tuple(html_to_text(html).split("\n"))


def _paragraphs_of_tree(html: str) -> tuple[str, ...]:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - most bodies need none

    tree = LexborHTMLParser(html)
    tree.strip_tags([*_SILENT, "pre", "table", "sup"])
    return tuple(
        text
        for node in tree.css("p")
        if (text := one_line(node.text(deep=True, separator=""))) and not _inside_aside(node)
    )


def _inside_aside(node: LexborNode) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in {"aside", "blockquote", "figcaption", "footer", "nav", "li"}:
            return True
        parent = parent.parent
    return False


def _collect(root: LexborNode, lines: list[str], words: list[str]) -> None:
    """Walk the tree without recursion: depth is the input's, not ours to trust."""
    stack: list[LexborNode | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:
            _flush(lines, words)
            continue
        if node.is_text_node:
            words.append(node.text(deep=False) or "")
            continue
        if node.tag in _BLOCKS:
            _flush(lines, words)
            stack.append(None)
        children = list(node.iter(include_text=True))
        stack.extend(reversed(children))


def _flush(lines: list[str], words: list[str]) -> None:
    line = one_line("".join(words))
    if line:
        lines.append(line)
    words.clear()
