"""The ledger as text: one fact a line, sorted, so that two branches rarely change the same line.

Cells are separated by tabs; a backslash escapes tabs, line ends and itself. Lines begin with
a word that says what they are::

    format  2
    fingerprint  1
    site  urn:uuid:…
    permalink  {slug}.html
    settings  COVERAGE  STATED  DATES  LANGUAGE  ADDRESSES
    window  FEED  LIMIT  MAX_BYTES  ARCHIVE
    feed  tag  politiek  Politiek
    address  FILE  FORMAT  FEED  published
    page  tag:politiek  1  0  ID  UPDATED  ID  UPDATED …
    article  ID  SEQUENCE  FIRST  UPDATED  STATE  FINGERPRINT  SLUG  PERMALINK  PATH  key=value …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from feeds.errors import LedgerError, Problem
from feeds.ledger._entry import Entry, KnownFeed, Ledger, Page, State, fold
from feeds.ledger._feed_addresses import FeedAddress
from feeds.ledger._origin import Settings
from feeds.ledger._window import Window

__all__ = ["FORMAT_VERSION", "NAME", "article_lines", "header_lines", "parse"]

NAME = "feeds.lock"
FORMAT_VERSION = 2
_READ = frozenset({1, FORMAT_VERSION})  # the first one knows no origins

_COMMENT = "# The identity of every article ever published: commit this file with the articles."
_RESTORE = "restore the file from version control, or delete that line to publish as new"
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_UNESCAPES = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
_ARTICLE_CELLS = 9
_GIVEN_UP = {"published": False, "given-up": True}
_STATES: dict[str, State] = {
    "published": "published",
    "withdrawn": "withdrawn",
    "deleted": "deleted",
}


def header_lines(ledger: Ledger) -> Iterator[str]:
    """What is not one article's: the site, its feeds and their sealed pages."""
    yield _COMMENT
    yield f"format\t{FORMAT_VERSION}"
    yield f"fingerprint\t{ledger.fingerprint_version}"
    if ledger.site_id:
        yield _line("site", ledger.site_id)
    for pattern in sorted(ledger.patterns):
        yield _line("permalink", pattern)
    for one in sorted(ledger.settings):
        yield _line(
            "settings", str(one.coverage), one.stated, one.dates, one.language, one.addresses
        )
    for window in sorted(ledger.windows):
        sizes = (window.limit, window.max_bytes, window.archive)
        yield _line("window", window.feed, *map(str, sizes))
    for feed in sorted(ledger.feeds):
        yield _line("feed", feed.kind, feed.name, feed.title)
    for one_address in sorted(ledger.addresses):
        state = "given-up" if one_address.given_up else "published"
        yield _line("address", one_address.file, one_address.format, one_address.feed, state)
    for page in sorted(ledger.pages, key=lambda page: (page.feed, page.number)):
        members = (cell for one, stamp in page.members for cell in (one, _written(stamp)))
        yield _line("page", page.feed, str(page.number), str(page.purged), *members)


def article_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One line for each id, sorted by id (one more for each further path after a merge)."""
    for entry in sorted(entries, key=lambda entry: entry.id):
        extra = [f"origin={entry.origin}"] if entry.origin else []
        if entry.is_given:
            extra.append("given=yes")
        if entry.ended is not None:
            extra.append(f"ended={_written(entry.ended)}")
        extra += [f"{name}={other}" for name, other in sorted(entry.other_ids.items())]
        extra += [f"moved={path}" for path in sorted(entry.moved)]
        extra += [f"feed={key}" for key in sorted(entry.feeds)]
        for path in entry.paths or ("",):
            yield _line(
                "article",
                entry.id,
                str(entry.sequence),
                _written(entry.first),
                _written(entry.updated),
                entry.state,
                entry.fingerprint,
                entry.slug,
                entry.permalink,
                path,
                *extra,
            )


def parse(texts: Iterable[tuple[str, str]]) -> Ledger:
    """The ledger of one or more (name of file, text).

    Marks of a merge conflict are read as a union of both sides; an id that comes twice is
    folded. Raises LedgerError with every line that cannot be read.
    """
    reader = _Reader()
    for name, text in texts:
        reader.read(name, text)
    if reader.problems:
        raise LedgerError(*reader.problems)
    return Ledger(
        site_id=reader.site_id,
        fingerprint_version=reader.fingerprint_version,
        patterns=tuple(sorted(reader.patterns)),
        settings=tuple(sorted(reader.settings_)),
        entries=dict(sorted(reader.entries.items())),
        feeds=tuple(reader.feeds[key] for key in sorted(reader.feeds)),
        pages=tuple(reader.pages[key] for key in sorted(reader.pages)),
        addresses=tuple(reader.addresses[key] for key in sorted(reader.addresses)),
        windows=tuple(sorted(reader.windows)),
    )


class _Reader:
    """Collects facts and the problems of lines that hold none."""

    def __init__(self) -> None:
        self.site_id = ""
        self.fingerprint_version = 0
        self.patterns: set[str] = set()
        self.settings_: set[Settings] = set()
        self.entries: dict[str, Entry] = {}
        self.feeds: dict[tuple[str, str], KnownFeed] = {}
        self.pages: dict[tuple[str, int], Page] = {}
        self.addresses: dict[str, FeedAddress] = {}
        self.windows: set[Window] = set()
        self.problems: list[Problem] = []
        self.has_format = False

    def read(self, name: str, text: str) -> None:
        self.has_format = False
        for number, line in _facts(text):
            word, *cells = map(_unescaped, line.split("\t")) if "\\" in line else line.split("\t")
            if word not in _LINES:
                self._fail(name, number, f"no line begins with {word[:40]!r}", _RESTORE)
                continue
            try:
                _LINES[word](self, cells)
            except _WrongLineError as error:
                self._fail(name, number, str(error), error.hint)
            except (ValueError, LookupError, OverflowError, TypeError):
                self._fail(name, number, f"this is no {word} line: {line[:60]!r}…", _RESTORE)
        if not self.has_format:
            self._fail(
                name,
                0,
                "the line that names its format is missing: the file is cut off or no ledger",
                "restore it from version control, or put back its first line: "
                f"format<TAB>{FORMAT_VERSION}",
            )

    def _fail(self, name: str, number: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path=name, line=number, message=message, hint=hint))

    def format(self, cells: list[str]) -> None:
        if int(*cells) not in _READ:
            raise _WrongLineError(
                f"format {cells[0]} is of another version of this program",
                "upgrade feeds (pip install --upgrade feeds)",
            )
        self.has_format = True

    def fingerprint(self, cells: list[str]) -> None:
        self.fingerprint_version = max(self.fingerprint_version, int(*cells))

    def site(self, cells: list[str]) -> None:
        (site_id,) = cells
        if self.site_id not in {"", site_id}:
            raise _WrongLineError(
                f"two site ids, {self.site_id} and {site_id}",
                "keep the line of the site that is online and delete the other",
            )
        self.site_id = site_id

    def permalink(self, cells: list[str]) -> None:
        (pattern,) = cells
        self.patterns.add(pattern)

    def settings(self, cells: list[str]) -> None:
        coverage, stated, dates, language, addresses = cells
        made = Settings(
            coverage=int(coverage),
            stated=stated,
            dates=dates,
            language=language,
            addresses=addresses,
        )
        self.settings_.add(made)

    def window(self, cells: list[str]) -> None:
        feed, limit, max_bytes, archive = cells
        made = Window(feed=feed, limit=int(limit), max_bytes=int(max_bytes), archive=int(archive))
        self.windows.add(made)

    def feed(self, cells: list[str]) -> None:
        kind, name, title = cells
        other = self.feeds.get((kind, name))
        made = KnownFeed(kind=kind, name=name, title=title)
        self.feeds[kind, name] = min(made, other) if other else made

    def page(self, cells: list[str]) -> None:
        feed, number, purged, *members = cells
        stamps = tuple(_read(stamp) for stamp in members[1::2])
        page = Page(
            feed=feed,
            number=int(number),
            members=tuple(zip(members[::2], stamps, strict=True)),
            purged=int(purged),
        )
        if self.pages.setdefault((feed, page.number), page) != page:
            raise _WrongLineError(
                f"archive page {number} of feed {feed or 'main'} was sealed twice, differently",
                "keep the line of the page that is online and delete the other",
            )

    def address(self, cells: list[str]) -> None:
        file, format_name, feed, state = cells
        made = FeedAddress(file=file, format=format_name, feed=feed, given_up=_GIVEN_UP[state])
        other = self.addresses.get(file)  # after a merge: one that is published is published
        self.addresses[file] = min(made, other, key=_by_promise) if other else made

    def article(self, cells: list[str]) -> None:
        entry = _entry(cells)
        other = self.entries.get(entry.id)
        self.entries[entry.id] = fold(other, entry) if other else entry


_LINES: dict[str, Callable[[_Reader, list[str]], None]] = {
    "format": _Reader.format,
    "fingerprint": _Reader.fingerprint,
    "site": _Reader.site,
    "permalink": _Reader.permalink,
    "settings": _Reader.settings,
    "window": _Reader.window,
    "feed": _Reader.feed,
    "page": _Reader.page,
    "address": _Reader.address,
    "article": _Reader.article,
}


def _by_promise(address: FeedAddress) -> tuple[bool, FeedAddress]:
    return address.given_up, address


class _WrongLineError(Exception):
    """A line that can be read and cannot be true."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _facts(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines but comments and marks of conflicts; what both sides began with is left out.

    Git writes `<<<<<<<` ours `|||||||` base `=======` theirs `>>>>>>>`.
    """
    in_base = False
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        line = raw.removesuffix("\r")
        mark = line[:7]
        if mark in {"<<<<<<<", ">>>>>>>", "|||||||", "======="}:
            in_base = mark == "|||||||"
        elif line and not line.startswith("#") and not in_base:
            yield number, line


def _entry(cells: list[str]) -> Entry:
    id, sequence, first, updated, state, fingerprint, slug, permalink, path = cells[:9]  # noqa: A001 - its name
    ended: datetime | None = None
    origin, is_given = "", False
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
            ended = _read(value)
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
        first=_read(first),
        updated=_read(updated),
        state=_STATES[state],
        fingerprint=fingerprint,
        slug=slug,
        permalink=permalink,
        ended=ended,
        moved=tuple(sorted(moved)),
        origin=origin,
        is_given=is_given,
        feeds=tuple(sorted(feeds)),
        other_ids=other_ids,
    )


def _line(*cells: str) -> str:
    line = "\t".join(cells)
    if line.count("\t") == len(cells) - 1 and not _RARE.search(line):
        return line
    return "\t".join(map(_escaped, cells))


_RARE = re.compile(r"[\\\n\r]")
_SPECIAL = re.compile(r"[\\\t\n\r]")
_ESCAPED = re.compile(r"\\(.?)")


def _escaped(cell: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], cell) if _SPECIAL.search(cell) else cell


def _unescaped(cell: str) -> str:
    if "\\" not in cell:
        return cell
    return _ESCAPED.sub(lambda match: _UNESCAPES.get(match[1], match[0]), cell)


def _written(instant: datetime) -> str:
    """UTC, with as many digits as it has."""
    return f"{instant.astimezone(UTC).isoformat().removesuffix('+00:00')}Z"


def _read(text: str) -> datetime:
    if not text.endswith("Z"):
        raise ValueError(text)
    return datetime.fromisoformat(text)
