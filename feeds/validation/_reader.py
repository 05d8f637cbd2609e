"""The engine of the XML formats: walks elements by the tables, and keeps only one entry."""

from __future__ import annotations

from typing import Final

from feeds.validation._attributes import attributes
from feeds.validation._context import Context
from feeds.validation._grammar import FOREIGN, WHOLE, Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import ElementSpec, Node
from feeds.validation._prefixes import declared
from feeds.validation._roots import doctype, start_document
from feeds.validation._strangers import duplicate, stray_text, unexpected
from feeds.validation._vocabulary import CHILDREN
from feeds.validation._xml import TOO_MUCH
from feeds.validation._xml_events import StopReadingError
from feeds.validation.markup import look_for_bad_characters

__all__ = ["FeedReader"]

_MOST_KEPT: Final = 300_000  # elements of one entry or one OPML document; memory stays bounded
_NONE: dict[str, Element] = {}


class FeedReader:
    """What the parser tells of; checks each element as it ends, and forgets each entry."""

    __slots__ = ("context", "kept", "kept_before")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.kept = self.kept_before = 0

    def enter(self, node: Node) -> None:
        """Find what the element is at its place, and look at its attributes."""
        parent = node.parent
        assert parent is not None
        above = parent.spec
        if above is None:
            spec = start_document(node, self.context)
        elif above.foreign:
            spec = WHOLE if above.kept else FOREIGN
        else:
            spec = self.known(node, parent, above)
        node.spec = spec
        if spec.streamed:
            self.kept_before = self.kept
        elif spec is not FOREIGN:
            self.keep(node, parent)
        if spec.attributes or (node.attributes and not spec.foreign):
            attributes(node, spec, self.context)
        if spec.enter:
            spec.enter(node, self.context)

    def known(self, node: Node, parent: Node, above: ElementSpec) -> Element:
        """The element by the table of its place; an unknown one is reported and not looked into."""
        tag = node.tag
        key = tag.key
        core = self.context.state.core
        if core is not None and tag.ns == core:
            key = f"{{{ATOM}}}{tag.name}" if self.context.format.startswith("atom") else tag.name
        spec = CHILDREN.get(above.place, _NONE).get(key)
        if spec is None:
            return unexpected(node, parent, self.context)
        late = above.ahead and self.context.state.entries and not spec.streamed
        if above.ahead and late and tag.ns == parent.tag.ns:
            self.context.on(above.ahead, node)
        if not spec.many and parent.counts[tag.key] > 1:
            duplicate(node, self.context)
        return spec

    def keep(self, node: Node, parent: Node) -> None:
        """Hang the element into the tree; there is an end to how many."""
        parent.children.append(node)
        self.kept += 1
        if self.kept > _MOST_KEPT:
            limit = f"{_MOST_KEPT} elements"
            self.context.on(TOO_MUCH, node, what="tree", limit=limit)
            raise StopReadingError

    def leave(self, node: Node) -> None:
        """Look at the whole element, now that it is whole."""
        spec = node.spec
        assert isinstance(spec, Element)
        context = self.context
        if spec.text == "value":
            text = node.text
            if spec.value:
                spec.value(text, node, "", context)
            if not text.isascii():
                look_for_bad_characters(node, context)
        elif spec.text == "none" and node.pieces:
            stray_text(node, context)
        if spec.leave:
            spec.leave(node, context)
        if spec.streamed:
            self.kept = self.kept_before
            node.children.clear()  # children know their parent: without this they stay around

    def doctype(self, public: str, system: str, place: tuple[int, int]) -> None:
        doctype(public, system, place, self.context)

    def prefix(self, prefix: str, uri: str, place: tuple[int, int]) -> None:
        declared(prefix, uri, place, self.context)
