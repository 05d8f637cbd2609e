"""A published article that cannot be read today stays as it was last published."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.ledger.sites import NOW, URL, Site
from tests.pipeline.sites import contents

PICTURE = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def _site(tmp_path: Path, **settings: object) -> Site:
    made = Site(root=tmp_path).configured(**settings)
    made.fill(4)
    made.write("pic.gif", "")
    (made.source / "pic.gif").write_bytes(PICTURE)
    body = (
        '<p>Some <b>bold</b> words &amp; <a href="3.txt">a link</a>.</p><img src="pic.gif" alt="">'
    )
    head = '<meta name="date" content="2019-05"><meta name="author" content="Ann">'
    page = f'<!doctype html><html lang="en"><head><title>A page</title>{head}</head>'
    made.write("page.html", f"{page}<body><article>{body}</article></body></html>\n")
    made.published()
    return made


FORMATS: tuple[tuple[str, ...], ...] = (("json",), ("atom",), ("rss",), ("atom", "rss", "json"))


@pytest.mark.parametrize("formats", FORMATS)
def test_it_stays_in_every_feed(tmp_path: Path, formats: tuple[str, ...]) -> None:
    site = _site(tmp_path, formats=formats, by_author=True)
    before = contents(site.output)
    good = (site.source / "page.html").read_bytes()
    site.edit("page.html", "2019-05", "2019-02-30")
    report = site.build(now=NOW + timedelta(days=1), keep_going=True)
    assert report.published
    assert [problem.path for problem in report.errors] == ["page.html"]
    after = contents(site.output)
    assert after.keys() == before.keys()
    for name in ("feed.json", "feed.xml", "rss.xml"):
        assert after.get(name) == before.get(name)
    assert b"bold" in after["page.html"]
    (site.source / "page.html").write_bytes(good)
    site.published(now=NOW + timedelta(days=2))
    assert contents(site.output) == before


def test_one_that_left_the_feeds_is_read_back_from_its_page(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site = site.configured(limit=1)
    site.add(9)
    site.published()
    site.edit("page.html", "2019-05", "2019-02-30")
    assert site.build(keep_going=True).published
    assert "<b>bold</b>" in site.page("page.html")
    assert f"{URL}feed.xml" in site.page("page.html")
    assert "A page" in site.page("index.html")
    assert site.titles() == ["Number 9"]
    site.edit("page.html", "2019-02-30", "2019-05")
    site.published()


def test_what_is_found_nowhere_is_told(tmp_path: Path) -> None:
    site = _site(tmp_path)
    for path in sorted(site.output.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    site.edit("page.html", "2019-05", "2019-02-30")
    report = site.build(keep_going=True)
    assert report.published
    assert "is not found where the site is deployed" in "\n".join(map(str, report.problems))
    assert len(site.ledger.entries) == 5


SHARED = "These words stand in all of them. They are of no use to tell which is which."


def _near_copies(tmp_path: Path) -> Site:
    site = Site(root=tmp_path)
    for number in range(1, 6):
        own = f"Only week {number} has this line, and no other one has it."
        site.write(
            f"{number}.md",
            f"---\ntitle: Week {number}\ndate: 2020-01-0{number}\n---\n{SHARED}\n\n{own}\n",
        )
    site.published()
    return site


# what happens to the files, and which of them breaks: (renames, edits, broken, files that go)
HISTORIES = {
    "renamed and broken": ({"2.md": "q.md"}, False, "q.md", ()),
    "moved and broken": ({"2.md": "old/2.md"}, False, "old/2.md", ()),
    "all moved": ({f"{one}.md": f"2020/{one}.md" for one in range(1, 6)}, False, "2020/2.md", ()),
    "all renamed": ({f"{one}.md": f"q{one}.md" for one in range(1, 6)}, False, "q2.md", ()),
    "all renamed and edited": (
        {f"{one}.md": f"q{one}.md" for one in range(1, 6)},
        True,
        "q2.md",
        (),
    ),
    "renamed, another deleted": ({"2.md": "old/2.md"}, False, "old/2.md", ("4.md",)),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_a_file_renamed_and_broken_at_once_takes_nothing_from_subscribers(
    tmp_path: Path, name: str
) -> None:
    renames, is_edited, broken, deleted = HISTORIES[name]
    site = _near_copies(tmp_path)
    before = site.feed()
    for old, new in renames.items():
        site.rename(old, new)
        if is_edited:
            site.edit(new, "of no use", "of little use")
    for one in deleted:
        site.drop(one)
    site.edit(broken, "2020-01-02", "2020-13-02")
    report = site.build(keep_going=True)
    assert report.published
    assert {one.path for one in report.problems} == {broken}
    (told,) = [one for one in report.problems if one.severity == "warning"]
    assert "2.md is gone" in told.message
    assert report.withdrawn == deleted
    gone = {
        entry.id for entry in before.entries if entry.title in {f"Week {n[0]}" for n in deleted}
    }
    assert set(site.feed().ids) == set(before.ids) - gone
    site.edit(broken, "2020-13-02", "2020-01-02")
    site.published()
    assert set(site.feed().ids) == set(before.ids) - gone


@pytest.mark.parametrize(
    ("line", "is_out"),
    [
        ("expires: 2026-06-30", True),
        ("expires: 2026-07-30", False),
        ("expires: 2026-13-30", False),
        ("draft: true", True),
    ],
)
def test_what_its_file_says_of_its_end_counts_whatever_else_is_wrong(
    tmp_path: Path, line: str, *, is_out: bool
) -> None:
    site = _near_copies(tmp_path)
    site.edit("2.md", "date: 2020-01-02", f"date: 2020-13-02\n{line}")
    report = site.build(keep_going=True)
    assert report.published
    assert report.withdrawn == (("2.md",) if is_out else ())
    shown = [name for name, data in contents(site.output).items() if b"Only week 2" in data]
    assert bool(shown) is not is_out


def test_two_that_changed_places_while_one_broke_both_stay(tmp_path: Path) -> None:
    site = _near_copies(tmp_path)
    before = site.feed().ids
    site.rename("2.md", "aside.md")
    site.rename("4.md", "2.md")
    site.rename("aside.md", "4.md")
    site.edit("4.md", "2020-01-02", "2020-13-02")
    report = site.build(keep_going=True)
    assert (report.published, report.withdrawn) == (True, ())
    assert site.feed().ids == before
    site.edit("4.md", "2020-13-02", "2020-01-02")
    site.published()
    assert site.feed().ids == before


def test_where_no_name_tells_all_that_is_gone_stays_until_the_file_is_read(tmp_path: Path) -> None:
    site = _near_copies(tmp_path)
    before = site.feed().ids
    site.rename("2.md", "q.md")
    site.drop("4.md")
    site.edit("q.md", "2020-01-02", "2020-13-02")
    report = site.build(keep_going=True)
    assert (report.published, report.withdrawn) == (True, ())
    assert "2.md, 4.md are gone" in str(report.problems)
    assert site.feed().ids == before
    site.configured(exclude=("q.md",)).published()  # as the message says
    assert len(site.feed().ids) == 3


def test_a_draft_that_is_gone_too_is_no_reason_to_wait(tmp_path: Path) -> None:
    site = _near_copies(tmp_path)
    site.edit("2.md", "title:", "draft: true\ntitle:")
    site.published()
    site.drop("2.md")
    site.write("q.md", "---\ntitle: New\ndate: 2020-13-01\n---\nWords.\n")
    report = site.build(keep_going=True)
    assert [one.severity for one in report.problems] == ["error"]
    states = {entry.path: entry.state for entry in site.ledger.entries.values()}
    assert states["2.md"] == "deleted"
