"""Feed addresses are promises: one that was ever published goes on, or the build stops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import feeds
from feeds.config import Config, FeedSetting
from feeds.pipeline import Options, diff
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, contents, parsed

RICH = replace(
    SITE,
    by_tag=True,
    by_author=True,
    by_language=True,
    archive=1,
    limit=1,
    feed=(FeedSetting(name="tide", tags=("sea",)),),
)
FILES = {"a.txt": FIRST, "b.txt": SECOND.replace("title", "author: Ann\ntitle")}
GIVE_UP = Options(allow=frozenset({"feed-gone"}))

GONE: list[tuple[dict[str, Any], int, str]] = [
    ({"formats": ("atom",)}, 10, "formats"),
    ({"formats": ("atom", "json")}, 5, "formats"),
    ({"by_tag": False}, 3, "by_tag"),
    ({"by_author": False}, 3, "by_author"),
    ({"by_language": False}, 3, "by_language"),
    ({"feed": ()}, 3, "feed"),
    ({"opml": ""}, 1, "opml"),
    ({"feed": (FeedSetting(name="quay", tags=("sea",)),)}, 3, "feed"),
]


def address_problems(report: feeds.Report) -> list[str]:
    return [one.message for one in report.errors if "feed address" in one.message]


@pytest.mark.parametrize(("change", "count", "setting"), GONE)
def test_a_feed_address_that_a_setting_takes_away_stops_the_build(
    change: dict[str, Any], count: int, setting: str, tmp_path: Path
) -> None:
    output, report = build(tmp_path, FILES, RICH)
    assert report.published, report.problems
    before = contents(output)
    lock = (tmp_path / "seeds" / "feeds.lock").read_bytes()
    config = replace(RICH, **change)
    _, report = build(tmp_path, {}, config)
    assert not report.published
    (problem,) = [one for one in report.errors if "feed address" in one.message]
    assert problem.message.startswith(f"{count} feed address")
    assert setting in (problem.hint or "")
    assert "--allow feed-gone" in (problem.hint or "")
    assert contents(output) == before
    assert (tmp_path / "seeds" / "feeds.lock").read_bytes() == lock
    found = diff(tmp_path / "seeds", output, config, now=NOW)
    assert sum(line.endswith(": gone") for line in found.addresses) == count
    assert any("feed address" in one.message for one in found.problems)
    _, report = build(tmp_path, {}, config, keep_going=True)
    assert not report.published


def test_what_was_given_up_is_asked_for_once(tmp_path: Path) -> None:
    build(tmp_path, FILES, RICH)
    config = replace(RICH, formats=("atom",))
    output, report = build(tmp_path, {}, config, options=GIVE_UP)
    assert report.published
    assert not (output / "rss.xml").exists()
    lock = (tmp_path / "seeds" / "feeds.lock").read_text(encoding="utf-8")
    assert "address\trss.xml\trss\t\tgiven-up" in lock
    _, report = build(tmp_path, {"c.txt": FIRST.replace("First", "Third")}, config)
    assert report.published
    assert diff(tmp_path / "seeds", output, config, now=NOW).addresses == ()
    _, report = build(tmp_path, {}, RICH)  # back again
    assert report.published
    lock = (tmp_path / "seeds" / "feeds.lock").read_text(encoding="utf-8")
    assert "address\trss.xml\trss\t\tpublished" in lock
    _, report = build(tmp_path, {}, config)
    assert address_problems(report)


def test_a_feed_under_another_name_goes_on_under_the_old_one_too(tmp_path: Path) -> None:
    config = replace(SITE, opml="feeds.opml")
    output, _ = build(tmp_path, FILES, config)
    config = replace(config, names={"rss": "index.xml"}, opml="list.opml")
    _, report = build(tmp_path, {}, config)
    assert report.published, report.problems
    assert (output / "rss.xml").read_bytes() == (output / "index.xml").read_bytes()
    assert (output / "feeds.opml").read_bytes() == (output / "list.opml").read_bytes()
    assert b'href="https://tide.example.org/index.xml"' in (output / "rss.xml").read_bytes()
    assert "/rss.xml /index.xml 301\n" in (output / "_redirects").read_text(encoding="utf-8")
    config = replace(config, names={"rss": "feed/rss.xml"})
    _, report = build(tmp_path, {"a.txt": FIRST.replace("calm", "wild")}, config)
    assert report.published, report.problems
    new = (output / "feed/rss.xml").read_bytes()
    assert b"wild" in new
    for old in ("rss.xml", "index.xml"):
        assert (output / old).read_bytes() == new
    assert len(parsed(output / "rss.xml").entries) == 2


def test_archive_documents_keep_their_addresses_under_a_new_name(tmp_path: Path) -> None:
    config = replace(SITE, archive=1, limit=1)
    files = {f"{number}.txt": FIRST.replace("2019", f"20{number}") for number in range(10, 15)}
    output, _ = build(tmp_path, files, config)
    before = {path for path in contents(output) if path.startswith("archive/")}
    assert before
    _, report = build(tmp_path, {}, replace(config, names={"atom": "atom.xml"}))
    assert report.published, report.problems
    assert before <= set(contents(output))


def test_a_tag_whose_last_article_left_goes_on_without_entries(tmp_path: Path) -> None:
    config = replace(SITE, by_tag=True)
    output, _ = build(tmp_path, FILES, config)
    _, report = build(tmp_path, {"a.txt": FIRST.replace("tags: sea\n", "")}, config)
    assert report.published, report.problems
    assert parsed(output / "tag/sea/feed.xml").entries == []


def test_a_feed_never_gets_the_address_of_another_one(tmp_path: Path) -> None:
    config = replace(SITE, feed=(FeedSetting(name="tide", tags=("sea",)),))
    build(tmp_path, FILES, config)
    config = replace(SITE, names={"atom": "tide/feed.xml"})
    _, report = build(tmp_path, {}, config, options=GIVE_UP)
    assert not report.published
    assert any(one.path == "tide/feed.xml" for one in report.errors)


def test_a_ledger_without_addresses_takes_those_of_the_output(tmp_path: Path) -> None:
    build(tmp_path, FILES, RICH)
    lock = tmp_path / "seeds" / "feeds.lock"
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join(one for one in lines if not one.startswith("address\t")))
    _, report = build(tmp_path, {}, replace(RICH, formats=("atom",)))
    (problem,) = address_problems(report)
    assert problem.startswith("10 feed addresses that subscribers have would be gone: author/ann/")
    assert problem.endswith(" and 5 more")
    _, report = build(tmp_path, {}, RICH, options=Options(locked=True))
    assert report.published, report.problems


def test_a_fresh_checkout_asks_the_deployed_list(tmp_path: Path) -> None:
    output, _ = build(tmp_path, FILES, RICH)
    deployed = output.rename(tmp_path / "deployed")
    (tmp_path / "seeds" / "feeds.lock").unlink()
    build(tmp_path, FILES, SITE)  # a ledger of its own, without addresses of the others
    lock = tmp_path / "seeds" / "feeds.lock"
    lines = lock.read_text(encoding="utf-8").splitlines(keepends=True)
    lock.write_text("".join(one for one in lines if not one.startswith("address\t")))
    _, report = build(tmp_path, {}, SITE, options=Options(against=str(deployed)))
    assert address_problems(report)
    (deployed / ".feeds-manifest").unlink()
    _, report = build(tmp_path, {}, SITE, options=Options(against=str(deployed)))
    assert address_problems(report)


def test_a_preview_promises_nothing(tmp_path: Path) -> None:
    preview = Config(title="Tide")
    build(tmp_path, FILES, preview)
    _, report = build(tmp_path, {}, replace(preview, formats=("atom",)))
    assert report.published
