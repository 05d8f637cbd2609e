"""Builds that remember: the ledger beside the articles, and the guard before the output."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from tests.ledger.sites import NOW, URL, Site
from tests.pipeline.sites import contents

LATER = NOW + timedelta(days=3)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    made = Site(root=tmp_path)
    made.fill(5)
    made.published()
    return made


def test_a_preview_remembers_nothing(tmp_path: Path) -> None:
    made = Site(root=tmp_path).configured(url="")
    made.fill(2)
    assert made.build().published
    assert not (made.source / "feeds.lock").exists()


def test_the_ledger_lies_beside_the_articles_and_stays_as_it_is(site: Site) -> None:
    before = (site.source / "feeds.lock").read_bytes()
    assert b"5.txt" in before
    report = site.published(now=LATER)
    assert (report.written, report.removed) == (0, 0)
    assert (site.source / "feeds.lock").read_bytes() == before


def test_a_change_is_told_with_the_time_of_the_build(site: Site) -> None:
    ids = site.feed().ids
    site.edit("3.txt", "not much", "a lot")
    site.published(now=LATER)
    assert site.feed().ids == ids
    changed = {entry.title: entry.updated for entry in site.feed().entries}
    assert changed["Number 3"] == LATER
    assert all(stamp != LATER for title, stamp in changed.items() if title != "Number 3")
    site.published(now=LATER + timedelta(days=1))
    assert {entry.title: entry.updated for entry in site.feed().entries} == changed


def test_a_deployment_from_a_checkout_stamps_nothing(site: Site, tmp_path: Path) -> None:
    elsewhere = Site(root=tmp_path / "checkout")
    elsewhere.source.mkdir(parents=True)
    for path in site.source.iterdir():
        (elsewhere.source / path.name).write_bytes(path.read_bytes())
    elsewhere.published(now=LATER, locked=True)
    assert contents(elsewhere.output) == contents(site.output)
    elsewhere.edit("3.txt", "not much", "a lot")
    report = elsewhere.build(now=LATER, locked=True)
    assert [str(problem) for problem in report.problems] == [
        "feeds.lock: it would change for 3.txt; run feeds build and commit feeds.lock"
    ]
    assert not report.published
    assert contents(elsewhere.output) == contents(site.output)


def test_a_question_stops_the_build_even_if_it_is_to_go_on(site: Site) -> None:
    before = contents(site.output)
    site.rename("3.txt", "z.txt")
    site.edit("z.txt", "Number 3", "Another title")
    site.edit("z.txt", "date: 2019-01-03", "date: 2019-02-03")
    site.edit("z.txt", "It is not much for 3.", "It is another one by now.")
    report = site.build(keep_going=True)
    assert not report.published
    assert "was one renamed and edited in one step?" in str(report.problems[0])
    assert contents(site.output) == before
    site.published(as_new=frozenset({"z.txt"}))
    assert site.titles().count("Another title") == 1


def test_a_damaged_ledger_stops_the_build(site: Site) -> None:
    before = contents(site.output)
    site.edit("feeds.lock", "published", "publish")
    report = site.build()
    assert {problem.path for problem in report.problems} == {"feeds.lock"}
    assert len(report.problems) == 9  # five articles, and four addresses of feeds
    assert contents(site.output) == before


def test_a_ledger_that_was_cut_off_at_a_line_stops_the_build(site: Site) -> None:
    ids = site.feed().ids
    (site.source / "3.txt").rename(site.source / "renamed.txt")
    site.edit("renamed.txt", "title: Number 3", "title: Another")
    site.published()
    lock = site.source / "feeds.lock"
    whole = lock.read_bytes()
    shutil.rmtree(site.output)
    for kept in range(len(whole.splitlines())):
        lock.write_bytes(b"".join(whole.splitlines(keepends=True)[:kept]))
        report = site.build()
        assert not report.published
        assert "version control" in report.errors[0].hint
    lock.write_bytes(whole)
    site.published()
    assert sorted(site.feed().ids) == sorted(ids)


def test_a_lost_ledger_costs_nothing(site: Site) -> None:
    before = contents(site.output)
    ledger = (site.source / "feeds.lock").read_bytes()
    (site.source / "feeds.lock").unlink()
    site.published(now=LATER)
    assert contents(site.output) == before
    assert (site.source / "feeds.lock").read_bytes() == ledger


def test_the_address_of_the_site_is_in_no_id(site: Site) -> None:
    ids = site.feed().ids
    for url in ("http://tide.example.org/", "https://other.example/blog/"):
        moved = site.configured(url=url)
        moved.published()
        assert moved.feed().ids == ids
        assert all(entry.url.startswith(url) for entry in moved.feed().entries)


def test_a_deleted_article_is_told_and_its_page_says_so(site: Site) -> None:
    (gone,) = [entry.id for entry in site.feed().entries if entry.title == "Number 2"]
    site.drop("2.txt")
    site.published()
    for name in ("feed.xml", "rss.xml"):
        assert site.feed(name).deleted == (gone,)
        assert gone not in site.feed(name).ids
    assert "has to say" not in site.page("number-2.html")
    assert site.ledger.entries[gone].state == "deleted"
    before = contents(site.output)
    site.published(now=LATER)
    assert contents(site.output) == before


def test_a_moved_page_leads_on(site: Site) -> None:
    site.edit("2.txt", "title: Number 2", "title: Number 2\nslug: second")
    site.published()
    old = site.page("number-2.html")
    assert f'<link rel="canonical" href="{URL}second.html">' in old
    assert 'http-equiv="refresh"' in old
    assert site.page("_redirects") == "/number-2.html /second.html 301\n"
    site.published(now=LATER)
    assert site.page("number-2.html") == old


def test_another_pattern_moves_every_page_and_no_id(site: Site) -> None:
    ids = site.feed().ids
    moved = site.configured(permalink="{year}/{slug}/")
    moved.published()
    assert moved.feed().ids == ids
    assert 'http-equiv="refresh"' in moved.page("number-5.html")
    assert "not much" in moved.page("2019/number-5/index.html")
    assert len(moved.page("_redirects").splitlines()) == 5


def test_former_addresses_that_an_article_states_lead_to_it(site: Site) -> None:
    site.add(6, head="aliases: /old/six/, /number-5.html\n")
    (told,) = site.build().problems
    assert told.severity == "warning"
    assert "'/number-5.html'" in told.message
    assert f'href="{URL}number-6.html"' in site.page("old/six/index.html")
    assert "not much" in site.page("number-5.html"), "a page that is there comes first"


def test_an_empty_site_still_tells_what_went(tmp_path: Path) -> None:
    made = Site(root=tmp_path)
    made.fill(1)
    made.published()
    before = made.feed()
    made.drop("1.txt")
    made.published(allow=frozenset({"deleted"}))
    assert made.feed().deleted == before.ids


SURPRISES = {
    "new": "22 entries would be new at once (max_new = 20)",
    "deleted": "4 of 5 published articles would be deleted: 1.txt, 2.txt, 3.txt and 1 more",
    "resurfaced": "1 entry that subscribers had would be new again: 'Number 3'",
    "vanished": "5 entries would vanish that feeds.lock knows nothing of",
}


def _surprise(site: Site, name: str) -> Site:
    if name == "new":
        site.fill(27)
    elif name == "deleted":
        site = site.configured(max_new=3)
        for number in range(1, 5):
            site.drop(f"{number}.txt")
    elif name == "resurfaced":
        site.edit("3.txt", "title:", "draft: true\ntitle:")
        site.published()
        site.edit("3.txt", "draft: true\n", "")
    else:
        (site.source / "feeds.lock").unlink()
        site = site.configured(site_id="urn:x:another")
    return site


@pytest.mark.parametrize("name", SURPRISES)
def test_a_surprise_stops_the_build_and_can_be_let_through(site: Site, name: str) -> None:
    surprised = _surprise(site, name)
    before = contents(site.output), (site.source / "feeds.lock").exists()
    report = surprised.build()
    assert not report.published
    told = "\n".join(map(str, report.problems))
    place = "feeds.lock" if name == "deleted" else "feed.xml"
    assert f"{place}: {SURPRISES[name]}" in told
    assert f"--allow {name}" in told
    assert (contents(site.output), (site.source / "feeds.lock").exists()) == before
    allowed = {name, "resurfaced"} if name == "vanished" else {name}
    surprised.published(allow=frozenset(allowed))
    surprised.published()


def test_twenty_new_ones_at_once_are_no_surprise_nor_are_all_of_a_first_build(site: Site) -> None:
    site.fill(25)
    site.published()


def test_what_is_deployed_counts_and_not_what_was_built(site: Site, tmp_path: Path) -> None:
    deployed = tmp_path / "deployed"
    deployed.mkdir()
    for name in ("feed.xml", "rss.xml", "feed.json"):
        (deployed / name).write_bytes((site.output / name).read_bytes())
    for number in range(6, 30, 12):
        for one in range(number, number + 12):
            site.add(one)
        site.published()
    report = site.build(against=str(deployed))
    assert "24 entries would be new at once" in str(report.problems[0])
    site.published(against=str(deployed), allow=frozenset({"new"}))


def test_feeds_of_a_preview_have_no_subscribers(tmp_path: Path) -> None:
    made = Site(root=tmp_path)
    made.fill(30)
    made.configured(url="").build()
    made.published()


def test_a_future_article_once_out_stays_out(site: Site) -> None:
    site.add(9, date="2026-07-02")
    site.published(now=datetime(2026, 7, 2, tzinfo=UTC))
    before = contents(site.output)
    site.published(now=datetime(2026, 7, 1, tzinfo=UTC))
    assert contents(site.output) == before


@pytest.mark.parametrize("change", ["release: 2031-05-06\n", "publishDate: 2031-05-06\n", ""])
def test_who_lets_a_published_article_wait_is_told_that_it_stays(site: Site, change: str) -> None:
    site.published()
    if change:
        site.edit("2.txt", "title:", f"{change}title:")
    else:
        site.edit("2.txt", "2019-01-02", "2031-05-06")
    report = site.build()
    (problem,) = report.problems
    assert (report.published, problem.path, problem.severity) == (True, "2.txt", "warning")
    assert "it is published already, and stays: 2031-05-06 is still to come" in problem.message
    assert site.build().problems == ()


def test_what_was_deleted_comes_back_in_a_feed_without_tombstones(tmp_path: Path) -> None:
    config = Config(title="The Tide", url=URL, language="en", formats=("json",))
    site = Site(root=tmp_path, config=config)
    site.fill(3)
    site.published()
    text = (site.source / "2.txt").read_text(encoding="utf-8")
    (site.source / "2.txt").unlink()
    site.published()
    site.write("2.txt", text)
    report = feeds.build(site.source, site.output, config, now=NOW)
    assert [problem.message for problem in report.errors] == [
        "1 entry that subscribers had would be new again: 'Number 2'"
    ]
