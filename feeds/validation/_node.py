"""Elements as the parser hands them over: a light tree with places."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, Protocol

from feeds.patterns import lazy_regex
from feeds.records import dataclass
from feeds.validation._finding import Rule

__all__ = ["DocumentText", "ElementSpec", "Node", "Tag"]

_ATTRIBUTE = lazy_regex(rb"""([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG = lazy_regex(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_TOKEN = lazy_regex(  # what is not one character of text for each of the source
    r"&([^;\s&<]++);|\r\n|<!--.*?-->|<\?.*?\?>|<[^>]*>",
    re.DOTALL,
)
_NOTHING: frozenset[str] = frozenset()
_CDATA = b"<![CDATA["
_LONGEST_REFERENCE = 40  # characters, of a name or a number
_AHEAD = 65_536  # bytes that are looked at in one go for the place of a character


@dataclass(frozen=True, slots=True)
class Tag:
    """A name, taken apart once: {ns}name, and as a path shows it."""

    ns: str
    name: str
    prefix: str  # as written
    key: str  # "{ns}name", or the bare name without a namespace
    label: str  # the namespace's usual prefix and the name, "dc:date"; the core has none


class ElementSpec(Protocol):
    """What the tables say of an element at its place; `_grammar.Element` says more."""

    @property
    def name(self) -> str: ...

    @property
    def place(self) -> str: ...

    @property
    def text(self) -> Literal["none", "value", "any"]: ...

    @property
    def foreign(self) -> bool: ...

    @property
    def kept(self) -> bool: ...

    @property
    def ahead(self) -> Rule | None: ...


class DocumentText:
    """The document in UTF-8; places are computed from it only when somebody asks.

    What was computed last is kept: findings come in the order of the document, and many of
    them may be of one tag or one text.
    """

    __slots__ = ("_attributes", "_character", "_tag", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._tag = -1
        self._attributes: dict[str, int] = {}
        self._character = (-1, 0, 0)  # where the text begins, characters passed, offset there

    def tag_end(self, offset: int) -> int:
        """The offset just after the start tag that begins at `offset`."""
        found = _TAG.match(self.data, offset)
        return found.end() if found else offset

    def attribute(self, offset: int, name: str) -> int:
        """The offset of the attribute `name`, without its prefix, in the tag at `offset`."""
        if self._tag != offset:
            self._tag, self._attributes = offset, {}
            for found in _ATTRIBUTE.finditer(self.data, offset, self.tag_end(offset)):
                bare = found[1].rpartition(b":")[2].decode("utf-8", "replace")
                self._attributes.setdefault(bare, found.start())
        return self._attributes.get(name, offset)

    def character(self, begin: int, index: int) -> int:
        """The offset of character `index` of the text whose source begins at `begin`."""
        known, passed, at = self._character
        if known != begin or passed > index:
            passed, at = 0, begin
        while passed < index and at < len(self.data):
            if self.data.startswith(_CDATA, at):
                text, after = self.section(at)
                length = len(text) - text.count("\r\n")
                if passed + length > index:
                    self._character = (begin, passed, at)
                    return (
                        at + len(_CDATA) + len(text[: _source_index(text, index - passed)].encode())
                    )
                passed, at = passed + length, after
                continue
            gained, used = _characters(self.piece(at), index - passed)
            if not used:
                break
            passed, at = passed + gained, at + used
        self._character = (begin, passed, at)
        return at + len(_CDATA) if self.data.startswith(_CDATA, at) else at

    def section(self, at: int) -> tuple[str, int]:
        """The text of the CDATA section at `at`, and where the document goes on."""
        start = at + len(_CDATA)
        end = self.data.find(b"]]>", start)
        end = len(self.data) if end < 0 else end
        return self.data[start:end].decode("utf-8", "replace"), end + 3

    def piece(self, at: int) -> str:
        """What follows `at`, up to a CDATA section and not endlessly."""
        piece = self.data[at : at + _AHEAD]
        section = piece.find(_CDATA)
        if section >= 0:
            piece = piece[:section]
        elif len(piece) == _AHEAD:
            piece = piece.rstrip(b"\r")
        return piece.decode("utf-8", "ignore")

    def moved(self, line: int, column: int, start: int, end: int) -> tuple[int, int]:
        """The place of offset `end`, where `start` is at line and column."""
        between = self.data[start:end].decode("utf-8", "replace")
        breaks = between.count("\n")
        if not breaks:
            return line, column + len(between)
        return line + breaks, len(between) - between.rfind("\n")


class Node:
    """One element. `attributes` are keyed by bare name, those in a namespace by "{ns}name";
    `pieces` is the character data directly inside; `children` are the elements kept.
    """

    __slots__ = (
        "attributes",
        "base",
        "children",
        "column",
        "counts",
        "end_column",
        "end_line",
        "end_offset",
        "lang",
        "line",
        "meant",
        "number",
        "offset",
        "parent",
        "pieces",
        "source",
        "spec",
        "tag",
    )

    def __init__(
        self, tag: Tag, attributes: dict[str, str], parent: Node | None, source: DocumentText
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.source = source
        self.children: list[Node] = []
        self.pieces: list[str] = []
        self.counts: dict[str, int] = {}  # children so far, by key, kept or not
        self.meant: frozenset[str] = _NOTHING  # keys of children that others stand for
        self.number = 1  # which of its name it is under its parent
        self.line = self.column = self.end_line = self.end_column = 0
        self.offset = self.end_offset = 0
        self.lang: str = parent.lang if parent else ""
        self.base: str = parent.base if parent else ""
        self.spec: ElementSpec | None = None

    @property
    def text(self) -> str:
        """The character data directly inside, joined."""
        pieces = self.pieces
        return pieces[0] if len(pieces) == 1 else "".join(pieces)

    @property
    def path(self) -> str:
        """Where it is: "feed/entry[3]/updated"; a number from the second of a name on."""
        steps: list[str] = []
        node: Node | None = self
        while node is not None and node.parent is not None:
            alone = node.number == 1 and node.parent.counts.get(node.tag.key) == 1
            steps.append(node.tag.label if alone else f"{node.tag.label}[{node.number}]")
            node = node.parent
        return "/".join(reversed(steps))

    def __iter__(self) -> Iterator[Node]:
        return iter(self.children)

    def find(self, key: str) -> Node | None:
        """The first kept child with this key."""
        return next((child for child in self.children if child.tag.key == key), None)

    def attribute_place(self, name: str) -> tuple[int, int]:
        """Line and column of an attribute; of the tag where the attribute is not there."""
        at = self.source.attribute(self.offset, name.rsplit("}", 1)[-1])
        return self.source.moved(self.line, self.column, self.offset, at)

    def text_place(self, index: int = 0) -> tuple[int, int]:
        """Line and column of character `index` of `text`, references and CDATA counted out."""
        begin = self.source.tag_end(self.offset)
        line, column = self.source.moved(self.line, self.column, self.offset, begin)
        if not index:
            return line, column
        end = self.source.character(begin, index)
        return self.source.moved(line, column, begin, end)


def _source_index(text: str, wanted: int) -> int:
    """Where character `wanted` stands in a source whose line ends the parser has made one."""
    index = wanted
    while (found := wanted + text.count("\r\n", 0, index)) != index:
        index = found
    return index


def _characters(raw: str, wanted: int) -> tuple[int, int]:
    """How many characters of text, `wanted` at most, and bytes of source a piece of it gives."""
    passed = end = 0
    for token in _TOKEN.finditer(raw):
        start = token.start()
        if passed + start - end >= wanted:
            break
        passed += start - end
        end = token.end()
        name = token[1]
        if name is not None:
            passed += _length_of(name)
        elif raw[start] == "\r":
            passed += 1
    if passed < wanted:  # not beyond a reference that is cut in two: the next piece begins with it
        cut = raw.find("&", max(end, len(raw) - _LONGEST_REFERENCE, 1))
        last = len(raw) if cut < 0 else cut
        taken = min(last - end, wanted - passed)
        passed, end = passed + taken, end + taken
    return passed, len(raw[:end].encode())


@lru_cache(maxsize=512)
def _length_of(name: str) -> int:
    """How many characters a reference stands for."""
    return len(html.unescape(f"&{name};"))
