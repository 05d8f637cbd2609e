"""Front matter of the plainest kind, read line by line: `key: words`, and lists of words.

Most articles have nothing else, and a YAML parser takes five times as long for it. Whatever
could mean more in YAML is left to the parser: indentation, comments, escapes, `null`, a colon
or a number sign where it might end the words.
"""

from __future__ import annotations

from feeds.model import Value
from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import RawField

__all__ = ["parse_plain"]

_LINE = lazy_regex(
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):|(?P<indent> *)-)"
    r"(?: +(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'|(?P<words>[^\W_](?:.*\S)?)"
    r"|\[(?P<row>[^\[\]]+)\]))?"
)
_ITEM = lazy_regex(
    r" *(?:\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
    r"|(?P<words>[^\W_](?:[\w .+/-]*[\w.+/-])?)) *(?:,|$)"
)
_MOST_LINES = 200


def parse_plain(text: str, line: int) -> list[RawField] | None:
    """The entries, whose first line is that line of the file; None for what is not so plain."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) > _MOST_LINES or not text.replace("\n", "").isprintable():
        return None
    entries: list[RawField] = []
    items: list[str] = []
    indent: str | None = None
    for number, content in enumerate(lines, line):
        match = _LINE.fullmatch(content)
        if match is None:
            return None
        key, indentation, double, single, words, row = match.groups()
        value: Value = words or double or single or ""
        if row is not None:
            value = _row(row)
            if not value or key is None:
                return None
        if words and _means_more(words):
            return None
        if key is not None:
            _close(entries, items)
            is_quoted = not words and not row and content[-1] in "\"'"
            entries.append(RawField(key, value, number, quoted=is_quoted))
            indent = None
            continue
        if not entries or entries[-1].value or entries[-1].quoted or content[-1] == "-":
            return None  # a list below a value; an item of nothing
        if indent not in {None, indentation}:
            return None
        indent = indentation
        assert isinstance(value, str)
        items.append(value)
    _close(entries, items)
    return entries


def _row(text: str) -> tuple[str, ...]:
    """The items of a list on one line; () for one that is not so plain."""
    items: list[str] = []
    place = 0
    while place < len(text):
        match = _ITEM.match(text, place)
        if match is None or match["words"] == "null":
            return ()
        items.append(match["words"] or match["double"] or match["single"] or "")
        place = match.end()
    return () if text.rstrip().endswith(",") else tuple(items)


def _close(entries: list[RawField], items: list[str]) -> None:
    """Give the last key the list that stood below it."""
    if items:
        entries[-1] = entries[-1]._replace(value=tuple(items))
        items.clear()


def _means_more(words: str) -> bool:
    return ": " in words or " #" in words or words.endswith(":") or words == "null"
