"""From bytes to text for JSON, and from offsets to lines."""

from __future__ import annotations

import codecs
from bisect import bisect_right

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._finding import Rule

__all__ = ["RULES", "Places", "json_text"]

_LINE_END = lazy_regex(r"\r\n|\r|\n")
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNMARKED = (
    (lazy_regex(rb"[\x00]{3}[^\x00]"), "utf-32-be"),
    (lazy_regex(rb"[^\x00][\x00]{3}"), "utf-32-le"),
    (lazy_regex(rb"\x00[^\x00]"), "utf-16-be"),
    (lazy_regex(rb"[^\x00]\x00"), "utf-16-le"),
)

JSON_ENCODING = Rule(
    code="J102",
    name="json-encoding",
    severity="error",
    message="the document is not UTF-8: {problem}",
    hint="save it as UTF-8",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-8.1",
)
JSON_BOM = Rule(
    code="J103",
    name="json-byte-order-mark",
    severity="error",
    message="a byte order mark stands before the JSON",
    hint="save it as UTF-8 without a byte order mark",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-8.1",
)


def json_text(data: bytes, context: Context) -> str:
    """The text of a JSON document; what is wrong with its encoding is reported, and read on."""
    encoding, mark = _encoding(data)
    if encoding != "utf-8":
        context.add(JSON_ENCODING, 1, 1, "", problem=f"it is {encoding.upper()}")
    if mark:
        context.add(JSON_BOM, 1, 1, "")
    charset = context.charset.lower()
    if charset and charset not in {"utf-8", "utf8"}:
        context.add(JSON_ENCODING, 1, 1, "", problem=f"its Content-Type says {charset}")
    try:
        return data[mark:].decode(encoding)
    except UnicodeDecodeError as error:
        before = data[mark : mark + error.start].decode(encoding, "replace")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        byte = data[mark + error.start]
        context.add(JSON_ENCODING, line, column, "", problem=f"byte 0x{byte:02X} is none of it")
        return data[mark:].decode(encoding, "replace")


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding (RFC 4627 section 3 tells them apart), and the length of the mark."""
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8", len(codecs.BOM_UTF8)
    for mark, name in _WIDE:
        if data.startswith(mark):
            return name, len(mark)
    for pattern, name in _UNMARKED:
        if pattern.match(data):
            return name, 0
    return "utf-8", 0


class Places:
    """Offsets in a text as line and column, both from 1; the lines are found when asked for."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the character at `offset`."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in _LINE_END.finditer(self._text))]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


RULES: tuple[Rule, ...] = (
    JSON_ENCODING,
    JSON_BOM,
)
