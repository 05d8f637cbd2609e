"""OPML 2.0: the head, the outlines, and where each subscription leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.validation._context import Context
from feeds.validation._facts import LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.rules import opml as rules
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.dates import rfc822
from feeds.validation.values.languages import language_fault
from feeds.validation.values.people import addr_spec

__all__ = ["check_opml"]

VERSIONS = frozenset({"1.0", "1.1", "2.0"})
DATES = frozenset({"dateCreated", "dateModified"})
NUMBERS = frozenset({"vertScrollState", "windowTop", "windowLeft", "windowBottom", "windowRight"})
HEAD = DATES | NUMBERS | {"title", "ownerName", "ownerEmail", "ownerId", "docs", "expansionState"}
ADDRESSES = ("xmlUrl", "htmlUrl", "url")
NEEDED = {"rss": "xmlUrl", "atom": "xmlUrl", "link": "url", "include": "url"}  # by outline type
FLAGS = ("isComment", "isBreakpoint")
_NUMBER = re.compile(r"-?\d{1,9}")
_NUMBERS = re.compile(r"(?:\d{1,9}(?:\s*,\s*\d{1,9})*)?")


def check_opml(root: Node, context: Context) -> None:
    """Report what is wrong with a list of subscriptions."""
    context.format = "opml-2.0"
    _OpmlCheck(context).check(root)


class _OpmlCheck:
    """One list; remembers which feeds it has met."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._feeds: dict[str, int] = {}  # address → line

    def _on(self, node: Node, rule: Rule, **params: object) -> None:
        self._context.add(rule, node.line, node.column, node.path, **params)

    def _at(self, node: Node, attribute: str, rule: Rule, **params: object) -> None:
        place = node.attribute_place(attribute)
        self._context.add(rule, *place, f"{node.path}/@{attribute}", attribute=attribute, **params)

    def check(self, root: Node) -> None:
        version = root.attributes.get("version", "")
        if version not in VERSIONS:
            self._on(root, rules.BAD_VERSION, value=version or "none")
        elif version != "2.0":
            self._context.format = f"opml-{version}"
        parts = self._children(root, frozenset({"head", "body"}), single=True)
        found = {node.tag.name: node for node in parts}
        if "head" in found:
            self._head(found["head"])
        else:
            self._on(root, rules.MISSING_HEAD)
        if "body" in found:
            self._body(found["body"])
        else:
            self._on(root, rules.MISSING_BODY)

    def _children(self, node: Node, known: frozenset[str], *, single: bool) -> list[Node]:
        """The children OPML has here; reports the others, and second ones if `single`."""
        kept: list[Node] = []
        seen: set[str] = set()
        for child in node.children:
            name = child.tag.name
            if child.tag.ns:
                continue
            if name not in known:
                self._on(child, rules.UNKNOWN_ELEMENT, element=name)
            elif single and name in seen:
                self._on(child, rules.REPEATED_ELEMENT, element=name)
            else:
                seen.add(name)
                kept.append(child)
        text = node.text.strip()
        if text:
            place = node.text_place(len(node.text) - len(node.text.lstrip()))
            name = node.tag.name
            self._context.add(rules.STRAY_TEXT, *place, node.path, element=name, value=text)
        return kept

    def _head(self, head: Node) -> None:
        children = self._children(head, HEAD, single=True)
        if not any(child.tag.name == "title" and child.text.strip() for child in children):
            self._on(head, rules.MISSING_TITLE)
        for child in children:
            self._head_value(child, child.tag.name, child.text.strip())

    def _head_value(self, node: Node, name: str, value: str) -> None:
        if name == "expansionState" and not _NUMBERS.fullmatch(value):
            self._on(node, rules.BAD_NUMBER, name=name, value=value)
        if not value:
            return
        if name in DATES and rfc822(value) is None:
            self._on(node, rules.BAD_DATE, name=name, value=value)
        elif name in NUMBERS and not _NUMBER.fullmatch(value):
            self._on(node, rules.BAD_NUMBER, name=name, value=value)
        elif name == "ownerEmail" and not addr_spec(value):
            self._on(node, rules.BAD_OWNER, name=name, value=value, expected="an e-mail address")
        elif name in {"ownerId", "docs"} and not _is_web(value):
            self._on(node, rules.BAD_OWNER, name=name, value=value, expected="a web address")

    def _body(self, body: Node) -> None:
        outlines = self._outlines(body)
        first = next(outlines, None)
        if first is None:
            self._on(body, rules.EMPTY_BODY)
            return
        self._outline(first)
        for outline in outlines:
            self._outline(outline)

    def _outlines(self, parent: Node) -> Iterator[Node]:
        """All outlines in the order of the document, without recursion."""
        waiting = list(reversed(self._children(parent, frozenset({"outline"}), single=False)))
        while waiting:
            node = waiting.pop()
            yield node
            inner = self._children(node, frozenset({"outline"}), single=False)
            waiting.extend(reversed(inner))

    def _outline(self, node: Node) -> None:
        attributes = node.attributes
        kind = attributes.get("type", "").strip().lower()
        if not attributes.get("text", "").strip():
            self._on(node, rules.MISSING_TEXT)
        needed = NEEDED.get(kind, "")
        if needed and not attributes.get(needed, "").strip():
            self._on(node, rules.MISSING_ADDRESS, type=kind, attribute=needed)
        if "xmlUrl" in attributes and not kind:
            self._on(node, rules.MISSING_TYPE)
        for name in ADDRESSES:
            value = attributes.get(name, "").strip()
            if value and not _is_address(value):
                self._at(node, name, rules.BAD_ADDRESS, value=value)
        for name in FLAGS:
            if attributes.get(name, "true") not in {"true", "false"}:
                self._at(node, name, rules.BAD_BOOLEAN, value=attributes[name])
        created = attributes.get("created", "").strip()
        if created and rfc822(created) is None:
            self._at(node, "created", rules.BAD_DATE, name="created", value=created)
        language = attributes.get("language", "").strip()
        if language and language != "unknown" and language_fault(language):
            self._at(node, "language", rules.BAD_LANGUAGE, value=language)
        self._once(node, attributes.get("xmlUrl", "").strip())

    def _once(self, node: Node, address: str) -> None:
        if not address:
            return
        self._context.facts.links.append(
            LinkFacts(
                rel="subscription",
                href=address,
                line=node.line,
                column=node.column,
                path=node.path,
            )
        )
        if address in self._feeds:
            self._at(node, "xmlUrl", rules.TWICE, value=address, line=self._feeds[address])
        else:
            self._feeds[address] = node.line


def _is_address(value: str) -> bool:
    return bool(scheme_of(value)) and address_fault(value) is None


def _is_web(value: str) -> bool:
    return scheme_of(value) in {"http", "https"} and address_fault(value) is None
