"""Front matter of the plainest kind, read line by line: `key: words`, lists of words, and words
that stand below their key.

Most articles have nothing else, and a YAML parser takes five times as long for it. Whatever
could mean more in YAML is left to the parser: tables, comments beside words, escapes, `null`, a
colon or a number sign where it might end the words.
"""

from __future__ import annotations

from feeds.patterns import lazy_regex
from feeds.reading._raw_fields import RawField

__all__ = ["parse_plain"]

_QUOTED = r"\"(?P<double>[^\"\\]*)\"|'(?P<single>[^']*)'"
_WORDS = r"[^\W_](?:.*\S)?"
_LINE = lazy_regex(
    r"(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}(?::[A-Za-z0-9_-]+){0,5}):"
    rf"(?: +(?:{_QUOTED}|(?P<words>-?{_WORDS})|\[(?P<row>[^\[\]]+)\]|(?P<block>[>|]-?)))?"
)
_LISTED = lazy_regex(rf"(?P<indent> *)- +(?:{_QUOTED}|(?P<words>{_WORDS}))")
_BELOW = lazy_regex(rf" +(?:{_QUOTED}|(?P<words>{_WORDS}))")
_ITEM = lazy_regex(rf" *(?:{_QUOTED}|(?P<words>[^\W_](?:[\w .+/-]*[\w.+/-])?)) *(?:,|$)")
_MOST_LINES = 200


def parse_plain(text: str, line: int) -> list[RawField] | None:
    """The entries, whose first line is that line of the file; None for what is not so plain."""
    lines = text.rstrip("\n").split("\n")
    if len(lines) > _MOST_LINES or not text.replace("\n", "").isprintable():
        return None
    entries: list[RawField] = []
    below: list[str] = []  # lines below the last key
    block = ""  # how these are joined, where it says so
    for number, content in enumerate(lines, line):
        match = _LINE.fullmatch(content)
        if match is None:
            if content[:1] in {" ", "-"}:
                below.append(content)
            elif content[:1] == "#" and below:
                if not _closed(entries, below, block):
                    return None
                block = ""
            elif content[:1] not in {"", "#"} or below or block:
                return None
            continue
        if (below or block) and not _closed(entries, below, block):
            return None
        key, double, single, words, row, block = match.groups("")
        value = _row(row) if row else words or double or single
        if (words and _means_more(words)) or (row and not value):
            return None
        is_quoted = not words and not row and content[-1] in "\"'"
        entries.append(RawField(key, value, number, is_quoted))
    if (below or block or not entries) and not _closed(entries, below, block):
        return None
    if block in {">", "|"} and not text.endswith("\n"):
        return None
    return entries


def _closed(entries: list[RawField], below: list[str], block: str) -> bool:
    """Give the last key what stands below it; False for what is not so plain."""
    if not entries or not below or entries[-1].value or entries[-1].quoted:
        return False
    value = _block(below, block) if block else _list(below) or _folded(below)
    if value:
        entries[-1] = entries[-1]._replace(value=value)
    below.clear()
    return bool(value)


def _list(lines: list[str]) -> tuple[str, ...]:
    """The items of a list, a line each; () for one that is not so plain."""
    items: list[str] = []
    indents: set[str] = set()
    for content in lines:
        match = _LISTED.fullmatch(content)
        if match is None:
            return ()
        indent, double, single, words = match.groups("")
        if words and _means_more(words):
            return ()
        items.append(words or double or single)
        indents.add(indent)
    return tuple(items) if len(indents) == 1 else ()


def _folded(lines: list[str]) -> str:
    """Words that go on from line to line; "" for what is not so plain."""
    found = [_BELOW.fullmatch(content) for content in lines]
    words = [match["words"] or "" if match else "" for match in found]
    return "" if not all(words) or any(map(_means_more, words)) else " ".join(words)


def _block(lines: list[str], block: str) -> str:
    """Lines that are joined by blanks (`>`), or stay lines (`|`), whatever is in them."""
    first = lines[0]
    indent = first[: len(first) - len(first.lstrip(" "))]
    texts = [content[len(indent) :] for content in lines if content.startswith(indent)]
    if not indent or len(texts) < len(lines) or any(one != one.strip() for one in texts):
        return ""
    made = (" " if block[0] == ">" else "\n").join(texts) if all(texts) else ""
    return made + "\n" if made and len(block) == 1 else made


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


def _means_more(words: str) -> bool:
    return ": " in words or " #" in words or words.endswith(":") or words == "null"
