"""Movable Type: one text of all entries, which TypePad, Hatena and other programs write as well.

A line of eight hyphens ends an entry, one of five a part of it; comments are parts of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from feeds.ledger import DeployedEntry, DeployedFeed, Fault
from feeds.patterns import lazy_regex
from feeds.reading import decode, is_movable_type
from feeds.records import dataclass

__all__ = ["movable_type_in"]

_ENTRY_END = lazy_regex(r"^-{8}[ \t]*$", re.MULTILINE)
_PART_END = lazy_regex(r"^-{5}[ \t]*$", re.MULTILINE)
_LINE = lazy_regex(r"([A-Z][A-Z ]{2,30}):[ \t]*(.*)")
_DAY = lazy_regex(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})[ \t]+"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?[ \t]*(?P<half>[AaPp][Mm])?"
)
_LONGEST = 200  # characters of a line of a head that are looked at
_TAG = lazy_regex(r"\"([^\"]*)\"|([^,]+)")
_PUBLISHED = frozenset({"publish", "published", "release", "future"})
_TEXTS = ("BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS")
_LEFT = {"COMMENT": "comment", "PING": "ping"}
_BLOCK = lazy_regex(
    r"\s*<(?:address|blockquote|center|d[ldt]|div|fieldset|figure|form|h[1-6r]|[iou]l|li|p|pre"
    r"|script|style|table|tbody|t[dhr]|thead)\b",
    re.IGNORECASE,
)
_NO_BREAKS = frozenset({"0", "none", "richtext", "wysiwyg", "html"})
_BREAKS = frozenset({"", "1", "__default__"})


@dataclass(frozen=True, slots=True)
class _Written:
    """An entry as it is written: lines of its head, and parts by their names."""

    line: int
    head: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]

    def first(self, key: str) -> str:
        return next((value for name, value in self.head if name == key and value), "")

    def part(self, key: str) -> str:
        return "\n".join(text for name, text in self.parts if name == key and text.strip())


def movable_type_in(data: bytes, name: str) -> DeployedFeed | None:
    """The articles of an export; None where it is none. Raises ReadError."""
    if not is_movable_type(data):
        return None
    text, problems = decode(data, name)
    faults = [Fault(one.line, one.message, name) for one in problems]
    written = list(_written(text))
    counts = Counter(_LEFT[key] for one in written for key, _ in one.parts if key in _LEFT)
    return DeployedFeed(
        format="rss",
        maker="movable type",
        is_export=True,
        entries=tuple(_entry(one, name, faults) for one in written),
        left=tuple(counts.items()),
        faults=tuple(faults),
    )


def _written(text: str) -> Iterator[_Written]:
    for start, end in _spans(text):
        whole = text[start:end]
        first, *others = _PART_END.split(whole)
        line = text.count("\n", 0, start) + 1 + len(whole) - len(whole.lstrip("\n"))
        yield _Written(line, tuple(_pairs(first)), tuple(_named(others)))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends; hyphens in a text, with no head below them, end none."""
    start = 0
    for one in _ENTRY_END.finditer(text):
        below = text[one.end() : one.end() + _LONGEST].lstrip()
        if not below or _LINE.match(below):
            yield start, one.start()
            start = one.end()
    if text[start:].strip():
        yield start, len(text)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        pair = _LINE.match(line)
        if pair is not None:
            yield pair[1].strip(), pair[2].strip()


def _named(parts: list[str]) -> Iterator[tuple[str, str]]:
    """Each part by the name on its first line; a line of hyphens in a text parts nothing."""
    name, texts = "", [""]
    for part in parts:
        head, _, text = part.lstrip("\n").partition("\n")
        key = head.rstrip().removesuffix(":")
        if head.rstrip().endswith(":") and (key in _TEXTS or key in _LEFT):
            if name:
                yield name, "\n-----\n".join(texts)
            name, texts = key, [text]
        elif part.strip():
            texts.append(part.strip("\n"))
    if name:
        yield name, "\n-----\n".join(texts)


def _entry(one: _Written, name: str, faults: list[Fault]) -> DeployedEntry:
    title, status = one.first("TITLE"), one.first("STATUS").lower()
    date = _date(one.first("DATE"))
    if one.first("DATE") and not date:
        faults.append(Fault(one.line, f"the date {one.first('DATE')!r} is not understood", name))
    breaks = one.first("CONVERT BREAKS").lower()
    texts = [one.part(key).strip("\n") for key in ("BODY", "EXTENDED BODY")]
    if breaks not in _BREAKS | _NO_BREAKS:
        said = f"{title or 'an entry'}: its text is written as {breaks}, and was kept so"
        faults.append(Fault(one.line, said, name))
    html = "\n".join(_html(text, is_plain=breaks in _BREAKS) for text in texts if text.strip())
    address = one.first("UNIQUE URL")
    categories = [value for key, value in one.head if key.endswith("CATEGORY")]
    return DeployedEntry(
        id=address,
        title=title,
        url=address,
        stated=date,
        summary=" ".join(one.part("EXCERPT").split()),
        html=html,
        authors=((one.first("AUTHOR"), "", ""),) if one.first("AUTHOR") else (),
        tags=tuple(dict.fromkeys(filter(None, (*categories, *_tags(one.first("TAGS")))))),
        slug=one.first("BASENAME"),
        state="" if status in _PUBLISHED else "draft",
        held="" if status else "of no stated status",
    )


def _date(text: str) -> str:
    """The time on the clock of the blog, whose zone is not stated."""
    found = _DAY.match(text)
    if found is None:
        return ""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return (
        f"{found['year']}-{int(found['month']):02d}-{int(found['day']):02d}"
        f"T{hour:02d}:{found['minute']}:{found['second'] or '00'}"
    )


def _tags(text: str) -> Iterator[str]:
    for one in _TAG.finditer(text):
        yield (one[1] if one[1] is not None else one[2]).strip()


def _html(text: str, *, is_plain: bool) -> str:
    """A text whose line ends count, as HTML: a blank line parts paragraphs."""
    if not is_plain:
        return text
    blocks = (block.strip("\n") for block in re.split(r"\n[ \t]*\n", text.strip("\n")))
    return "\n\n".join(
        block if _BLOCK.match(block) else "<p>" + "<br>\n".join(block.split("\n")) + "</p>"
        for block in blocks
        if block.strip()
    )
