"""A text without metadata that says, in its first lines, that not everybody may see it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.reading import said_at_head
from tests.pipeline.sites import SITE, build, contents

WORD = "UNTOLD"
LINKS = "---\ntitle: a\ndate: 2024-01-01\n---\nSee [it](notes.txt).\n"
KEEPS_BACK = [
    "Status: confidential",
    "Status: draft | Owner: Bob",
    "Classification: internal",
    "Notes\n\nStatus: confidential",
    "# Notes\n\n**Status:** draft",
    "Draft",
    "[DRAFT]",
    "STRICTLY CONFIDENTIAL",
    "The plan\n\nNot for publication.",
    "Embargoed until 2031-01-01",
    "ENTWURF",
    "Owner: Bob\nVisibility: team",
]
CHANGES_NOTHING = [
    "Words.",
    "Status: final",
    "State: Ohio",
    "Draft beer is what they drank.",
    "Confidential talks were held at the quay.",
    "Status: we are all fine",
    "Contact: a@e.org\nExpires: 2020-01-01",
    "One.\n\nTwo.\n\nThree.\n\nDraft\n\nFour.",
]


def seen(output: Path) -> list[str]:
    return [name for name, data in contents(output).items() if WORD.encode() in data]


@pytest.mark.parametrize("name", ["notes.txt", "a/notes.txt"])
@pytest.mark.parametrize("says", KEEPS_BACK)
def test_no_article_takes_it_along(says: str, name: str, tmp_path: Path) -> None:
    article = "a.md" if "/" not in name else "a/index.md"
    output, report = build(
        tmp_path,
        {article: LINKS, name: f"{says}\n\n{WORD}\n"},
        replace(SITE, undated="skip"),
    )
    assert seen(output) == []
    (problem,) = report.problems
    assert (problem.path, problem.line, problem.severity) == (article, 5, "warning")
    assert "published" in problem.message
    assert problem.hint


def test_the_warning_says_how_to_publish_it(tmp_path: Path) -> None:
    files = {"a.md": LINKS, "notes.txt": f"Notes\n\nStatus: draft\n\n{WORD}\n"}
    _, report = build(tmp_path / "1", files)
    (problem,) = report.problems
    assert "'Status: draft' at its head" in problem.message
    assert 'static = ["notes.txt"]' in problem.hint
    output, report = build(tmp_path / "2", files, replace(SITE, static=("notes.txt",)))
    assert (seen(output), report.problems) == (["notes.txt"], ())


@pytest.mark.parametrize("says", CHANGES_NOTHING)
def test_any_other_text_is_taken_along(says: str, tmp_path: Path) -> None:
    output, report = build(tmp_path, {"a.md": LINKS, "notes.txt": f"{says}\n\n{WORD}\n"})
    assert seen(output) == ["a/notes.txt"]
    assert report.problems == ()


def test_nor_is_an_archive_with_such_a_text(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes.txt", "Status: confidential\n\nUntold.\n")
    text = LINKS.replace(".txt", ".zip")
    output, report = build(tmp_path, {"a.md": text, "notes.zip": packed.getvalue()})
    assert not [name for name in contents(output) if name.endswith(".zip")]
    assert "'Status: confidential'" in report.problems[0].message


@pytest.mark.parametrize("name", ["about.txt", "pages/b.txt", "b.txt"])
def test_no_page_is_made_of_one_that_states_it(name: str, tmp_path: Path) -> None:
    text = f"title: b\ndate: 2024-01-02\nstatus: confidential\n\n{WORD}\n"
    output, _ = build(tmp_path, {"a.md": LINKS.replace("See [it](notes.txt).", "A."), name: text})
    assert seen(output) == []


def test_long_lines_take_no_time() -> None:
    assert said_at_head("draft " * 100_000) == ""
    assert said_at_head("a " * 100_000 + ": draft") == ""
