"""What a build does that is told what changed, counted: it is the same on a site of any size.

Files opened, articles read, pages made, bytes written; no timings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from tests.pipeline.counted import WHOLE, Change, Counted, Work, name, text, works_of
from tests.pipeline.sites import SITE, write
from tests.pipeline.test_operations import newest, old, titled

SIZES = (50, 150)
LIMIT = SITE.limit  # entries of a feed
FEEDS = {"public/feed.json", "public/feed.xml", "public/rss.xml"}
LISTED = set(WHOLE[1:])
PAGE_SIZE, FEED_SIZE = 6_000, 60_000  # bytes that one has at most on these sites
HELD = 6  # files of the output that a build reads to compare: sitemap, manifest, feeds


def new(site: Counted) -> None:
    """Of the day of the last one, so that its month is there."""
    words = text(site.size - 1, title="New", end="So new.")
    write(site.folder / "seeds", {"new.md": words})


def new_and_old(site: Counted) -> None:
    """Of the very day of an old one."""
    write(site.folder / "seeds", {"new-2.md": text(10, title="New but old", end="So old.")})


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What it costs at most. Of an article its number, from the end where that is negative."""

    change: Change
    made: int
    pages: tuple[int | str, ...]
    lists: int | None = 0  # None for those of a later date, which are as many as come after
    feeds: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset(LISTED)


CASES = {
    "the end of an old article": Expected(change=old, made=1, pages=(10,)),
    "the title of an old article": Expected(change=titled, made=3, pages=(9, 10, 11), lists=5),
    "the end of the newest article": Expected(
        change=newest, made=LIMIT, pages=(-1,), feeds=frozenset(FEEDS)
    ),
    "a new article": Expected(
        change=new,
        made=LIMIT + 1,
        pages=(-1, "new"),
        lists=12,
        feeds=frozenset(FEEDS),
        whole=frozenset(WHOLE),
    ),
    "a new article of an old date": Expected(
        change=new_and_old,
        made=LIMIT + 2,
        pages=(10, 11, "new-2"),
        lists=None,
        feeds=frozenset(FEEDS),
        whole=frozenset(WHOLE),
    ),
}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[int, dict[str, Work]]:
    changes = {edit: expected.change for edit, expected in CASES.items()}
    return works_of(changes, SIZES, tmp_path_factory.mktemp("sites"), is_told=True)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("edit", CASES)
def test_an_edit_costs_what_it_touches(
    edit: str, size: int, counted: Mapping[int, Mapping[str, Work]]
) -> None:
    work, expected = counted[size][edit], CASES[edit]
    assert work.is_edit
    assert work.read == 1
    assert work.made <= expected.made
    assert work.pages == {page(one, size) for one in expected.pages}
    assert work.feeds == expected.feeds
    if expected.lists is not None:
        assert len(work.lists) <= expected.lists
    assert work.whole == expected.whole
    assert work.opened <= 2 + work.made
    assert work.sources <= 8 + 6 * work.made
    assert work.compared <= HELD + len(work.feeds) + work.made
    assert work.size <= PAGE_SIZE * len(work.pages) + FEED_SIZE * len(work.feeds)


@pytest.mark.parametrize("edit", CASES)
def test_a_larger_site_costs_no_more(edit: str, counted: Mapping[int, Mapping[str, Work]]) -> None:
    small, large = (counted[size][edit] for size in SIZES)
    assert (large.read, large.made, large.opened) == (small.read, small.made, small.opened)
    assert (large.sources, large.compared) == (small.sources, small.compared)


def page(one: int | str, size: int) -> str:
    if isinstance(one, int):
        return f"public/{name(one if one >= 0 else size + one)[:-3]}.html"
    return f"public/{one}.html"
