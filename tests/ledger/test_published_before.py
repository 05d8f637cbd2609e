"""Sites that an earlier version published: today's version has no news for their subscribers."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import feeds
from feeds.ledger import Entry, Ledger, load, read_feed
from feeds.pipeline import Options
from feeds.pipeline import diff as compare
from tests.pipeline.sites import contents

_SITES = Path(__file__).parent / "upgrade"
_NOW = datetime(2027, 2, 3, tzinfo=UTC)
_FORMATS = ("atom", "rss", "json")
_SOURCE = {"plain": "seeds", "jekyll": "_posts", "values": "_posts", "params": "content"}


class _Site:
    """A copy of one of the sites."""

    def __init__(self, name: str, root: Path) -> None:
        self.root = root / name
        shutil.copytree(_SITES / name, self.root)
        self.articles = self.root / _SOURCE[name]
        self.source = self.articles if name == "plain" else self.root
        self.before = self.root / "published"
        self.output = root / "public"

    def build(self, *, locked: bool = False) -> feeds.Report:
        options = Options(against=str(self.before), locked=locked)
        return feeds.build(self.source, self.output, now=_NOW, options=options)

    def file(self, format_name: str) -> str:
        """The feed of that format: Hugo has its own name for one of them."""
        usual = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}[format_name]
        is_usual = (self.before / usual).exists()
        return usual if is_usual else "index.xml"

    @property
    def ledger(self) -> Ledger:
        return load(self.articles)


@pytest.fixture(params=_SOURCE)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> _Site:
    return _Site(request.param, tmp_path)


def _errors(report: feeds.Report) -> list[str]:
    return [str(one) for one in report.problems if one.severity == "error"]


def test_the_ledger_keeps_all_that_was_promised(site: _Site) -> None:
    before = site.ledger
    assert _errors(site.build()) == []
    after = site.ledger
    assert list(map(_promised, after.entries.values())) == list(
        map(_promised, before.entries.values())
    )
    assert all(entry.origin for entry in after.entries.values())
    assert (after.site_id, after.patterns) == (before.site_id, before.patterns)
    assert after.feeds == before.feeds


def _promised(entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.id, entry.paths, entry.sequence, entry.first, entry.updated, entry.state),
        *(entry.slug, entry.permalink, entry.moved, entry.other_ids, entry.feeds),
    )


@pytest.mark.parametrize("format_name", _FORMATS)
def test_the_feeds_name_the_same_entries_with_their_dates_and_languages(
    site: _Site, format_name: str
) -> None:
    assert _errors(site.build()) == []
    name = site.file(format_name)
    assert _entries(site.output / name) == _entries(site.before / name)


def _entries(path: Path) -> tuple[object, ...]:
    feed = read_feed(path.read_bytes(), path.name)
    return feed.language, [
        (one.id, one.title, one.url, one.published, one.stated, one.updated, one.language)
        for one in feed.entries
    ]


def test_a_build_from_a_checkout_may_publish(site: _Site) -> None:
    lock = (site.articles / "feeds.lock").read_bytes()
    report = site.build(locked=True)
    assert (_errors(report), report.published) == ([], True)
    assert (site.articles / "feeds.lock").read_bytes() == lock


def test_subscribers_see_no_more_than_other_bodies(site: _Site) -> None:
    options = Options(against=str(site.before))
    found = compare(site.source, site.output, now=_NOW, options=options)
    for one in found.differences:
        assert not any(one.of(kind) for kind in ("new", "resurfaced", "vanished", "deleted"))
        assert not one.reordered
        assert one.name.endswith(site.file("rss")), "which alone has no date of the last change"


def test_the_second_build_changes_nothing(site: _Site) -> None:
    assert _errors(site.build()) == []
    ledger, made = site.ledger, contents(site.output)
    assert _errors(site.build()) == []
    assert (site.ledger, contents(site.output)) == (ledger, made)
