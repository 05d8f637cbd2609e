"""Keys that are nearly ours: what was meant is said, and words of their own are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from tests.pipeline.sites import NOW, build, write

NO_DATE = "no date is stated; did you mean date?"
ROWS: list[tuple[str, str, str]] = [
    # file, text, what the one problem says
    ("a.md", "---\ntitle: A\ndat: 2024-01-01\n---\nText.\n", f"3: {NO_DATE} (dat: 2024-01-01)"),
    ("a.txt", "dat: 2024-01-01\n\nText.\n", f"1: {NO_DATE} (dat: 2024-01-01)"),
    ("a.md", "---\ntitle: A\nDaet: 3 May 2024\n---\nText.\n", f"3: {NO_DATE} (Daet: 3 May 2024)"),
    ("a.md", "---\ndate: 2024\ntilte: A\n---\nText.\n", "3: the key tilte {} title?"),
    ("a.md", "---\ndate: 2024\ntitle: A\ndarft: no\n---\nText.\n", "4: the key darft {} draft?"),
    ("a.md", "---\ndate: 2024\ntitle: A\ndrift: yes\n---\nText.\n", "4: the key drift {} draft?"),
    (
        "a.md",
        "+++\ndate = 2024-01-01\nauthro = 'A'\n+++\nText.\n",
        "3: the key authro {} author?",
    ),
    ("a.md", "---\ndate: 2024\nlanguag: nl\n---\nText.\n", "3: the key languag {} language?"),
    ("a.md", "---\ndate: 2024\ntitle: A\ntile: wide\n---\nText.\n", ""),
    ("a.md", "---\ndate: 2024\nlayout: x\nweight: 3\nseries: s\ntoc: yes\n---\nText.\n", ""),
    ("a.md", "---\ndate: 2024\ndrafts: no\ndata: [1]\nslogan: x\n---\nText.\n", ""),
]


@pytest.mark.parametrize(("name", "text", "said"), ROWS, ids=[row[2] or "nothing" for row in ROWS])
def test_a_slip_in_a_key_says_what_was_meant(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    write(tmp_path / "seeds", {name: text})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", Config(), now=NOW)
    told = f"{name}:{said}".format("is not known; did you mean")
    assert [str(problem) for problem in report.problems] == ([told] if said else [])


@pytest.mark.parametrize(
    "text", ["when: 2024-01-01\n\nText.\n", "dat: soon\n\nText.\n", "note: 2024-01-01\n\nText.\n"]
)
def test_what_is_no_date_is_not_meant_as_one(tmp_path: Path, text: str) -> None:
    write(tmp_path / "seeds", {"a.txt": text})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", Config(), now=NOW)
    assert "did you mean" not in str(report.problems[0])


@pytest.mark.parametrize("line", ["darft: yes", "drfat: true", "Drat: 'on'", "draftt: 1"])
def test_what_may_be_meant_as_a_draft_is_not_published(tmp_path: Path, line: str) -> None:
    key = line.partition(":")[0]
    write(tmp_path / "seeds", {"a.md": f"---\ndate: 2024\ntitle: A\n{line}\n---\nText.\n"})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", Config(), now=NOW)
    assert not report.published
    (problem,) = report.errors
    assert (problem.path, problem.line) == ("a.md", 4)
    assert problem.hint == f'did you mean draft? if not, set fields = {{"{key}" = "other"}}'
    config = Config(fields={key: "other"})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", config, now=NOW)
    assert (report.published, report.problems) == (True, ())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("date: 2024\ndarft: yes\n\nText.\n", 2),
        ("date: 2024\n\ndarft: yes\n\nText.\n", 3),
        ("date: 2024\nnote: x\ndarft: yes\n\nText.\n", 3),
        ("date: 2024\n\nDrift: yes, we do.\n", 0),
        ("date: 2024\n\nText.\ndarft: yes\n", 0),
    ],
)
def test_the_head_of_a_text_is_looked_at_as_well(tmp_path: Path, text: str, line: int) -> None:
    write(tmp_path / "seeds", {"a.txt": text})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", Config(), now=NOW)
    assert report.published is (not line)
    assert [one.line for one in report.errors] == ([line] if line else [])


HEADS = [
    ("title: A\ndate: 2024\nmood: happy\ntags: sea\n\nText.\n", 3),
    ("date: 2024\nmood: happy\nweather: fog\nid: urn:x-a:1\n\nText.\n", 2),
    ("date: 2024\nmood: happy\n\ntags: sea\n", 0),
    ("date: 2024\n\nmood: happy\ntags: sea\n", 0),
    ("date: 2024\nmood: happy\nweather: fog\n\nText.\n", 0),
    ("date: 2024\nWe left: nobody saw it.\nThere was fog.\n", 0),
]


@pytest.mark.parametrize(("text", "line"), HEADS)
def test_an_unknown_key_that_ends_a_head_is_told(tmp_path: Path, text: str, line: int) -> None:
    write(tmp_path / "seeds", {"a.txt": text})
    report = feeds.build(tmp_path / "seeds", tmp_path / "public", Config(), now=NOW)
    assert report.published
    assert [(one.line, "is part of it" in one.message) for one in report.problems] == (
        [(line, True)] if line else []
    )
    if line:
        config = Config(fields={"mood": "other", "weather": "other"})
        report = feeds.build(tmp_path / "seeds", tmp_path / "public", config, now=NOW)
        assert report.problems == ()


MARKED = ["[DRAFT] The tide", "(draft) The tide", "DRAFT: The tide", "[WIP] The tide", "WIP - x"]


@pytest.mark.parametrize("title", MARKED)
def test_the_mark_of_a_draft_in_a_title_is_a_warning(title: str, tmp_path: Path) -> None:
    text = f"---\ndate: 2024-01-02\ntitle: '{title}'\n---\nWords.\n"
    _, report = build(tmp_path, {"b.md": text})
    (problem,) = report.problems
    assert (report.articles, problem.line, problem.severity) == (1, 3, "warning")
    assert "draft: true" in problem.hint


@pytest.mark.parametrize("title", ["Draft: what is it?", "Drafts (two)", "Private lives", "WIPO"])
def test_a_title_about_drafts_is_none(title: str, tmp_path: Path) -> None:
    text = f"---\ndate: 2024-01-02\ntitle: '{title}'\n---\nWords.\n"
    assert build(tmp_path, {"b.md": text})[1].problems == ()
