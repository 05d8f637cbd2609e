"""A site whose builds are counted: what each of them opened, read, made and wrote.

Opened files are those of Python's own audit events; written ones have another stamp on the disk
afterwards. All is to be done in one process (FEEDS_WORKERS=0).
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from feeds.cache import Edited
from feeds.config import Config
from feeds.pipeline import Options, build
from tests.pipeline.sites import NOW, SITE, write

__all__ = [
    "AUTHORS",
    "REST",
    "WHOLE",
    "Change",
    "Counted",
    "Work",
    "name",
    "opened_files",
    "text",
    "works_of",
]

REST = 0.06  # seconds until the stamp of a file tells every later change
WHOLE = ("public/.feeds-manifest", "public/sitemap.xml", "seeds/feeds.lock")
AUTHORS = "ann:\n  name: Ann\nbob:\n  name: Bob\n"

_LIST = re.compile(r"public/(.+/)?(index|archive|page/\d+)\.html")
_PAGE = re.compile(r"public/(boat|new)[\d-]*\.html")
_FEED = re.compile(r"public/(feed|rss)\.(xml|json)")


@dataclass(frozen=True, kw_only=True)
class Work:
    """What one build did."""

    read: int  # files of articles, as its report says
    made: int  # pages of articles, likewise
    opened: int  # times that a file of an article was opened
    sources: int  # times that another file of the source folder was opened or looked for
    compared: int  # times that a file of the output was opened
    pages: set[str]  # of articles, that were written
    feeds: set[str]  # that were written
    lists: set[str]  # pages that list articles, likewise
    whole: set[str]  # files that name every article, likewise
    size: int  # bytes of `pages` and `feeds` together
    is_edit: bool  # whether it looked at what changed alone


Change = Callable[["Counted"], Config | None]


class Counted:
    """A site whose builds are counted."""

    def __init__(self, folder: Path, size: int, *, is_told: bool = False) -> None:
        """A build `is_told` which files changed, as the command line tells it, or looks itself."""
        self.folder = folder
        self.size = size
        self._is_told = is_told
        self._state = ""  # what the last build left for an edit
        write(folder / "seeds", {name(index): text(index) for index in range(size)})
        write(folder / "seeds", {"authors.yml": AUTHORS})
        self.settle()

    def settle(self) -> None:
        """Build it, and once more, so that the stamps of what was written are trusted."""
        for _ in range(2):
            self.build(SITE)
            time.sleep(REST)

    def after(self, change: Change) -> Work:
        """What the build after a change does."""
        before = self._stamps()
        config = change(self) or SITE
        time.sleep(REST)
        work = self.build(config, self._edited(before) if self._is_told else None)
        self.settle()
        return work

    def build(self, config: Config, edited: Edited | None = None) -> Work:
        """Build it, and count."""
        before = self._stamps()
        with opened_files() as opened:
            report = build(
                *(self.folder / "seeds", self.folder / "public", config),
                options=Options(
                    cache=self.folder / "cache", allow=frozenset({"deleted"}), edited=edited
                ),
                now=NOW,
            )
        assert report.published, report.problems
        self._state = report.state
        after = self._stamps()
        written = {one for one, stamp in after.items() if before.get(one) != stamp}
        pages, feeds = set(filter(_PAGE.fullmatch, written)), set(filter(_FEED.fullmatch, written))
        names = [os.path.relpath(one, self.folder) for one in opened]
        sources = [one for one in names if one.startswith("seeds/")]
        articles = [one for one in sources if one.endswith(".md") and "_" not in one]
        return Work(
            read=report.read,
            made=report.made,
            opened=len(articles),
            sources=len(sources) - len(articles),
            compared=sum(one.startswith("public/") and "-building" not in one for one in names),
            pages=pages,
            feeds=feeds,
            lists=set(filter(_LIST.fullmatch, written)),
            whole=written & set(WHOLE),
            size=sum(after[one][2] for one in pages | feeds),
            is_edit=report.is_edit,
        )

    def _edited(self, before: dict[str, tuple[int, int, int]]) -> Edited:
        """What was done to the source folder since."""
        now = {one: at for one, at in self._stamps().items() if one.startswith("seeds/")}
        paths = {one: str((self.folder / one).absolute()) for one in now}
        changed = (paths[one] for one, at in now.items() if before.get(one, at) != at)
        added = (paths[one] for one in now if one not in before)
        return Edited(tuple(changed), self._state, tuple(added))

    def _stamps(self) -> dict[str, tuple[int, int, int]]:
        return {
            path.relative_to(self.folder).as_posix(): (at.st_ino, at.st_mtime_ns, at.st_size)
            for folder in ("seeds", "public")
            for path in (self.folder / folder).rglob("*")
            if path.is_file() and (at := path.stat())
        }


def works_of(
    changes: Mapping[str, Change], sizes: Sequence[int], folder: Path, *, is_told: bool = False
) -> dict[int, dict[str, Work]]:
    """Size of the site → change → its work; one change after the other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEEDS_WORKERS", "0")
        sites = {size: Counted(folder / str(size), size, is_told=is_told) for size in sizes}
        return {
            size: {name: site.after(change) for name, change in changes.items()}
            for size, site in sites.items()
        }


class _Opened:
    """The audit hook, which can be added and never taken away."""

    def __init__(self) -> None:
        self.names: list[str] | None = None
        self.is_added = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.names is not None and event == "open" and isinstance(arguments[0], str):
            self.names.append(arguments[0])


_OPENED = _Opened()


@contextmanager
def opened_files() -> Iterator[list[str]]:
    """The files that are opened meanwhile, each time."""
    if not _OPENED.is_added:
        sys.addaudithook(_OPENED)
        _OPENED.is_added = True
    names = _OPENED.names = []
    try:
        yield names
    finally:
        _OPENED.names = None


def name(index: int) -> str:
    return f"boat-{index:04d}.md"


def text(index: int, *, title: str = "", end: str = "") -> str:
    """An article a week. The end of its words is in no summary."""
    day = date(2010, 1, 4) + timedelta(days=7 * index)
    author = "ann" if index == 3 else "bob"
    return (
        f"---\ntitle: {title or f'Boat {index:04d}'}\ndate: {day}\ntags: [sea]\n"
        f"author: {author}\n---\n\n"
        f"The sea was calm when they left. {'They went on. ' * 30}\n\nThat was all. {end}\n"
    )
