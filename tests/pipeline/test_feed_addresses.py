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


SIDE = replace(SITE, feed=(FeedSetting(name="tide", tags=("sea",)),))
SWAPPED = {"atom": "rss.xml", "rss": "feed.xml"}
TAKEN: list[tuple[Config, Config, dict[str, str]]] = [  # before, after, file → what is told
    (SIDE, replace(SITE, names={"atom": "tide/feed.xml"}), {"tide/feed.xml": "the main feed"}),
    (SITE, replace(SITE, names={"atom": "a.xml", "rss": "feed.xml"}), {"feed.xml": "(rss)"}),
    (SITE, replace(SITE, names=SWAPPED), {"feed.xml": "(rss)", "rss.xml": "(atom)"}),
    (SITE, replace(SITE, opml="rss.xml", names={"rss": "r.xml"}), {"rss.xml": "the list of feeds"}),
    (
        SITE,
        replace(SITE, names={"json": ("feed.json", "rss.xml"), "rss": "r"}),
        {"rss.xml": "json"},
    ),
]


@pytest.mark.parametrize(("before", "after", "told"), TAKEN)
def test_no_document_gets_the_address_of_another_one_unless_that_is_given_up(
    before: Config, after: Config, told: dict[str, str], tmp_path: Path
) -> None:
    output, report = build(tmp_path, FILES, before)
    assert report.published
    was = contents(output)
    _, report = build(tmp_path, {}, after)
    assert not report.published
    assert contents(output) == was
    found = [one for one in report.errors if "at this address" in one.message]
    assert {one.path for one in found} == told.keys()
    assert all(told[one.path] in one.message for one in found)
    assert all("--allow feed-gone" in (one.hint or "") for one in found)
    lines = diff(tmp_path / "seeds", output, after, now=NOW).addresses
    assert all(any(line.startswith(f"{file}: ") for line in lines) for file in told)
    _, report = build(tmp_path, {}, after, options=GIVE_UP)
    assert report.published, report.problems
    _, report = build(tmp_path, {}, after)  # asked once
    assert report.published, report.problems


ARTICLE = "---\ntitle: C\ndate: 2020-01-01\n{head}\n---\nWords of c.\n"
RENAMED = replace(SITE, names={"rss": "new.xml"})


@pytest.mark.parametrize("path", ["/rss.xml", "/RSS.xml", "/new.xml"])
def test_an_article_never_gets_the_former_address_of_a_feed(path: str, tmp_path: Path) -> None:
    build(tmp_path, FILES, SITE)
    build(tmp_path, {}, RENAMED)
    for _ in range(2):
        output, report = build(tmp_path, {"c.md": ARTICLE.format(head=f"url: {path}")}, RENAMED)
        assert report.published, report.problems
        (problem,) = report.problems
        assert (problem.severity, problem.path, problem.line) == ("warning", "c.md", 4)
        assert f"the address {path!r} is taken" in problem.message
        assert "c.md" not in problem.message
        assert (output / "rss.xml").read_bytes() == (output / "new.xml").read_bytes()


def test_an_article_may_have_the_address_of_a_feed_that_was_given_up(tmp_path: Path) -> None:
    config = replace(SITE, formats=("atom",))
    build(tmp_path, FILES, SITE)
    build(tmp_path, {}, config, options=GIVE_UP)
    output, report = build(tmp_path, {"c.md": ARTICLE.format(head="url: /rss.xml")}, config)
    assert (report.published, report.problems) == (True, ())
    assert b"Words of c." in (output / "rss.xml").read_bytes()


@pytest.mark.parametrize("path", ["/rss.xml", "/new.xml", "/second-thoughts.html", "/index.html"])
def test_a_former_address_that_something_else_has_is_told(path: str, tmp_path: Path) -> None:
    build(tmp_path, FILES, SITE)
    build(tmp_path, {}, RENAMED)
    files = {"c.md": ARTICLE.format(head=f"aliases: [{path}, /c.html, /old/c.html]")}
    output, report = build(tmp_path, files, RENAMED)
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "c.md", 4)
    assert f"nothing leads here from its former address {path!r}" in problem.message
    assert (output / "old/c.html").exists()
    _, report = build(tmp_path, {"d.md": files["c.md"].replace("C", "D")}, RENAMED)
    assert sum("c.md has it too" in one.message for one in report.problems) == 1


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


@pytest.mark.parametrize("has_list", [True, False])
def test_the_deployed_site_is_asked_beside_a_ledger_that_knows_feeds(
    tmp_path: Path, *, has_list: bool
) -> None:
    """Its ledger was made elsewhere, or is older than what is online."""
    output, _ = build(tmp_path, FILES, replace(RICH, limit=30, archive=0))
    deployed = output.rename(tmp_path / "deployed")
    (tmp_path / "seeds" / "feeds.lock").unlink()
    build(tmp_path, FILES, SITE)
    (output / "feed.xml").unlink()
    if not has_list:
        (deployed / ".feeds-manifest").unlink()
    _, report = build(tmp_path, {}, SITE, options=Options(against=str(deployed)))
    (problem,) = address_problems(report)
    assert "tag/sea/" in problem or "author/ann/" in problem or not has_list
    _, report = build(
        tmp_path, {}, SITE, options=Options(against=str(deployed), allow=GIVE_UP.allow)
    )
    assert report.published, report.problems
    _, report = build(tmp_path, {}, SITE, options=Options(against=str(deployed)))
    assert report.published, report.problems


def test_a_file_that_only_looks_like_a_feed_is_no_promise(tmp_path: Path) -> None:
    example = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>An example</title></feed>'
    files = {**FILES, "c.md": ARTICLE.format(head="url: /c/") + "\n[See](example.xml)\n"}
    output, report = build(tmp_path, {**files, "example.xml": example})
    assert report.published
    assert (output / "c" / "example.xml").exists()
    deployed = output.rename(tmp_path / "deployed")
    (tmp_path / "seeds" / "c.md").write_text(ARTICLE.format(head="url: /c/"), encoding="utf-8")
    _, report = build(tmp_path, {}, options=Options(against=str(deployed)))
    assert report.published, report.problems


def test_a_preview_promises_nothing(tmp_path: Path) -> None:
    preview = Config(title="Tide")
    build(tmp_path, FILES, preview)
    _, report = build(tmp_path, {}, replace(preview, formats=("atom",)))
    assert report.published
