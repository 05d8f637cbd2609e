"""The lines of feeds.lock → the ledger, with each line that cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from feeds.errors import LedgerError, Problem
from feeds.ledger._entry import Entry, KnownFeed, Ledger, Page, fold
from feeds.ledger._feed_addresses import FeedAddress
from feeds.ledger._lock_lines import END, FORMAT_VERSION, entry_of, instant_of, unescaped
from feeds.ledger._origin import Settings
from feeds.ledger._undated_pages import UndatedPage, folded
from feeds.ledger._window import Window

__all__ = ["parse"]

_READ = frozenset({1, 2, FORMAT_VERSION})  # the first one knows no origins
_WITH_END = 3  # the first format whose files have a last line

_RESTORE = "restore the file from version control, or delete that line to publish as new"
_GIVEN_UP = {"published": False, "given-up": True}
_STATES_OF_PAGES: dict[str, Literal["published", "gone"]] = {
    "published": "published",
    "gone": "gone",
}


def parse(texts: Iterable[tuple[str, str]], *, is_whole: bool = True) -> Ledger:
    """The ledger of one or more (name of file, text).

    Marks of a merge conflict are read as a union of both sides; an id that comes twice is
    folded. Where all `is_whole`, no file and no end of one may be missing. Raises LedgerError with
    every line that cannot be read.
    """
    reader = _Reader()
    for name, text in texts:
        reader.read(name, text)
        if is_whole:
            reader.find_end()
    if is_whole:
        reader.find_years()
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
        undated=folded(reader.undated_),
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
        self.undated_: list[UndatedPage] = []
        self.problems: list[Problem] = []
        self.formats: set[int] = set()  # of one file
        self.at = ("", 0)  # the file and line that is read
        self.has_end = False
        self.names: set[str] = set()
        self.years: dict[str, tuple[str, int]] = {}  # name of a file → where it is named

    def read(self, name: str, text: str) -> None:
        self.formats, self.has_end = set(), False
        self.names.add(name)
        for number, line in _facts(text):
            self.at = name, number
            word, *cells = map(unescaped, line.split("\t")) if "\\" in line else line.split("\t")
            if word not in _LINES:
                self._fail(name, number, f"no line begins with {word[:40]!r}", _RESTORE)
                continue
            try:
                _LINES[word](self, cells)
            except _WrongLineError as error:
                self._fail(name, number, str(error), error.hint)
            except (ValueError, LookupError, OverflowError, TypeError):
                self._fail(name, number, f"this is no {word} line: {line[:60]!r}…", _RESTORE)
        if not self.formats:
            self._fail(
                name,
                0,
                "the line that names its format is missing: the file is cut off or no ledger",
                "restore it from version control, or put back its first line: "
                f"format<TAB>{FORMAT_VERSION}",
            )

    def find_end(self) -> None:
        """Whether the last line of the file that was read last is there."""
        if max(self.formats, default=0) >= _WITH_END and not self.has_end:
            self._fail(
                *self.at,
                f"the last line, which says {END}, is missing: the file was cut off, and articles "
                "that are missing in it would be new again",
                "restore it from version control",
            )

    def find_years(self) -> None:
        """Whether all files are there that are named."""
        for file, (name, number) in sorted(self.years.items()):
            if file not in self.names:
                self._fail(
                    name,
                    number,
                    f"{file} is missing: its articles would be new again",
                    "restore it from version control",
                )

    def year(self, cells: list[str]) -> None:
        self.years.setdefault(f"feeds-{int(*cells):04d}.lock", self.at)

    def end(self, cells: list[str]) -> None:
        () = cells
        self.has_end = True

    def _fail(self, name: str, number: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path=name, line=number, message=message, hint=hint))

    def format(self, cells: list[str]) -> None:
        number = int(*cells)
        if number not in _READ:
            raise _WrongLineError(
                f"format {cells[0]} is of another version of this program",
                "upgrade feeds (pip install --upgrade feeds)",
            )
        self.formats.add(number)

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
        stamps = tuple(instant_of(stamp) for stamp in members[1::2])
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

    def undated(self, cells: list[str]) -> None:
        permalink, path, state, digest, *moved = cells
        made = UndatedPage(
            permalink=permalink,
            path=path,
            state=_STATES_OF_PAGES[state],
            digest=digest,
            moved=tuple(sorted(moved)),
        )
        self.undated_.append(made)

    def article(self, cells: list[str]) -> None:
        entry = entry_of(cells)
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
    "undated": _Reader.undated,
    "article": _Reader.article,
    "year": _Reader.year,
    END: _Reader.end,
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
