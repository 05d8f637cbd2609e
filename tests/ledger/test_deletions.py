"""Nothing that was published is withdrawn unless somebody meant it."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.pipeline import Options, diff
from tests.ledger.sites import NOW, Site
from tests.pipeline.sites import contents

ALLOWED = frozenset({"deleted"})

# published, limit, deleted, max_deleted → whether the build stops
COUNTS = [
    (30, 15, 29, None, True),
    (30, 5, 11, None, True),
    (12, 15, 4, None, False),
    (9, 30, 3, None, False),
    (8, 30, 3, None, True),
    (5, 30, 2, None, False),
    (2, 30, 1, None, False),
    (1, 30, 1, None, True),
    (2, 30, 2, None, True),
    (70, 5, 21, None, True),
    (70, 5, 20, None, False),
    (8, 30, 5, 5, False),
    (8, 30, 2, 1, True),
    (8, 30, 1, 0, True),
    (3, 30, 3, 10, True),
]


@pytest.mark.parametrize(("count", "limit", "gone", "most", "stops"), COUNTS)
def test_deletions_are_counted_over_articles(
    count: int,
    limit: int,
    gone: int,
    most: int | None,
    stops: bool,  # noqa: FBT001 - a column of the table
    tmp_path: Path,
) -> None:
    site = Site(root=tmp_path).configured(limit=limit, max_deleted=most)
    site.fill(count)
    site.build(allow=frozenset({"new"}))
    before = contents(tmp_path)
    for number in range(1, gone + 1):
        site.drop(f"{number}.txt")
    assert contents(site.output)
    report = site.build()
    assert report.published is not stops
    if stops:
        (problem,) = report.problems
        assert f"{gone} of {count} published article" in problem.message
        assert "--allow deleted" in problem.hint
        left = {name: data for name, data in contents(tmp_path).items() if name in before}
        assert left.items() <= before.items(), "the site and feeds.lock are as they were"
        report = site.build(allow=ALLOWED)
        assert report.published
    assert len(report.withdrawn) == gone
    assert any(note.startswith(f"{gone} withdrawn: ") for note in report.notes)
    assert site.build().problems == (), "feeds.lock holds them, and nobody asks again"


CAUSES = {
    "a wrong exclude": {"exclude": ("*.txt",)},
    "an include that matches nothing": {"include": ("posts/*",)},
}


@pytest.mark.parametrize("cause", CAUSES)
def test_a_setting_that_leaves_all_out_is_asked(cause: str, tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(4)
    site.published()
    report = site.configured(**CAUSES[cause]).build()
    assert "4 of 4 published articles would be deleted" in str(report.errors[0])
    found = diff(
        site.source,
        site.output,
        site.configured(**CAUSES[cause]).config,
        now=NOW,
        options=Options(),
    )
    assert any("4 of 4" in str(problem) for problem in found.problems)
    assert site.configured(**CAUSES[cause]).build(keep_going=True).published is False


def test_undated_articles_are_told_with_the_reason(tmp_path: Path) -> None:
    site = Site(root=tmp_path).configured(undated="skip")
    site.fill(4)
    site.published()
    for number in range(1, 5):
        name = f"{number}.txt"
        text = (site.source / name).read_text(encoding="utf-8")
        site.write(name, text.partition("\n")[2])
    assert "4 are left out (no date is stated)" in str(site.build().errors[0])


def test_drafts_say_themselves_that_they_go(tmp_path: Path) -> None:
    site = Site(root=tmp_path)
    site.fill(4)
    site.published()
    for number in range(1, 5):
        site.edit(f"{number}.txt", "title:", "draft: true\ntitle:")
    report = site.build()
    assert (report.published, report.errors, len(report.withdrawn)) == (True, (), 4)


EMPTIED = [
    ("a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nWords.\n", "---\ntitle: A\n---\n"),
    ("a.txt", "date: 2020-01-01\ntitle: A\n\nWords.\n", "date: 2020-01-01\ntitle: A\n"),
    ("a.html", "---\ntitle: A\ndate: 2020-01-01\n---\n<p>Words.</p>\n", "\n \n"),
    ("a.rst", "A\n=\n\n:date: 2020-01-01\n\nWords.\n", "A\n=\n\n:date: 2020-01-01\n"),
    ("a.json", '[{"title": "A", "date": "2020-01-01", "content_html": "<p>Words</p>"}]', "[]"),
    ("a.jsonl", '{"title": "A", "date": "2020-01-01", "content_html": "Words"}\n', "{}\n"),
    ("a.csv", "title,date,text\nA,2020-01-01,Words\n", "title,date,text\n"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "full", "bare"), EMPTIED)
@pytest.mark.parametrize("what", ["nothing", "metadata alone"])
def test_an_emptied_file_is_an_error_and_no_deletion(
    name: str, full: str, bare: str, what: str, tmp_path: Path
) -> None:
    site = Site(root=tmp_path)
    site.fill(5)
    site.write(name, full)
    site.published()
    before = contents(site.output)
    site.write(name, "" if what == "nothing" else bare)
    report = site.build()
    assert not report.published
    assert [problem.path.partition(":")[0] for problem in report.errors] == [name]
    assert contents(site.output) == before
    assert site.build(keep_going=True).published
    assert {entry.state for entry in site.ledger.entries.values()} == {"published"}
    assert "A" in site.titles()
