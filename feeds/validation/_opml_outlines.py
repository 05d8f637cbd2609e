"""The outlines of OPML 2.0, and where each subscription leads."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.validation._context import Context
from feeds.validation._facts import LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.dates import rfc822
from feeds.validation.values.languages import language_fault

__all__ = ["BAD_DATE", "RULES", "OutlineCheck"]

_ADDRESSES = ("xmlUrl", "htmlUrl", "url")
_NEEDED = {"rss": "xmlUrl", "atom": "xmlUrl", "link": "url", "include": "url"}  # by outline type
_FLAGS = ("isComment", "isBreakpoint")

UNKNOWN_ELEMENT = Rule(
    code="O105",
    name="opml-unknown-element",
    severity="error",
    message="OPML has no {element} here",
    hint="remove it, or put it into a namespace of its own",
    spec="https://opml.org/spec2.opml",
)

REPEATED_ELEMENT = Rule(
    code="O106",
    name="opml-repeated-element",
    severity="error",
    message="{element} stands a second time",
    hint="keep one",
    spec="https://opml.org/spec2.opml",
)

MISSING_TEXT = Rule(
    code="O107",
    name="opml-missing-text",
    severity="error",
    message="the outline has no text",
    hint='add text="…", the name to show',
    spec="https://opml.org/spec2.opml",
)

MISSING_ADDRESS = Rule(
    code="O108",
    name="opml-missing-address",
    severity="error",
    message="the outline of type {type} has no {attribute}",
    hint='add {attribute}="https://…"',
    spec="https://opml.org/spec2.opml",
)

MISSING_TYPE = Rule(
    code="O109",
    name="opml-missing-type",
    severity="warning",
    message="the outline has an xmlUrl and no type",
    hint='add type="rss", whatever the format of the feed',
    spec="https://opml.org/spec2.opml",
)

BAD_ADDRESS = Rule(
    code="O110",
    name="opml-bad-address",
    severity="error",
    message="{attribute} is no absolute address: {value}",
    hint="write it whole, such as https://example.org/feed.xml",
    spec="https://opml.org/spec2.opml",
)

BAD_DATE = Rule(
    code="O111",
    name="opml-bad-date",
    severity="error",
    message="{name} is no RFC 822 date: {value}",
    hint="write it as Fri, 01 May 2026 12:00:00 GMT",
    spec="https://opml.org/spec2.opml",
)

BAD_BOOLEAN = Rule(
    code="O112",
    name="opml-bad-boolean",
    severity="error",
    message="{attribute} is {value}, and should be true or false",
    hint="write true or false",
    spec="https://opml.org/spec2.opml",
)

TWICE = Rule(
    code="O114",
    name="opml-repeated-feed",
    severity="warning",
    message="the feed {value} is already in the list, at line {line}",
    hint="keep one of the two",
    spec="https://opml.org/spec2.opml",
)

BAD_LANGUAGE = Rule(
    code="O116",
    name="opml-bad-language",
    severity="warning",
    message="language is no language tag: {value}",
    hint="write a tag of BCP 47, such as nl or pt-BR",
    spec="https://www.rfc-editor.org/info/bcp47",
)

STRAY_TEXT = Rule(
    code="O118",
    name="opml-stray-text",
    severity="warning",
    message="there is text inside {element}: {value}",
    hint="put what is to be shown into the text attribute of an outline",
    spec="https://opml.org/spec2.opml",
)


class OutlineCheck:
    """The outlines of one list; remembers which feeds it has met."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._feeds: dict[str, int] = {}  # address → line

    def _on(self, node: Node, rule: Rule, **params: object) -> None:
        self._context.add(rule, node.line, node.column, node.path, **params)

    def _at(self, node: Node, attribute: str, rule: Rule, **params: object) -> None:
        place = node.attribute_place(attribute)
        self._context.add(rule, *place, f"{node.path}/@{attribute}", attribute=attribute, **params)

    def _children(self, node: Node, known: frozenset[str], *, single: bool) -> list[Node]:
        """The children OPML has here; reports the others, and second ones if `single`."""
        kept: list[Node] = []
        seen: set[str] = set()
        for child in node.children:
            name = child.tag.name
            if child.tag.ns:
                continue
            if name not in known:
                self._on(child, UNKNOWN_ELEMENT, element=name)
            elif single and name in seen:
                self._on(child, REPEATED_ELEMENT, element=name)
            else:
                seen.add(name)
                kept.append(child)
        text = node.text.strip()
        if text:
            place = node.text_place(len(node.text) - len(node.text.lstrip()))
            name = node.tag.name
            self._context.add(STRAY_TEXT, *place, node.path, element=name, value=text)
        return kept

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
            self._on(node, MISSING_TEXT)
        needed = _NEEDED.get(kind, "")
        if needed and not attributes.get(needed, "").strip():
            self._on(node, MISSING_ADDRESS, type=kind, attribute=needed)
        if "xmlUrl" in attributes and not kind:
            self._on(node, MISSING_TYPE)
        for name in _ADDRESSES:
            value = attributes.get(name, "").strip()
            if value and not _is_address(value):
                self._at(node, name, BAD_ADDRESS, value=value)
        for name in _FLAGS:
            if attributes.get(name, "true") not in {"true", "false"}:
                self._at(node, name, BAD_BOOLEAN, value=attributes[name])
        created = attributes.get("created", "").strip()
        if created and rfc822(created) is None:
            self._at(node, "created", BAD_DATE, name="created", value=created)
        language = attributes.get("language", "").strip()
        if language and language != "unknown" and language_fault(language):
            self._at(node, "language", BAD_LANGUAGE, value=language)
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
            self._at(node, "xmlUrl", TWICE, value=address, line=self._feeds[address])
        else:
            self._feeds[address] = node.line


def _is_address(value: str) -> bool:
    return bool(scheme_of(value)) and address_fault(value) is None


RULES: tuple[Rule, ...] = (
    UNKNOWN_ELEMENT,
    REPEATED_ELEMENT,
    MISSING_TEXT,
    MISSING_ADDRESS,
    MISSING_TYPE,
    BAD_ADDRESS,
    BAD_DATE,
    BAD_BOOLEAN,
    TWICE,
    BAD_LANGUAGE,
    STRAY_TEXT,
)
