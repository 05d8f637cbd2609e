"""What a rebuild does, counted: files opened, articles read, pages made, bytes written.

Counts, and no timings: they are the same on every machine. The same edits are made to a small site
and to one three times as large: what an edit costs does not depend on the size of the site, but for
the files that name all articles.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.pipeline import Options
from tests.pipeline.counted import AUTHORS, REST, WHOLE, Change, Counted, Work, name, text, works_of
from tests.pipeline.sites import SITE, write

SIZES = (50, 150)
LIMIT = SITE.limit  # entries of a feed


def nothing(site: Counted) -> None:
    """As it was."""


def touched(site: Counted) -> None:
    os.utime(site.folder / "seeds" / name(10))


def old(site: Counted) -> None:
    write(site.folder / "seeds", {name(10): text(10, end="More.")})


def titled(site: Counted) -> None:
    write(site.folder / "seeds", {name(10): text(10, title="Another", end="More.")})


def newest(site: Counted) -> None:
    index = site.size - 1
    write(site.folder / "seeds", {name(index): text(index, end="More.")})


def new(site: Counted) -> None:
    write(site.folder / "seeds", {"new.md": text(site.size)})


def deleted(site: Counted) -> None:
    (site.folder / "seeds" / name(5)).unlink()


def data(site: Counted) -> None:
    write(site.folder / "seeds", {"authors.yml": AUTHORS.replace("Ann", "Ann B.")})


def setting(site: Counted) -> Config:
    return replace(SITE, rights="All of them")


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What an edit may cost, on a site of any size. Of an article its number, or its name."""

    change: Change
    read: int = 0
    made: int = 0
    looked: int = 0  # files of articles that are opened and turn out to be as they were
    pages: tuple[int | str, ...] | None = ()  # None for all
    feeds: tuple[str, ...] = ()
    lists: int | None = 0  # None for those that come after the place of the edit
    whole: tuple[str, ...] | None = ()  # None for any of them


ALL = -1  # as many as the site has articles
LAST = "last"  # the newest article of the site
FEEDS = ("feed.json", "feed.xml", "rss.xml")
LISTED = WHOLE[1:]
CASES = {
    "nothing": Expected(change=nothing),
    "another time of a file": Expected(change=touched, looked=1),
    "the end of an old article": Expected(change=old, read=1, made=1, pages=(10,), whole=LISTED),
    "the title of an old article": Expected(
        change=titled, read=1, made=3, pages=(9, 10, 11), lists=5, whole=LISTED
    ),
    "the end of the newest article": Expected(
        change=newest, read=1, made=LIMIT, pages=(LAST,), feeds=FEEDS, whole=LISTED
    ),
    "a new article": Expected(
        change=new, read=1, made=LIMIT, pages=(LAST, "new"), feeds=FEEDS, lists=None, whole=WHOLE
    ),
    "an article deleted": Expected(
        change=deleted, made=LIMIT + 2, pages=(4, 5, 6), feeds=FEEDS[1:], lists=None, whole=None
    ),
    "a file of people": Expected(change=data, read=ALL, made=1, pages=(3,), lists=8, whole=None),
    "a setting of all pages": Expected(
        change=setting, made=ALL, pages=None, feeds=FEEDS[1:], lists=None
    ),
}
NEW_LISTS = 12  # those of the front, the tag, the author, the year and the month, and the overviews
PAGE_SIZE, FEED_SIZE = 6_000, 60_000  # bytes that one has at most on these sites


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Work]]:
    changes = {edit: expected.change for edit, expected in CASES.items()}
    return works_of(changes, SIZES, tmp_path_factory.mktemp("sites"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edit", CASES)
def test_an_edit_costs_what_it_touches(
    edit: str, size: int, counted: Mapping[int, Mapping[str, Work]]
) -> None:
    work, expected = counted[size][edit], CASES[edit]
    assert work.read == (size if expected.read == ALL else expected.read)
    assert work.made == (size if expected.made == ALL else expected.made)
    if expected.pages is not None:
        assert work.pages == {_page(one, size) for one in expected.pages}
    assert work.feeds == {f"public/{one}" for one in expected.feeds}
    if expected.lists is not None:
        assert len(work.lists) == expected.lists
    if expected.whole is not None:
        assert work.whole == set(expected.whole)
    assert work.opened <= 2 * work.read + work.made + expected.looked
    assert work.sources <= 8 + 6 * work.made + work.read
    assert work.compared <= 12 + 2 * work.made
    assert work.size <= PAGE_SIZE * len(work.pages) + FEED_SIZE * len(work.feeds)


def _page(one: int | str, size: int) -> str:
    if one == LAST:
        one = size - 1
    return f"public/{one}.html" if isinstance(one, str) else f"public/{name(one)[:-3]}.html"


@pytest.mark.parametrize(
    "edit", [one for one, row in CASES.items() if ALL not in (row.read, row.made)]
)
def test_it_does_not_grow_with_the_site(
    edit: str, counted: Mapping[int, Mapping[str, Work]]
) -> None:
    small, large = (counted[size][edit] for size in SIZES)
    assert (small.opened, small.sources) == (large.opened, large.sources)
    assert abs(small.compared - large.compared) <= NEW_LISTS
    assert large.size == pytest.approx(small.size, rel=0.01)


@pytest.mark.parametrize("size", SIZES)
def test_a_new_article_writes_a_page_of_each_list(
    size: int, counted: Mapping[int, Mapping[str, Work]]
) -> None:
    assert len(counted[size]["a new article"].lists) <= NEW_LISTS


PROGRAM = """
import os, sys
from feeds.cli import main
opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
try:
    main()
finally:
    here = [os.path.relpath(one) for one in opened if "cache" not in one]
    print(*sorted(one for one in here if not one.startswith("..")), file=sys.stderr)
"""


def opened_by_program(folder: Path) -> tuple[str, list[str]]:
    """What a build says, and the files below that folder that it opens."""
    time.sleep(REST)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", "--url", "https://tide.example.org/"],
        cwd=folder,
        env={
            **os.environ,
            "XDG_CACHE_HOME": str(folder / "cache"),
            "PYTHONDONTWRITEBYTECODE": "",  # or each run would compile the program
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout, done.stderr.split()


@pytest.mark.parametrize("size", SIZES)
def test_the_program_opens_no_article_where_nothing_changed(size: int, tmp_path: Path) -> None:
    write(tmp_path / "seeds", {name(index): text(index) for index in range(size)})
    opened_by_program(tmp_path)
    said, opened = opened_by_program(tmp_path)
    assert f"{size} articles" in said
    assert "public/.feeds-manifest" in opened  # what was written a moment ago is looked at, too
    assert not [one for one in opened if one.startswith("seeds/boat")]


@pytest.mark.parametrize("size", SIZES)
def test_the_program_opens_what_was_edited_alone(size: int, tmp_path: Path) -> None:
    """Its source, the ledger, and what is made of it: as many files on a site of any size."""
    write(tmp_path / "seeds", {name(index): text(index) for index in range(size)})
    for _ in range(3):  # what is written is looked at once more when it has rested
        opened_by_program(tmp_path)
    write(tmp_path / "seeds", {name(10): text(10, end="More.")})
    said, opened = opened_by_program(tmp_path)
    assert "2 files written" in said
    assert {one for one in opened if one.startswith("seeds/")} <= {
        f"seeds/{name(10)}",
        "seeds/feeds.lock",
        "seeds/.feeds.lock.new",
    }
    pages = {one for one in opened if one.startswith("public/") and one.endswith(".html")}
    assert pages <= {f"public/{name(10)[:-3]}.html"}


def test_the_rebuild_after_the_first_build_makes_what_changed_alone(tmp_path: Path) -> None:
    """What the first build remembers is what the next one reads from the ledger."""
    texts = {
        f"a{number}.md": f"---\ndate: 2020-05-0{number + 1}{clock}\n---\n# A{number}\n\nWords.\n"
        for number, clock in enumerate(("", " 10:00", "T10:00:00+05:30", "T10:00:00Z"))
    }
    source = write(tmp_path / "seeds", texts)
    config = replace(SITE, timezone="America/Sao_Paulo", limit=1)
    options = Options(cache=tmp_path / "cache")
    assert feeds.build(source, tmp_path / "public", config, options=options).made == 4
    time.sleep(REST)
    (source / "a0.md").write_text(texts["a0.md"] + "More.\n", encoding="utf-8")
    report = feeds.build(source, tmp_path / "public", config, options=options)
    assert (report.read, report.made) == (1, 1)
