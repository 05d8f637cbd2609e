"""Real readers show what is new as new, and nothing else, whatever is done to a site."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from feeds.config import FeedSetting
from tests.ledger.readers import Newsboat, PyReader, served
from tests.ledger.sites import NOW, Site

Change = Callable[[Site], object]  # a Site with other settings, or anything


def _all(site: Site, old: str, new: str) -> None:
    for path in sorted(site.source.glob("*.txt")):
        text = path.read_text()
        path.write_text(text.replace(old, new))


def _lose_ledger_and_output(site: Site) -> None:
    """A fresh clone on a new machine: the articles and the ledger alone."""
    for path in sorted(site.output.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


CHANGES: tuple[tuple[str, Change, set[str]], ...] = (
    ("nothing", lambda site: None, set()),
    ("a new article", lambda site: site.add(9), {"Number 9"}),
    ("a new, backdated one", lambda site: site.add(10, date="1999"), {"Number 10"}),
    ("an edit", lambda site: site.edit("3.txt", "not much", "a lot"), set()),
    ("a rename", lambda site: site.rename("4.txt", "four.txt"), set()),
    ("a move", lambda site: site.rename("5.txt", "2019/5.txt"), set()),
    ("another format", lambda site: site.rename("6.txt", "6.text"), set()),
    ("a slug", lambda site: site.edit("3.txt", "title:", "slug: third\ntitle:"), set()),
    ("a date", lambda site: site.edit("3.txt", "2019-01-03", "2018-05-05"), set()),
    ("a precise date", lambda site: site.edit("10.txt", "date: 1999", "date: 1999-04-05"), set()),
    ("another pattern", lambda site: site.configured(permalink="{year}/{slug}/"), set()),
    ("another domain", lambda site: site.configured(url="https://other.example/blog/"), set()),
    ("no https", lambda site: site.configured(url="http://other.example/blog/"), set()),
    ("another zone", lambda site: site.configured(timezone="Asia/Tokyo"), set()),
    ("another title of the site", lambda site: site.configured(title="High Tide"), set()),
    ("summaries alone", lambda site: site.configured(content="summary"), set()),
    ("a deletion", lambda site: site.drop("2.txt"), set()),
    ("a new machine", _lose_ledger_and_output, set()),
    ("a draft", lambda site: site.edit("1.txt", "title:", "draft: true\ntitle:"), set()),
    ("tags", lambda site: _all(site, "title:", "tags: sea\ntitle:"), set()),
    ("two at once", lambda site: (site.add(11), site.add(12)), {"Number 11", "Number 12"}),
    ("a month", lambda site: site.add(13, date="2019-02"), {"Number 13"}),
    (
        "another feed",
        lambda site: site.configured(feed=(FeedSetting(name="picks", tags=("sea",)),)),
        set(),
    ),
)  # fmt: skip


def test_there_are_twenty_kinds_of_change() -> None:
    assert len({name for name, _, _ in CHANGES}) >= 20


class Clock:
    """Gives changed feeds a time of their own: hosts and readers compare whole seconds."""

    def __init__(self, site: Site) -> None:
        self.output = site.output
        self.known: dict[str, tuple[bytes, int]] = {}
        self.seconds = 1_600_000_000

    def tick(self) -> None:
        self.seconds += 60
        for path in (self.output / name for name in FEEDS):
            data, seconds = self.known.get(path.name, (b"", 0))
            if data != path.read_bytes():
                data, seconds = path.read_bytes(), self.seconds
                self.known[path.name] = data, seconds
            os.utime(path, (seconds, seconds))


FEEDS = ("feed.xml", "rss.xml", "feed.json")
SUBSCRIPTIONS: dict[str, tuple[type[PyReader] | type[Newsboat], tuple[str, ...]]] = {
    "reader": (PyReader, FEEDS),
    "newsboat with Atom": (Newsboat, ("feed.xml",)),
    "newsboat with RSS": (Newsboat, ("rss.xml",)),
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.system] if reader is Newsboat else [])
        for name, (reader, _) in SUBSCRIPTIONS.items()
    ],
)
def test_readers_show_what_is_new_and_nothing_else(tmp_path: Path, name: str) -> None:
    kind, names = SUBSCRIPTIONS[name]
    site = Site(root=tmp_path / "site").configured(limit=8)
    site.fill(8)
    site.published()
    clock = Clock(site)
    clock.tick()
    with served(site.output) as address:
        urls = [address + one for one in names]
        reader = kind(tmp_path, urls)
        try:
            first = {f"Number {number}" for number in range(1, 9)}
            assert reader.news() == dict.fromkeys(urls, first)
            for number, (what, change, expected) in enumerate(CHANGES, 1):
                changed = change(site)
                site = changed if isinstance(changed, Site) else site
                site.published(now=NOW + timedelta(hours=number))
                clock.tick()
                assert reader.news() == dict.fromkeys(urls, expected), what
        finally:
            reader.close()


def test_the_proof_can_fail(tmp_path: Path) -> None:
    """With other ids the same reader shows everything as new again."""
    site = Site(root=tmp_path / "site")
    site.fill(3)
    site.published()
    clock = Clock(site)
    clock.tick()
    with served(site.output) as address:
        reader = PyReader(tmp_path, [address + "feed.xml"])
        try:
            reader.news()
            (site.source / "feeds.lock").unlink()
            other = site.configured(site_id="urn:x:other")
            other.published(allow=frozenset({"resurfaced", "vanished"}))
            clock.tick()
            assert len(reader.news()[address + "feed.xml"]) == 3
        finally:
            reader.close()
