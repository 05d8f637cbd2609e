"""The engine of the XML formats: walks elements by the tables, and keeps only one entry."""

from __future__ import annotations

from feeds.validation import _parts
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import FOREIGN, Element
from feeds.validation._namespaces import ATOM, RDF
from feeds.validation._node import Node
from feeds.validation.rules import files

__all__ = ["FeedReader"]

ATOM_ROOTS = {f"{{{ATOM}}}feed": "atom", f"{{{ATOM}}}entry": "atom-entry"}
WHOLE = Element(name="", within=(), foreign=True, text="any")  # a tree that is kept


class FeedReader:
    """What the parser tells of; checks each element as it ends, and forgets each entry."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def enter(self, node: Node) -> None:
        parent = node.parent
        assert parent is not None
        if parent.parent is None:
            self.root(node, parent)
        elif parent.spec is WHOLE:
            node.spec = WHOLE
            parent.children.append(node)
        else:
            node.spec = FOREIGN

    def root(self, node: Node, document: Node) -> None:
        """Name the format by the root element."""
        tag = node.tag
        if tag.key in _parts.TREES:
            node.spec = WHOLE
            document.children.append(node)
            return
        node.spec = FOREIGN
        if tag.key in ATOM_ROOTS:
            self.context.format = ATOM_ROOTS[tag.key]
        elif tag.name == "rss":
            self.context.format = f"rss-{node.attributes.get('version', '')}".rstrip("-")
        elif tag.ns == RDF:
            self.context.format = "rss-1.0"
            self.on(node, files.RSS_1_NOT_CHECKED)
        else:
            self.on(node, files.NOT_A_FEED, element=tag.label)

    def on(self, node: Node, rule: Rule, **params: object) -> None:
        """Report at the start tag of `node`."""
        self.context.add(rule, node.line, node.column, node.path, **params)

    def leave(self, node: Node) -> None:
        pass

    def doctype(self, name: str, public: str, system: str, place: tuple[int, int]) -> None:
        pass

    def prefix(self, prefix: str, uri: str, place: tuple[int, int]) -> None:
        pass
