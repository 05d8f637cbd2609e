"""The parser: expat, with the place of everything, and bounds on what it will take."""

from __future__ import annotations

import html.entities
from typing import Final
from urllib.parse import urljoin
from xml.parsers import expat

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._namespaces import tag_of
from feeds.validation._node import DocumentText, Node, Tag
from feeds.validation._repair import STAND_IN, Repaired
from feeds.validation._xml_events import Handler, Parsed, StopReadingError
from feeds.validation._xml_faults import ENTITY_BOMB, UNDEFINED_ENTITY, fault_of

__all__ = ["MOST_BYTES", "RULES", "TOO_MUCH", "parse"]

MOST_BYTES: Final = 256 * 2**20  # above this a document is refused unread
_PIECE: Final = 4 * 2**20  # bytes; a tag or comment longer than this is refused
_MOST_DEPTH: Final = 200
_MOST_NAMES: Final = 10_000  # different names of elements and attributes
_MOST_ENTITY: Final = 100_000  # characters that one entity may come to stand for
_MOST_GROWTH: Final = 8 * 2**20  # characters that references may add to a document
_LATIN_1: Final = 0xFF
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_REFERENCE = lazy_regex(r"[&%]([^;#\s]+);")
_RSS_091_PUBLIC: Final = "-//Netscape Communications//DTD RSS 0.91//EN"


def parse(
    data: bytes, handler: Handler, context: Context, repairs: Repaired | None = None
) -> Parsed:
    """Read UTF-8 `data` through `handler`; `repairs` is what was done to it before."""
    run = _Parse(data, handler, context, repairs)
    return Parsed(run.run(), run.failed)


def _resolved(base: str, address: str) -> str:
    """An address against a base; as it stands where that cannot be."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


XML_VERSION = Rule(
    code="X151",
    name="xml-version",
    severity="error",
    message="the document says XML {version}",
    hint='write version="1.0"',
    spec="https://www.w3.org/TR/xml/#sec-prolog-dtd",
)
EXTERNAL_ENTITY = Rule(
    code="X152",
    name="external-entity",
    severity="warning",
    message="{name} lies outside the document and is not read",
    hint="leave the DOCTYPE out and write the text itself",
    spec="https://www.w3.org/TR/xml/#sec-external-ent",
)
TOO_DEEP = Rule(
    code="X154",
    name="too-deep",
    severity="error",
    message="elements are nested more than {limit} deep",
    hint="a feed needs less than ten levels, its content a few more",
    spec="https://www.w3.org/TR/xml/#sec-logical-struct",
)
TOO_MUCH = Rule(
    code="X155",
    name="too-much",
    severity="error",
    message="a {what} of more than {limit} is not read",
    hint="no feed needs so much; split it, or look for what makes it grow",
    spec="https://www.w3.org/TR/xml/#sec-logical-struct",
)


class _Parse:
    """One run of expat: keeps the open elements, and stops at the first thing too much."""

    def __init__(
        self, data: bytes, handler: Handler, context: Context, repairs: Repaired | None
    ) -> None:
        self.context = context
        self.failed: Rule | None = None
        self.repairs = repairs
        self.root_line = 0
        self.handler = handler
        self.source = DocumentText(data)
        self.top = Node(Tag("", "", "", "", ""), {}, None, self.source)
        self.top.base = context.base
        self.document = self.top
        self.depth = 0
        self.tags: dict[str, Tag] = {}
        self.entities: dict[str, int] = {}
        self.grown = -len(data)
        self.html_entities = False  # the RSS 0.91 DTD declares those of Latin 1
        self.expat = expat.ParserCreate("utf-8", " ")

    def run(self) -> Node:
        """Parse all of it; what is not well formed becomes one finding at its place."""
        parser = self.expat
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.buffer_size = 2**16
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartNamespaceDeclHandler = self.declare
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.entity
        parser.SkippedEntityHandler = self.skipped
        parser.ExternalEntityRefHandler = self.external
        try:
            self.feed()
        except expat.ExpatError as error:
            self.fatal(error)
        except StopReadingError:
            pass
        return self.document

    def feed(self) -> None:
        """Hand the document over piece by piece, so that one endless tag is noticed."""
        data = memoryview(self.source.data)
        for begin in range(0, len(data), _PIECE):
            self.expat.Parse(data[begin : begin + _PIECE], False)
            if begin > self.expat.CurrentByteIndex:
                self.stop(TOO_MUCH, what="tag or comment", limit=f"{_PIECE} bytes")
        self.expat.Parse(b"", True)

    def place(self) -> tuple[int, int]:
        parser = self.expat
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        return line, self.as_written(line, column) if self.repairs else column

    def as_written(self, line: int, column: int) -> int:
        """The column in the document as it was before its root tag was added to."""
        repairs = self.repairs
        assert repairs is not None
        if self.depth and line == self.root_line and self.expat.CurrentByteIndex > repairs.root:
            return column - repairs.added
        return column

    def start(self, raw: str, attributes: dict[str, str]) -> None:
        tags = self.tags
        tag = tags.get(raw) or self.new_tag(raw)
        parent = self.top
        self.depth += 1
        node = Node(tag, attributes, parent, self.source)
        parser = self.expat
        node.line = parser.CurrentLineNumber
        node.column = parser.CurrentColumnNumber + 1
        node.offset = parser.CurrentByteIndex
        if self.repairs:
            self.repaired(node)
        counts = parent.counts
        node.number = counts[tag.key] = counts.get(tag.key, 0) + 1
        if attributes:
            self.attribute_names(node)
        if self.depth > _MOST_DEPTH:
            self.stop(TOO_DEEP, limit=_MOST_DEPTH)
        self.top = node
        self.handler.enter(node)

    def repaired(self, node: Node) -> None:
        """Put back what the repair changed: a column, an ampersand in an attribute."""
        if self.depth > 1:
            node.column = self.as_written(node.line, node.column)
        elif self.repairs and self.repairs.root >= 0:
            end = self.repairs.root - node.offset
            written = self.source.data[node.offset : node.offset + end]
            self.root_line = node.line + written.count(b"\n")
        for name, value in node.attributes.items():
            if STAND_IN in value:
                node.attributes[name] = value.replace(STAND_IN, "&")

    def new_tag(self, raw: str) -> Tag:
        if len(self.tags) >= _MOST_NAMES:
            self.stop(TOO_MUCH, what="set of names", limit=f"{_MOST_NAMES} names")
        tag = self.tags[raw] = tag_of(raw)
        return tag

    def attribute_names(self, node: Node) -> None:
        """Turn expat's "ns name prefix" into "{ns}name"; take xml:lang and xml:base."""
        attributes = node.attributes
        for raw in [key for key in attributes if " " in key]:
            tag = self.tags.get(raw) or self.new_tag(raw)
            value = attributes[tag.key] = attributes.pop(raw)
            if tag.key == _XML + "lang":
                node.lang = value
            elif tag.key == _XML + "base":
                node.base = _resolved(node.base, value)

    def end(self, _raw: str) -> None:
        node = self.top
        self.depth -= 1
        self.context.facts.whole = not self.depth
        parser = self.expat
        node.end_line = parser.CurrentLineNumber
        node.end_column = parser.CurrentColumnNumber + 1
        node.end_offset = parser.CurrentByteIndex
        if self.repairs:
            node.end_column = self.as_written(node.end_line, node.end_column)
        parent = node.parent
        if parent is not None:
            self.top = parent
        self.handler.leave(node)

    def characters(self, text: str) -> None:
        self.grown += len(text)
        if self.grown > _MOST_GROWTH:
            self.stop(ENTITY_BOMB)
        if self.repairs and STAND_IN in text:
            text = text.replace(STAND_IN, "&")
        self.top.pieces.append(text)

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self.handler.prefix(prefix or "", uri or "", self.place())

    def declaration(self, version: str, _encoding: str | None, _standalone: int) -> None:
        if version != "1.0":
            line, column = self.place()
            self.context.add(XML_VERSION, line, column, "", version=version)

    def doctype(self, _name: str, system: str | None, public: str | None, _internal: int) -> None:
        self.html_entities = public == _RSS_091_PUBLIC
        place = self.place()
        if system and not self.html_entities:
            self.context.add(EXTERNAL_ENTITY, *place, "", name=system)
        self.handler.doctype(public or "", system or "", place)

    def entity(
        self,
        name: str,
        _parameter: bool,  # noqa: FBT001  # expat's own signature
        value: str | None,
        _base: str | None,
        system: str | None,
        _public: str | None,
        _notation: str | None,
    ) -> None:
        """A declared entity may stand for a little text, never for an avalanche."""
        if value is None:
            self.context.add(EXTERNAL_ENTITY, *self.place(), "", name=system or name)
            return
        inner = (self.entities.get(one, 1) for one in _REFERENCE.findall(value))
        self.entities[name] = len(value) + sum(inner)
        if self.entities[name] > _MOST_ENTITY:
            self.stop(ENTITY_BOMB)

    def skipped(self, name: str, _parameter: bool) -> None:  # noqa: FBT001  # likewise
        """A reference to what only an external DTD could declare."""
        point = html.entities.name2codepoint.get(name)
        if self.html_entities and point is not None and point <= _LATIN_1:
            self.characters(chr(point))
        elif self.depth:
            line, column = self.place()
            detail = f"&{name};"
            self.context.add(UNDEFINED_ENTITY, line, column, self.top.path, detail=detail)

    def external(self, *_reference: object) -> int:
        """An external entity is not read; its declaration has been reported."""
        return 1

    def stop(self, rule: Rule, **params: object) -> None:
        line, column = self.place()
        self.context.add(rule, line, column, self.top.path, **params)
        raise StopReadingError

    def fatal(self, error: expat.ExpatError) -> None:
        """Say what expat means, at its place, with what stands there."""
        at = max(self.expat.ErrorByteIndex, 0)
        top = self.top if self.depth else None
        fault = fault_of(error, self.source.data, at, top, whole=self.top is self.document)
        self.failed = fault.rule
        own = {"hint": fault.hint} if fault.hint else {}
        place = error.lineno, error.offset + 1
        self.context.add(fault.rule, *place, self.top.path, detail=fault.detail, **own)


RULES: tuple[Rule, ...] = (
    XML_VERSION,
    EXTERNAL_ENTITY,
    TOO_DEEP,
    TOO_MUCH,
)
