"""The ledger as text: one fact a line, sorted, so that two branches rarely change the same line.

Cells are separated by tabs; a backslash escapes tabs, line ends and itself. Lines begin with
a word that says what they are::

    format  3
    fingerprint  1
    site  urn:uuid:…
    permalink  {slug}.html
    settings  COVERAGE  STATED  DATES  LANGUAGE  ADDRESSES
    window  FEED  LIMIT  MAX_BYTES  ARCHIVE
    feed  tag  politiek  Politiek
    address  FILE  FORMAT  FEED  published
    undated  PERMALINK  PATH  published  DIGEST  MOVED …
    page  tag:politiek  1  0  ID  UPDATED  ID  UPDATED …
    year  2019
    article  ID  SEQUENCE  FIRST  UPDATED  STATE  FINGERPRINT  SLUG  PERMALINK  PATH  key=value …
    end

The last line never changes, so that no merge meets it: a file without it was cut off. Where each
year has a file of its own, the first one names them.
"""

from __future__ import annotations

from datetime import UTC, datetime

from feeds.articles import NOTHING
from feeds.ledger._entry import Entry, State
from feeds.patterns import lazy_regex

__all__ = [
    "END",
    "FORMAT_VERSION",
    "NAME",
    "entry_of",
    "instant_of",
    "line_of",
    "unescaped",
    "written",
]

NAME = "feeds.lock"
FORMAT_VERSION = 3
END = "end"

_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_SPECIAL = lazy_regex(r"[\\\t\n\r]")
_ESCAPED = lazy_regex(r"\\(.?)")


def line_of(*cells: str) -> str:
    """The cells as one line."""
    line = "\t".join(cells)
    if line.count("\t") == len(cells) - 1 and not ("\\" in line or "\n" in line or "\r" in line):
        return line  # nearly always
    return "\t".join(map(_escaped, cells))


def _escaped(cell: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], cell) if _SPECIAL.search(cell) else cell


def unescaped(cell: str) -> str:
    """A cell as it was before it was written."""
    if "\\" not in cell:
        return cell
    return _ESCAPED.sub(lambda match: _UNESCAPES.get(match[1], match[0]), cell)


def written(instant: datetime) -> str:
    """An instant in UTC, with as many digits as it has."""
    text = (instant if instant.tzinfo is UTC else instant.astimezone(UTC)).isoformat()
    return f"{text.removesuffix('+00:00')}Z"


def instant_of(text: str) -> datetime:
    """The instant that `written` wrote. Raises ValueError."""
    if not text.endswith("Z"):
        raise ValueError(text)
    return datetime.fromisoformat(text)


_ARTICLE_CELLS = 9
_STATES: dict[str, State] = {
    "published": "published",
    "withdrawn": "withdrawn",
    "deleted": "deleted",
}


def entry_of(cells: list[str]) -> Entry:
    """Raises ValueError, LookupError or OverflowError for what is none."""
    id, sequence, first, updated, state, fingerprint, slug, permalink, path = cells[:9]  # noqa: A001 - its name
    ended, origin, is_given = None, "", False
    moved, feeds, other_ids = [], [], {}
    for cell in cells[_ARTICLE_CELLS:]:
        key, mark, value = cell.partition("=")
        if not mark:
            raise ValueError(cell)
        if key == "origin":
            origin = value
        elif key == "given":
            is_given = True
        elif key == "ended":
            ended = instant_of(value)
        elif key == "moved":
            moved.append(value)
        elif key == "feed":
            feeds.append(value)
        else:
            other_ids[key] = value
    if not id or not fingerprint[:1].isdigit() or int(sequence) < 1:
        raise ValueError(id)
    return Entry(
        id=id,
        paths=(path,) if path else (),
        sequence=int(sequence),
        first=instant_of(first),
        updated=instant_of(updated),
        state=_STATES[state],
        fingerprint=fingerprint,
        slug=slug,
        permalink=permalink,
        ended=ended,
        moved=tuple(sorted(moved)),
        origin=origin,
        is_given=is_given,
        feeds=tuple(sorted(feeds)),
        other_ids=other_ids or NOTHING,
    )
