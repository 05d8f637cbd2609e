"""Reading on after a fault of the XML whose repair is certain.

A parser must stop at the first fault, and its author would fix one a run. So the document is
repaired in memory: each fault is reported at its place, and the rest is checked. Lines stay as
they are, columns nearly always. Tags that do not match and cut files are never repaired.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple, dataclass
from feeds.validation._finding import Rule
from feeds.validation._namespaces import PREFIXES
from feeds.validation._xml_faults import (
    BEFORE_DECLARATION,
    FORBIDDEN_CHARACTER,
    NOT_WELL_FORMED,
    UNBOUND_PREFIX,
    UNDEFINED_ENTITY,
    XML_BARE_AMPERSAND,
)

__all__ = [
    "REPAIRABLE",
    "STAND_IN",
    "UNDECLARED",
    "MarkupFault",
    "Repaired",
    "beginning",
    "repaired",
]

REPAIRABLE: Final = frozenset(
    {
        NOT_WELL_FORMED.code,
        UNBOUND_PREFIX.code,
        UNDEFINED_ENTITY.code,
        BEFORE_DECLARATION.code,
        FORBIDDEN_CHARACTER.code,
        XML_BARE_AMPERSAND.code,
    }
)
STAND_IN: Final = "\ue0ff"  # for an ampersand that is one; the parser's text has it put back
UNDECLARED: Final = "urn:undeclared:"  # the namespace of a prefix that nobody knows
_HEAD: Final = 64 * 1024  # bytes in which the beginning of the feed is looked for
_SHOWN: Final = 40
_BEGIN = lazy_regex(rb"<\?xml\s|<(?:[\w.-]+:)?(?:rss|feed|RDF|opml)\b", re.IGNORECASE)
_PROLOG = lazy_regex(rb"(?:\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_DECLARATION = lazy_regex(rb"<\?xml\s.*?\?>", re.DOTALL)
_TOKEN = lazy_regex(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    rb"|<!DOCTYPE[^\[>]*+(?:>|\[.*?(?:\]\s*+>|\Z)|\Z)"
    rb"|&#(?:(?P<number>[0-9]{1,9})|x(?P<hex>[0-9A-Fa-f]{1,8}));"
    rb"|(?P<amp>&)(?!(?:amp|lt|gt|quot|apos);)(?:(?P<name>[A-Za-z_][\w.-]{0,40});)?"
    rb"|(?P<control>[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf])",
    re.DOTALL,
)
_CONTROL = lazy_regex(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_ENTITY = lazy_regex(rb"<!ENTITY\s+([\w.-]+)\s")
_OPAQUE = lazy_regex(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_TAG = lazy_regex(rb"""<(/?[A-Za-z_][\w.:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_PREFIXED = lazy_regex(rb"""\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
_BOUND = lazy_regex(rb"\bxmlns:([\w.-]+)\s*=")


@dataclass(frozen=True, slots=True)
class MarkupFault:
    """One fault, where it stands, and what fills its message and hint."""

    rule: Rule
    line: int
    column: int
    detail: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """The document, the faults that were in it, and what was added to the root's tag."""

    data: bytes
    faults: tuple[MarkupFault, ...]
    root: int = -1  # the offset of what was added; -1 for nothing
    added: int = 0  # characters


class _New(NamedTuple):
    """What is read instead of a token, the rule it breaks, and what the finding says."""

    rule: Rule
    detail: str
    hint: str
    text: bytes


def repaired(data: bytes) -> Repaired:
    """Repair a document in UTF-8; without faults where there is nothing certain to repair."""
    data, faults = beginning(data)
    data, found = _characters(data)
    faults += found
    data, found, root, added = _prefixes(data)
    return Repaired(data, (*faults, *found), root, added)


def beginning(data: bytes) -> tuple[bytes, list[MarkupFault]]:
    """Space or other text before the declaration or the root becomes spaces."""
    begin = _BEGIN.search(data[:_HEAD])
    if begin is None or not begin.start():
        return data, []
    before = data[: begin.start()]
    declared = begin[0][:2] == b"<?"
    prolog = _PROLOG.match(before)
    if not declared and prolog is not None and prolog.end() == len(before):
        return data, []
    end = begin.start()
    if declared and (declaration := _DECLARATION.match(data, end)):
        end = declaration.end()
    text = data[:end].decode("utf-8", "replace")
    blank = "".join(char if char == "\n" else " " for char in text).encode()
    what = _what(before.decode("utf-8", "replace"))
    return blank + data[end:], [MarkupFault(BEFORE_DECLARATION, 1, 1, what)]


def _what(text: str) -> str:
    if not text.strip():
        return "white space"
    if not text.strip("\ufeff \t\r\n"):
        return "a byte order mark"
    shown = " ".join(text.split())
    return f"text, {shown[:_SHOWN]!r}" + (" …" if len(shown) > _SHOWN else "")


def _characters(data: bytes) -> tuple[bytes, list[MarkupFault]]:
    """Entities of HTML, bare ampersands and control characters, each in place."""
    declared: set[bytes] = set()
    parts: list[bytes] = []
    faults: list[MarkupFault] = []
    place = _Offsets(data)
    done = 0
    for token in _TOKEN.finditer(data):
        if token[0].startswith(b"<!D"):
            declared |= set(_ENTITY.findall(token[0]))
        new = _replacement(token, declared)
        if new is None:
            continue
        faults.append(MarkupFault(new.rule, *place.at(token.start()), new.detail, new.hint))
        parts += (data[done : token.start()], new.text)
        done = token.end()
    return (b"".join((*parts, data[done:])) if faults else data), faults


def _replacement(token: re.Match[bytes], declared: set[bytes]) -> _New | None:
    """What is read instead of a token, and why; None for what is right."""
    if token["amp"]:
        return _reference(token, declared)
    if token["control"]:
        return _New(FORBIDDEN_CHARACTER, f"U+{ord(token[0].decode()):04X}", "", b" ")
    if token["number"] or token["hex"]:
        point = int(token["number"]) if token["number"] else int(token["hex"], 16)
        blank = b" " * len(token[0])
        shown = token[0].decode()
        return None if _is_char(point) else _New(FORBIDDEN_CHARACTER, shown, "", blank)
    if token[0].startswith(b"<![CDATA[") and (found := _CONTROL.search(token[0])):
        shown = f"U+{ord(found[0].decode()):04X}"
        return _New(FORBIDDEN_CHARACTER, shown, "", _CONTROL.sub(b" ", token[0]))
    return None


def _reference(token: re.Match[bytes], declared: set[bytes]) -> _New | None:
    """A bare ampersand stands for itself, an entity of HTML for its character."""
    name = token["name"]
    if name is None:
        return _New(XML_BARE_AMPERSAND, "", "", STAND_IN.encode())
    if name in declared:
        return None
    shown = token[0].decode()
    char = html5.get(f"{name.decode()};")
    if char is None:
        hint = f"write &amp;{shown[1:]} if the text is meant"
        return _New(UNDEFINED_ENTITY, shown, hint, STAND_IN.encode() + token[0][1:])
    number = "".join(f"&#{ord(one)};" for one in char)
    hint = f"write the character itself, or its number: {number}"
    if len(char) == 1:  # as many characters as the name has, so that columns stay
        number = f"&#{ord(char):0{max(len(shown) - 3, 1)}};"
    return _New(UNDEFINED_ENTITY, shown, hint, number.encode())


def _is_char(point: int) -> bool:
    """XML 1.0 section 2.2."""
    if point < ord(" "):
        return point in (9, 10, 13)
    return point <= sys.maxunicode and not (
        unicodedata.category(chr(point)) == "Cs" or point in (0xFFFE, 0xFFFF)
    )


def _prefixes(data: bytes) -> tuple[bytes, list[MarkupFault], int, int]:
    """Prefixes that are declared nowhere, declared at the end of the root's tag."""
    bound = {b"xml", b"xmlns", *_BOUND.findall(data)}
    wanted: dict[bytes, int] = {}
    root = -1
    for tag, end in _tags(data):
        if root < 0 and tag[1][:1] != b"/":
            root = end - (2 if tag[0].endswith(b"/>") else 1)
        used = [tag[1].lstrip(b"/").rpartition(b":")[0], *_PREFIXED.findall(tag[2])]
        for prefix in used:
            if prefix and prefix not in bound:
                wanted.setdefault(prefix, tag.start())
    if not wanted or root < 0:
        return data, [], -1, 0
    usual = {prefix: uri for uri, prefix in PREFIXES.items()}
    place = _Offsets(data)
    faults: list[MarkupFault] = []
    added = ""
    for raw, offset in sorted(wanted.items(), key=lambda item: item[1]):
        prefix = raw.decode()
        uri = usual.get(prefix)
        hint = f'declare it on the root element: xmlns:{prefix}="{uri}"' if uri else ""
        faults.append(MarkupFault(UNBOUND_PREFIX, *place.at(offset), prefix, hint))
        added += f' xmlns:{prefix}="{uri or UNDECLARED + prefix}"'
    return data[:root] + added.encode() + data[root:], faults, root, len(added)


def _tags(data: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """Every tag outside of CDATA sections and comments, and where it ends."""
    begin = 0
    while begin < len(data):
        opaque = _OPAQUE.search(data, begin)
        end = opaque.start() if opaque else len(data)
        for tag in _TAG.finditer(data, begin, end):
            yield tag, tag.end()
        begin = opaque.end() if opaque else end


class _Offsets:
    """Offsets as line and column, asked for in rising order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._offset = 0
        self._line = 1
        self._column = 1

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        between = self._data[self._offset : offset].decode("utf-8", "replace")
        breaks = between.count("\n")
        self._line += breaks
        if breaks:
            self._column = len(between) - between.rfind("\n")
        else:
            self._column += len(between)
        self._offset = offset
        return self._line, self._column
