"""Elements as the parser hands them over: a light tree with places."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feeds.validation._grammar import Element

__all__ = ["Node", "Source", "Tag"]

ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
TAG = re.compile(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""")
TOKEN = re.compile(
    r"(?P<gone><!\[CDATA\[|\]\]>|<!--.*?-->|<\?.*?\?>|<[^>]*>)|(?P<one>&[^;\s]+;|\r\n|[\s\S])",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A name, taken apart once: {ns}name, and as a path shows it."""

    ns: str
    name: str
    prefix: str  # as written
    key: str  # "{ns}name", or the bare name without a namespace
    label: str  # the namespace's usual prefix and the name, "dc:date"; the core has none


class Source:
    """The document in UTF-8; places are computed from it only when somebody asks."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    def tag_end(self, offset: int) -> int:
        """The offset just after the start tag that begins at `offset`."""
        found = TAG.match(self.data, offset)
        return found.end() if found else offset

    def attribute(self, offset: int, name: str) -> int:
        """The offset of the attribute `name`, as written, in the tag at `offset`."""
        wanted = name.encode()
        for found in ATTRIBUTE.finditer(self.data, offset, self.tag_end(offset)):
            if found[1] == wanted or found[1].endswith(b":" + wanted):
                return found.start()
        return offset

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
        "lang",
        "line",
        "number",
        "offset",
        "parent",
        "pieces",
        "source",
        "spec",
        "tag",
    )

    def __init__(
        self, tag: Tag, attributes: dict[str, str], parent: Node | None, source: Source
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.source = source
        self.children: list[Node] = []
        self.pieces: list[str] = []
        self.counts: dict[str, int] = {}  # children so far, by key, kept or not
        self.number = 1  # which of its name it is under its parent
        self.line = self.column = self.end_line = self.end_column = 0
        self.offset = 0
        self.lang: str = parent.lang if parent else ""
        self.base: str = parent.base if parent else ""
        self.spec: Element | None = None

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
        raw = self.source.data[begin : begin + 12 * index + 1000].decode("utf-8", "replace")
        passed = end = 0
        for token in TOKEN.finditer(raw):
            if token["one"] is not None:
                if passed >= index:
                    break
                passed += len(html.unescape(token["one"])) if token["one"][0] == "&" else 1
            end = token.end()
        before = raw[:end]
        breaks = before.count("\n")
        if not breaks:
            return line, column + len(before)
        return line + breaks, len(before) - before.rfind("\n")
