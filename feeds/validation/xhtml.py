"""XHTML inside Atom: the same questions as of escaped HTML, asked of elements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from feeds.validation import _html_names as names
from feeds.validation._context import Context, Where
from feeds.validation._html_links import EMPTY_LINK, is_right
from feeds.validation._html_tag import TagFlaw, tag_flaws
from feeds.validation._html_text import BIDI, BIDI_CONTROL, TEMPLATE_LEFTOVER, leftover
from feeds.validation._node import Node

__all__ = ["check_xhtml"]

_XML = "{http://www.w3.org/XML/1998/namespace}"
_FOREIGN = frozenset({"http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"})
_SEEN = frozenset({"img", "svg", "video", "audio", "picture", "object", "iframe", "math"})


def check_xhtml(root: Node, where: Where, context: Context) -> None:
    """Report the faults of the elements below `root`, itself included."""
    secure = context.base.startswith("https:")
    targets = cache(lambda: _targets(root))
    waiting: list[tuple[Node, bool, bool]] = [(root, False, False)]
    while waiting:
        node, foreign, verbatim = waiting.pop()
        foreign = foreign or node.tag.ns in _FOREIGN
        verbatim = verbatim or node.tag.name in names.VERBATIM
        base = node.base if node.base != context.base else ""
        attributes = {_bare(key): value for key, value in node.attributes.items()}
        for flaw in tag_flaws(node.tag.name, attributes, foreign=foreign, base=base, secure=secure):
            if node.tag.name == "a" and _is_right(flaw, node, targets):
                continue
            place = partial(_place, node, flaw.attribute)
            context.add_at(flaw.rule, place, where.path, **flaw.params)
        _check_text(node, where, context, verbatim=verbatim)
        href = attributes.get("href", "#") if node.tag.name == "a" else "#"
        if href[:1] not in ("", "#") and _is_empty(node):
            context.add(
                EMPTY_LINK,
                node.line,
                node.column,
                where.path,
                value=attributes["href"],
            )
        waiting.extend((child, foreign, verbatim) for child in reversed(node.children))


def _place(node: Node, attribute: str) -> tuple[int, int]:
    return node.attribute_place(attribute) if attribute else (node.line, node.column)


def _is_right(flaw: TagFlaw, link: Node, targets: Callable[[], frozenset[str]]) -> bool:
    """Whether a link is right, although it breaks a rule."""
    return is_right(
        flaw.rule,
        link.attributes.get(flaw.attribute, ""),
        targets=targets,
        text=lambda: " ".join(node.text for node in _within(link)),
    )


def _targets(root: Node) -> frozenset[str]:
    """The ids and names that a fragment may lead to."""
    stated = (node.attributes.get(key) for node in _within(root) for key in ("id", "name"))
    return frozenset(one for one in stated if one)


def _bare(key: str) -> str:
    """An attribute as HTML names it: xml:lang as lang."""
    return key.removeprefix(_XML) if key == _XML + "lang" else key


def _check_text(node: Node, where: Where, context: Context, *, verbatim: bool) -> None:
    text = node.text
    if not text.isascii():
        found = BIDI.search(text)
        if found:
            place = node.text_place(found.start())
            value = f"U+{ord(found.group()):04X}"
            context.add(BIDI_CONTROL, *place, where.path, value=value)
    left = "" if verbatim else leftover(text)
    if left:
        place = node.text_place(max(0, text.find(left)))
        context.add(TEMPLATE_LEFTOVER, *place, where.path, value=left)


def _is_empty(link: Node) -> bool:
    """Whether a link holds nothing that can be seen or heard."""
    return not any(
        node.text.strip() or node.tag.name in _SEEN or "aria-label" in node.attributes
        for node in _within(link)
    )


def _within(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)
