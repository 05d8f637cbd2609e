"""Promise 3 at the edge of a feed: what newer entries pushed out never comes back as new.

A subscription document that holds more than before stops the build, and the message names the
setting and a way out; entries that are in archive documents alone are new to nobody.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from feeds.config import FeedSetting
from feeds.ledger import (
    DeployedEntry,
    DeployedFeed,
    Entry,
    Ledger,
    Window,
    compare,
    window_of,
)
from feeds.ledger._lock_reader import parse
from feeds.ledger._lock_writer import header_lines
from feeds.pipeline import diff
from tests.ledger.sites import NOW, URL, Site

_POSTS = 14
_PLACES = ("the output folder", "--against", "the ledger alone")
_PICKS = {"feed": (FeedSetting(name="picks", limit=4),)}
_MORE_PICKS = {"feed": (FeedSetting(name="picks", limit=9),)}
_BYTES = 300  # of three or four articles

# what was set, what is set now, and what the message says of it ("" where nothing stops)
CHANGES: Mapping[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "nothing": ({"limit": 5}, {"limit": 5}, ""),
    "limit shrinks": ({"limit": 5}, {"limit": 3}, ""),
    "limit grows": ({"limit": 5}, {"limit": 9}, "limit was 5 and is 9"),
    "limit grows, all were in": ({"limit": 20}, {"limit": 30}, ""),
    "archive": ({"limit": 5}, {"limit": 5, "archive": 5}, ""),
    "archive of one page": ({"limit": 5}, {"limit": 5, "archive": 9}, ""),
    "archive of less than a page": ({"limit": 5}, {"limit": 5, "archive": 30}, ""),
    "archive and limit": ({"limit": 5}, {"limit": 12, "archive": 4}, ""),
    "archive and a smaller limit": ({"limit": 5}, {"limit": 2, "archive": 4}, ""),
    "archive, limit grows": ({"limit": 5, "archive": 3}, {"limit": 9, "archive": 3}, ""),
    "archive, page grows": ({"limit": 5, "archive": 3}, {"limit": 5, "archive": 7}, ""),
    "archive is dropped": ({"limit": 5, "archive": 3}, {"limit": 5}, ""),
    "max_bytes to none": (
        {"max_bytes": _BYTES},
        {"max_bytes": 0},
        f"max_bytes was {_BYTES} and is no limit",
    ),
    "max_bytes grows": (
        {"max_bytes": _BYTES},
        {"max_bytes": 3 * _BYTES},
        f"max_bytes was {_BYTES} and is {3 * _BYTES}",
    ),
    "max_bytes shrinks": ({"max_bytes": 3 * _BYTES}, {"max_bytes": _BYTES}, ""),
    "max_bytes and archive": ({"max_bytes": _BYTES}, {"max_bytes": _BYTES, "archive": 4}, ""),
    "both grow": (
        {"limit": 5, "max_bytes": _BYTES},
        {"limit": 9, "max_bytes": 0},
        f"limit was 5 and is 9 and max_bytes was {_BYTES} and is no limit",
    ),
    "limit of one feed grows": (_PICKS, _MORE_PICKS, "limit was 4 and is 9"),
    "limit of one feed and archive": (_PICKS, {**_MORE_PICKS, "archive": 4}, ""),
}


def _deployed_elsewhere(site: Site, place: str) -> dict[str, Any]:
    """The site as it is built where that place is all there is to compare with."""
    if place == "the output folder":
        return {}
    deployed = site.root / "deployed"
    if site.output.exists():
        shutil.rmtree(deployed, ignore_errors=True)
        site.output.rename(deployed)
    return {"against": str(deployed)} if place == "--against" else {}


def _told(report: Any) -> list[str]:
    return [f"{one.message}: {one.hint}" for one in report.errors]


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("name", CHANGES)
def test_a_window_that_grows_is_told_by_its_setting(tmp_path: Path, name: str, place: str) -> None:
    first, then, told = CHANGES[name]
    site = Site(root=tmp_path).configured(max_new=_POSTS, **first)
    site.fill(_POSTS)
    site.published()
    had = {
        file.name: site.titles(file.name)
        for file in site.output.glob("*.xml")
        if file.name != "sitemap.xml"
    }
    changed = site.configured(**then)
    against = _deployed_elsewhere(site, place)
    report = changed.build(**against)
    assert [told in one for one in _told(report)] == ([True] if told else [])
    assert all("feeds.lock" not in one and "archive = " in one for one in _told(report))
    if not told:
        assert report.published
        assert all(set(changed.titles(file)) <= set(titles) for file, titles in had.items())
        if then.get("archive") and any(len(row) < _POSTS for row in had.values()):
            assert len(set(_in_archive(changed))) == _POSTS
        changed.published(**against)


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("advice", ["back", "archive", "allow"])
def test_who_does_what_the_message_says_shows_no_old_entry_as_new(
    tmp_path: Path, advice: str, place: str
) -> None:
    site = Site(root=tmp_path).configured(limit=5)
    site.fill(_POSTS)
    site.published()
    before = site.titles()
    against = _deployed_elsewhere(site, place)
    grown = site.configured(limit=9)
    (hint,) = _told(grown.build(**against))
    if advice == "back":
        (value,) = re.findall(r"put limit back to (\d+)", hint)
        site.configured(limit=int(value)).published(**against)
        assert site.titles() == before
    elif advice == "archive":
        (value,) = re.findall(r"archive = (\d+)", hint)
        grown.configured(archive=int(value)).published(**against)
        assert site.titles() == before
    else:
        grown.published(allow=frozenset({"resurfaced"}), **against)
        assert len(site.titles()) == 9


@pytest.mark.parametrize("place", ["the output folder", "--against"])
def test_where_the_old_value_is_not_known_the_message_says_one_that_fits(
    tmp_path: Path, place: str
) -> None:
    site = Site(root=tmp_path).configured(limit=5)
    site.fill(_POSTS)
    site.published()
    before = site.titles()
    _forget_windows(site)
    against = _deployed_elsewhere(site, place)
    (told,) = _told(site.configured(limit=9).build(**against))
    assert "limit = 9 has room for them" in told
    (value,) = re.findall(r"set limit to (\d+)", told)
    site.configured(limit=int(value)).published(**against)
    assert site.titles() == before


def test_archives_over_a_ledger_that_knows_no_window(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=5)
    site.fill(_POSTS)
    site.published()
    before = site.titles()
    _forget_windows(site)
    site.configured(archive=5).published()
    assert site.titles() == before


def test_with_max_bytes_entries_that_got_shorter_bring_nothing_back(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(max_bytes=_BYTES)
    site.fill(5)
    site.add(6, body="Long words, and many of them. " * 8)
    site.published()
    before = site.titles()
    site.add(6, body="Long words, and many of them.")
    (told,) = _told(site.build())
    assert f"limit = 30 and max_bytes = {_BYTES} have room for them" in told
    (value,) = re.findall(r"set limit to (\d+)", told)
    site.configured(limit=int(value)).published()
    assert site.titles() == before


def test_archives_that_begin_where_sizes_are_not_known(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(max_bytes=_BYTES)
    site.fill(5)
    site.add(6, body="Long words, and many of them. " * 8)
    site.published()
    before = site.titles()
    site.add(6, body="Long words, and many of them.")
    (told,) = _told(site.configured(archive=2).build())
    assert "take archive out for one build" in told
    (told,) = _told(site.build())
    (value,) = re.findall(r"set limit to (\d+)", told)
    site.configured(limit=int(value)).published()
    site.configured(limit=int(value), archive=2).published()
    assert site.titles() == before


def test_an_old_article_that_gets_a_tag_is_new_to_its_feed(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(by_tag=True, limit=5)
    for number in (1, 2, 3):
        site.add(number, head="tags: tide" if number > 1 else "")
    site.published()
    site.edit("1.txt", "title:", "tags: tide\ntitle:")
    site.published()
    assert sorted(site.titles("tag/tide/feed.xml")) == ["Number 1", "Number 2", "Number 3"]


@pytest.mark.parametrize("count", [1, 2], ids=["one of two", "all"])
@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("formats", [("atom",), ("rss",), ("json",)], ids="".join)
def test_the_way_back_of_what_was_withdrawn_is_even(
    tmp_path: Path, formats: tuple[str, ...], place: str, count: int
) -> None:
    site = Site(root=tmp_path).configured(formats=formats)
    site.fill(2)
    site.published()
    for number in range(1, count + 1):
        site.edit(f"{number}.txt", "title:", "draft: true\ntitle:")
    assert site.build().published
    for number in range(1, count + 1):
        site.edit(f"{number}.txt", "draft: true\n", "")
    against = _deployed_elsewhere(site, place)
    (told,) = _told(site.build(**against))
    assert "that subscribers had would be new again" in told
    site.published(allow=frozenset({"resurfaced"}), **against)


def test_what_was_withdrawn_before_it_was_deployed_is_new(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(2)
    site.published()
    against = _deployed_elsewhere(site, "--against")
    site.add(3)
    site.published(**against)
    site.edit("3.txt", "title:", "draft: true\ntitle:")
    site.published(**against)
    site.edit("3.txt", "draft: true\n", "")
    site.published(**against)


@pytest.mark.parametrize("is_on_at_first", [True, False])
def test_archive_documents_grow_with_the_articles_alone(
    tmp_path: Path, *, is_on_at_first: bool
) -> None:
    site = Site(root=tmp_path).configured(limit=3, archive=2 if is_on_at_first else 0)
    site.fill(8)
    site.published()
    site = site.configured(archive=2)
    site.published()
    pages = len(site.ledger.pages)
    assert sum(len(page.ids) for page in site.ledger.pages) in {4, 5}
    site.published()
    assert len(site.ledger.pages) == pages
    for number in range(9, 15):
        site.add(number)
        site.published()
    sealed = [one for page in site.ledger.pages for one in page.ids]
    assert len(sealed) == len(set(sealed)) in {10, 11}
    assert len(site.titles()) == 14 - len(sealed)


@pytest.mark.parametrize("place", _PLACES)
def test_a_document_without_entries_lets_nothing_old_back(tmp_path: Path, place: str) -> None:
    site = Site(root=tmp_path).configured(limit=1)
    site.fill(4)
    site.published()
    site.edit("4.txt", "title:", "draft: true\ntitle:")
    site.published()
    assert site.titles() == []
    against = _deployed_elsewhere(site, place)
    site.add(5)
    (told,) = _told(site.configured(limit=4).build(**against))
    assert "limit was 1 and is 4" in told
    assert "'Number 3', 'Number 2'" in told
    assert "'Number 5'" not in told
    site.published(**against)
    assert site.titles() == ["Number 5"]


def test_the_addresses_of_entries_are_told_whole(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=3)
    site.fill(4)
    site.published()
    _deployed_elsewhere(site, "the ledger alone")
    found = diff(site.source, site.output, site.configured(limit=4).config, now=NOW)
    assert {one.changes[0].url for one in found.differences} == {f"{URL}number-1.html"}


def test_where_nothing_grew_no_setting_is_blamed(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(3)
    site.edit("1.txt", "title:", "hidden: true\ntitle:")
    site.published()
    site.edit("1.txt", "hidden: true\n", "")
    (told,) = _told(site.build())
    assert "no setting grew" in told
    assert "limit" not in told
    site.published(allow=frozenset({"resurfaced"}))
    site.published()


def test_archives_that_hold_nothing_yet_seal_no_page_before_it_is_full(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=3, archive=9)
    site.fill(5)
    site.published()
    site.add(6)
    site.published()
    assert len(site.titles()) == 6
    assert not (site.output / "archive").exists()


def test_a_format_that_is_new_has_no_subscribers_who_had_anything(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(limit=5, formats=("atom",))
    site.fill(_POSTS)
    site.published()
    _deployed_elsewhere(site, "the ledger alone")
    (told,) = _told(site.configured(limit=9, formats=("atom", "json")).build())
    assert "older than those in feed.xml would be" in told


def test_of_two_articles_with_one_number_after_a_merge_the_one_pushed_out_is_older() -> None:
    def entry(name: str, sequence: int) -> Entry:
        day = datetime(2020, 1, 1, tzinfo=UTC)
        return Entry(
            id=f"urn:x:{name}",
            paths=(f"{name}.txt",),
            sequence=sequence,
            first=day,
            updated=day,
            fingerprint="2-a-b",
            slug=name,
            permalink=f"{name}.html",
        )

    ledger = Ledger(entries={one.id: one for one in (entry("a", 2), entry("b", 2), entry("c", 3))})

    def feed(*names: str) -> DeployedFeed:
        rows = tuple(DeployedEntry(id=f"urn:x:{one}", title=one) for one in names)
        return DeployedFeed(format="atom", entries=rows)

    found = compare("feed.xml", feed("c", "a"), feed("c", "a", "b"), ledger, ledger)
    assert [change.title for change in found.older] == ["b"]
    found = compare("feed.xml", feed("c", "b"), feed("c", "a", "b"), ledger, ledger)
    assert [change.title for change in found.of("new")] == ["a"]


def test_windows_are_read_back_and_after_a_merge_the_smaller_one_counts() -> None:
    text = "format\t2\nwindow\t\t30\t0\t0\nwindow\t\t5\t900\t0\nwindow\tnamed:x\t3\t0\t9\n"
    ledger = parse([("feeds.lock", text)])
    lines = [line for line in header_lines(ledger) if line.startswith("window")]
    assert sorted(lines) == sorted(text.splitlines()[1:])
    assert window_of(ledger.windows, "tag:a") == Window(limit=5, max_bytes=900)
    assert window_of(ledger.windows, "named:x") == Window(feed="named:x", limit=3, archive=9)
    assert window_of((), "") is None


def _forget_windows(site: Site) -> None:
    """As an older version left it."""
    path = site.source / "feeds.lock"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(one for one in lines if not one.startswith("window")), encoding="utf-8")


def _in_archive(site: Site) -> list[str]:
    files = [*site.output.glob("archive/*/feed.xml"), *site.output.glob("picks/archive/*/feed.xml")]
    names = [file.relative_to(site.output).as_posix() for file in files]
    return [title for name in (*names, "feed.xml") for title in site.titles(name)]
