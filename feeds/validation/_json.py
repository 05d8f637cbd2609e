"""A JSON reader that knows where everything stands (RFC 8259).

The standard library's decoder gives values without places and takes the last of two equal
keys in silence. This one keeps the offset of every value and key, reports duplicate keys and
lone surrogates, bounds nesting, and hands over the elements of one large array one by one, so
that a feed of any length needs the memory of one item. Strings are scanned by the C scanner
of the standard library, so that a feed, which is mostly strings, is read at its speed.
"""

from __future__ import annotations

from collections.abc import Callable
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import TypeAlias

from feeds.patterns import lazy_regex

__all__ = [
    "MAX_DEPTH",
    "Fault",
    "Json",
    "JsonNode",
    "JsonReader",
    "JsonSyntaxError",
    "Members",
    "raw_offset",
]

MAX_DEPTH = 64
_MAX_DIGITS = 400  # a number with more is kept as infinity; float() needs time for it

_SPACE = lazy_regex(r"[ \t\n\r]*")
_NUMBER = lazy_regex(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = lazy_regex(r"[A-Za-z_$][\w$]*")
_SURROGATE = lazy_regex("[\ud800-\udfff]")
_ESCAPE = lazy_regex(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u.{4}|.)")
_LITERALS = {"true": True, "false": False, "null": None}


class JsonNode:
    """A value and the offset of its first character (for a string, of its quote)."""

    __slots__ = ("start", "value")

    def __init__(self, value: Json, start: int) -> None:
        self.value = value
        self.start = start

    @property
    def kind(self) -> str:
        """What JSON calls it: object, array, string, number, boolean or null."""
        return _KINDS[type(self.value)]


class Members(dict[str, JsonNode]):
    """The members of an object; `keys_at` has the offset of each key."""

    __slots__ = ("keys_at",)

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, int] = {}


Json: TypeAlias = "str | int | float | bool | list[JsonNode] | Members | None"

_KINDS: dict[type, str] = {
    Members: "object",
    list: "array",
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
}

Fault: TypeAlias = "Callable[[str, int, str], None]"
"""Called with what is wrong ("duplicate-key", "lone-surrogate"), the offset, and the text."""


class JsonSyntaxError(ValueError):
    """Where the text stops being JSON, and what was looked for. `deep` if it nests too far."""

    def __init__(self, message: str, offset: int, *, deep: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.deep = deep


class JsonReader:
    """Reads one text. `stream` names the root key whose array goes to `each`, item by item."""

    def __init__(
        self,
        text: str,
        fault: Fault | None = None,
        *,
        stream: str | None = None,
        each: Callable[[int, JsonNode], None] | None = None,
    ) -> None:
        self._text = text
        self._fault = fault or (lambda *_: None)
        self._stream = stream
        self._each = each or (lambda *_: None)

    def read(self) -> JsonNode:
        """The root; the streamed array is an empty list in it. Raises JsonSyntaxError."""
        node, end = self._value(self._skip(0), 0)
        end = self._skip(end)
        if end < len(self._text):
            raise JsonSyntaxError("something follows the end of the document", end)
        return node

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset

    def _value(self, start: int, depth: int) -> tuple[JsonNode, int]:
        first = self._text[start : start + 1]
        if first == '"':
            text, end = self._string(start)
            return JsonNode(text, start), end
        if first in {"{", "["} and first:
            if depth >= MAX_DEPTH:
                raise JsonSyntaxError(f"more than {MAX_DEPTH} levels", start, deep=True)
            return self._object(start, depth) if first == "{" else self._array(start, depth)
        number = _NUMBER.match(self._text, start)
        if number:
            return JsonNode(_number(number.group()), start), self._ended(number.end())
        word = _WORD.match(self._text, start)
        if word and word.group() in _LITERALS:
            return JsonNode(_LITERALS[word.group()], start), word.end()
        raise JsonSyntaxError(f"expected a value, found {self._found(start)}", start)

    def _ended(self, end: int) -> int:
        """After a number no further digit or letter may follow: 01, 1.e5, 12px."""
        if self._text[end : end + 1] and (self._text[end].isalnum() or self._text[end] in "._+-"):
            raise JsonSyntaxError("a number that JSON does not have", end)
        return end

    def _string(self, start: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self._text, start + 1, True)
        except JSONDecodeError as error:
            raise JsonSyntaxError(_WORDING.get(error.msg, error.msg), error.pos) from error
        if not text.isascii() and _SURROGATE.search(text):
            self._fault("lone-surrogate", start, text)
        return text, end

    def _array(self, start: int, depth: int) -> tuple[JsonNode, int]:
        values: list[JsonNode] = []
        end = self._elements(start, depth, lambda _index, node: values.append(node))
        return JsonNode(values, start), end

    def _elements(self, start: int, depth: int, each: Callable[[int, JsonNode], None]) -> int:
        offset = self._skip(start + 1)
        if self._text[offset : offset + 1] == "]":
            return offset + 1
        index = 0
        while True:
            node, offset = self._value(offset, depth + 1)
            each(index, node)
            index += 1
            offset = self._skip(offset)
            mark = self._text[offset : offset + 1]
            if mark == "]":
                return offset + 1
            if mark != ",":
                raise JsonSyntaxError(f"expected , or ], found {self._found(offset)}", offset)
            offset = self._skip(offset + 1)
            if self._text[offset : offset + 1] == "]":
                raise JsonSyntaxError("a comma ahead of ]", offset)

    def _object(self, start: int, depth: int) -> tuple[JsonNode, int]:
        members = Members()
        offset = self._skip(start + 1)
        if self._text[offset : offset + 1] == "}":
            return JsonNode(members, start), offset + 1
        while True:
            offset = self._skip(self._member(members, offset, depth))
            mark = self._text[offset : offset + 1]
            if mark == "}":
                return JsonNode(members, start), offset + 1
            if mark != ",":
                raise JsonSyntaxError(f"expected , or }}, found {self._found(offset)}", offset)
            offset = self._skip(offset + 1)
            if self._text[offset : offset + 1] == "}":
                raise JsonSyntaxError("a comma ahead of }", offset)

    def _member(self, members: Members, start: int, depth: int) -> int:
        if self._text[start : start + 1] != '"':
            raise JsonSyntaxError(f"expected a key in quotes, found {self._found(start)}", start)
        key, offset = self._string(start)
        offset = self._skip(offset)
        if self._text[offset : offset + 1] != ":":
            raise JsonSyntaxError(f"expected :, found {self._found(offset)}", offset)
        offset = self._skip(offset + 1)
        if key in members:
            self._fault("duplicate-key", start, key)
        if depth == 0 and key == self._stream and self._text[offset : offset + 1] == "[":
            node = JsonNode([], offset)
            end = self._elements(offset, depth + 1, self._each)
        else:
            node, end = self._value(offset, depth + 1)
        members[key] = node
        members.keys_at[key] = start
        return end

    def _found(self, offset: int) -> str:
        if offset >= len(self._text):
            return "the end of the document"
        word = _WORD.match(self._text, offset)
        return repr(word.group()[:20] if word else self._text[offset])


_WORDING = {
    "Unterminated string starting at": "a string without its closing quote",
    "Invalid control character at": "a control character in a string; write it as \\u00XX",
    "Invalid \\escape": "an escape that JSON does not have",
    "Invalid \\uXXXX escape": "\\u without four hexadecimal digits",
}


def _number(text: str) -> int | float:
    if len(text) > _MAX_DIGITS:
        return float("inf")
    return int(text) if text.lstrip("-").isdigit() else float(text)


def raw_offset(text: str, start: int, index: int) -> int:
    """Where character `index` of the string whose quote is at `start` stands in the text."""
    raw = start + 1
    while True:
        escape = text.find("\\", raw, raw + index)
        if escape < 0:
            return raw + index
        match = _ESCAPE.match(text, escape)
        if match is None:
            return raw
        index -= escape - raw + 1
        raw = match.end()
