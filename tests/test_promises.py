"""The promises to the people who use this, each with the test that holds us to it.

The rooms' own tests go deeper; here stands one proof a promise, from end to end.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.validation.rules import RULES
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, parsed, write
from tests.validation.odd_ids import ODD, harmful, reports_of

PROMISES = {
    "Zero to subscribed in one command.": "test_zero_to_subscribed_in_one_command",
    "No invented dates.": "test_no_invented_dates",
    "No subscriber ever sees an old post as new.": "test_no_old_post_is_ever_new",
    "Same input, same versions, same bytes.": "test_same_input_same_bytes",
    "Nothing is lost in silence.": "test_nothing_is_lost_in_silence",
    "Valid, always.": "test_valid_always",
    "Nothing unpublished goes out.": "test_nothing_unpublished_goes_out",
    "Feed addresses are promises": "test_feed_addresses_are_promises",
    "Advice never harms.": "test_advice_never_harms",
}


def test_every_promise_has_its_test() -> None:
    text = Path(feeds.__file__).with_name("README.md").read_text(encoding="utf-8")
    section = text.partition("## Promises")[2].partition("\n## ")[0]
    assert re.findall(r"^\d\. \*\*(.+?)\*\*", section, re.MULTILINE) == list(PROMISES)
    assert set(PROMISES.values()) <= set(globals())


def test_zero_to_subscribed_in_one_command(tmp_path: Path) -> None:
    """A folder and no settings: feeds that parse, at addresses that `feeds serve` answers."""
    source = write(tmp_path / "seeds", {"a.txt": FIRST})
    report = feeds.build(source, tmp_path / "public")
    assert (report.published, report.problems) == (True, ())
    for name in ("feed.xml", "rss.xml"):
        feed = parsed(tmp_path / "public" / name)
        assert len(feed.entries) == 1
        assert feed.entries[0].link.startswith("http://localhost:8000/")


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_no_invented_dates(zone: str, tmp_path: Path) -> None:
    """A month stays a month; the instant that formats force on us is noon of its first day."""
    config = replace(SITE, timezone=zone)
    output, _ = build(tmp_path, {"a.txt": SECOND}, config)
    (item,) = json.loads((output / "feed.json").read_bytes())["items"]
    assert item["_feeds"] == {"published": "2019-05", "precision": "month"}
    assert item["date_published"].startswith("2019-05-01T12:00:00")
    for name in ("feed.xml", "rss.xml"):
        assert b"<dcterms:issued>2019-05</dcterms:issued>" in (output / name).read_bytes()
    page = (output / "second-thoughts.html").read_text(encoding="utf-8")
    assert 'datetime="2019-05"' in page
    assert not re.search(r"2019-05-\d\d", page.replace(str(item["date_modified"]), ""))


def test_no_old_post_is_ever_new(tmp_path: Path) -> None:
    """Ids hang on nothing that a redesign changes: order, settings, text, other articles."""
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    before = {entry.title: entry.id for entry in parsed(output / "feed.xml").entries}
    write(tmp_path / "seeds", {"0.txt": "date: 2018\ntitle: Older\n\nText.\n"})
    write(tmp_path / "seeds", {"a.txt": FIRST.replace("calm", "rough") + "\nMore.\n"})
    config = replace(SITE, title="Other", url="http://www.tide.example.org", permalink="{slug}/")
    output, _ = build(tmp_path, {}, config)
    after = {entry.title: entry.id for entry in parsed(output / "feed.xml").entries}
    assert {title: after[title] for title in before} == before


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Neither the day nor the order in which files came matters; see test_same_bytes too."""
    files = {"a.txt": FIRST, "b.txt": SECOND}
    one, _ = build(tmp_path / "one", files)
    two, _ = build(tmp_path / "two", dict(reversed(files.items())), now=NOW + timedelta(days=4000))
    assert contents(one) == contents(two)


def test_nothing_is_lost_in_silence(tmp_path: Path) -> None:
    """Every problem is told with what to do; a failed build leaves the site as it was."""
    output, _ = build(tmp_path, {"a.txt": FIRST})
    before = contents(output)
    bad: dict[str, str | bytes] = {
        "b.txt": "Nothing dated.\n",
        "c.txt": "date: 2019-02-30\n\nx\n",
        "d.txt": b"\x00" * 99,
    }
    _, report = build(tmp_path, {**bad, "a.txt": FIRST.replace("calm", "wild")})
    assert sorted(problem.path for problem in report.errors) == sorted(bad)
    assert all(problem.hint and problem.message for problem in report.errors)
    assert contents(output) == before


def test_valid_always(tmp_path: Path) -> None:
    """An independent parser reads back what was put in, nasty characters and all."""
    nasty = 'title: a & b < c > "d" ]]> é 🌊\ndate: 1850\n\n<b>x</b> &amp; ]]> \u202e.\n'
    config = Config(title="<&>", url="https://e.example.org/", timezone="Europe/Berlin")
    output, report = build(tmp_path, {"a.txt": nasty, "b.txt": FIRST}, config)
    assert report.published
    made = {article.id: article for article in feeds.read_articles(tmp_path / "seeds", config)}
    for name in ("feed.xml", "rss.xml"):
        feed = parsed(output / name)
        assert {entry.id for entry in feed.entries} == set(made)
        assert {tuple(entry.published_parsed[:6]) for entry in feed.entries} == {
            article.published_at.astimezone(UTC).timetuple()[:6] for article in made.values()
        }


def test_nothing_unpublished_goes_out(tmp_path: Path) -> None:
    """Neither as an article nor in a list, nor as a file that an article links to."""
    unpublished = {
        "draft.md": "---\ntitle: b\ndate: 2024-01-02\ndraft: true\n---\nUNTOLD\n",
        "later.md": "---\ntitle: c\ndate: 2030-01-02\n---\nUNTOLD\n",
        "expired.md": "---\ntitle: d\ndate: 2024-01-02\nexpires: 2025-01-01\n---\nUNTOLD\n",
        "private/plan.md": "---\ntitle: e\ndate: 2024-01-03\n---\nUNTOLD\n",
        "private/plan.pdf": "UNTOLD",
        "rows.jsonl": '{"title": "f", "text": "UNTOLD", "draft": true}\n',
        ".hidden.md": "---\ntitle: g\ndate: 2024-01-03\n---\nUNTOLD\n",
    }
    links = " ".join(f"[{name}]({name})" for name in unpublished)
    linking = {"a.md": f"---\ntitle: a\ndate: 2024-01-01\n---\n{links} ![b](draft.md)\n"}
    output, report = build(
        tmp_path, {**unpublished, **linking}, replace(SITE, exclude=("private/*",))
    )
    assert (report.published, report.articles) == (True, 1)
    assert [name for name, data in contents(output).items() if b"UNTOLD" in data] == []
    assert {one.line for one in report.problems if "published" in one.message} == {5}
    page = (output / "a.html").read_text(encoding="utf-8")
    for name in unpublished.keys() - {".hidden.md"}:
        assert f"<a>{name}</a>" in page
        assert any(one.message.startswith(f"{name} ") for one in report.problems)


def test_feed_addresses_are_promises(tmp_path: Path) -> None:
    """Edit, rename and withdraw articles: each address goes on answering with a valid feed."""
    output, _ = build(tmp_path, {"a.txt": FIRST, "b.txt": SECOND})
    before = {path for path in contents(output) if path.endswith((".xml", ".json", ".opml"))}
    before -= {"sitemap.xml"}
    seeds = tmp_path / "seeds"
    (seeds / "b.txt").rename(seeds / "renamed.txt")
    build(tmp_path, {"a.txt": FIRST.replace("calm", "rough")})
    (seeds / "a.txt").unlink()
    output, report = build(tmp_path, {})
    assert report.published
    assert before <= set(contents(output))
    assert all(feeds.validate((output / name).read_bytes()).valid for name in before)
    _, report = build(tmp_path, {}, replace(SITE, formats=("atom",)))
    assert not report.published  # two addresses would be gone
    output, report = build(tmp_path, {}, replace(SITE, names={"rss": "index.xml"}))
    assert report.published
    assert (output / "rss.xml").read_bytes() == (output / "index.xml").read_bytes()


def test_advice_never_harms() -> None:
    """Odd ids in every format: no finding has an id changed that subscribers may know."""
    reports = [(value, report) for value in ODD for report in reports_of(value)]
    assert sum(len(report.findings) for _, report in reports) > len(ODD)
    assert [one for value, report in reports for one in harmful(value, report)] == []
    changed = [rule for rule in RULES.values() if rule.name.endswith("id-changed")]
    assert changed
    assert all("{before} again" in rule.hint for rule in changed)


def test_scheduled_articles_alone_depend_on_the_day(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "later.txt": "date: 2030-05\ntitle: Later\n\nText.\n"}
    first, _ = build(tmp_path / "one", files, now=datetime(2030, 4, 30, tzinfo=UTC))
    second, _ = build(tmp_path / "two", files, now=datetime(2030, 5, 1, tzinfo=UTC))
    assert contents(second).keys() - contents(first).keys() == {
        "later.html",
        "2030/index.html",
    }
