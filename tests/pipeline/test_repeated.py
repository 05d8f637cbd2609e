"""Nothing is said twice unnoticed: articles of the same bytes are named, both of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.pipeline import Options, survey
from tests.pipeline.sites import FIRST, SECOND, build, write

ROWS = "title,date,body\nFog,2019-05-15,One could hear.\n"
FIELDS = ".. title: Fog\n.. date: 2019-05-15\n"
GERMAN = "---\ntitle: Nebel\ndate: 2019-05-15\n---\nMan hörte die Glocke.\n"

REPEATED = {
    "two files": ({"a.txt": FIRST, "b.txt": FIRST}, "b.txt:1", "a.txt"),
    "in folders": ({"a/x.txt": FIRST, "b/x.txt": FIRST}, "b/x.txt:1", "a/x.txt"),
    "other line ends": (
        {"a.txt": FIRST, "b.txt": FIRST.replace("\n", "\r\n")},
        "b.txt:1",
        "a.txt",
    ),
    "another suffix": ({"a.md": FIRST, "b.txt": FIRST}, "b.txt:1", "a.md"),
    "dates in their names": ({"2019-05-15.txt": "x", "2019-05-16.txt": "x"}, "2019-05-16", "-15"),
    "two rows": ({"a.csv": ROWS + ROWS.partition("\n")[2]}, "a.csv:3", "a.csv:2"),
    "with their fields beside them": (
        {"a/x.md": "Fog.\n", "a/x.meta": FIELDS, "b/x.md": "Fog.\n", "b/x.meta": FIELDS},
        "b/x.md:1",
        "a/x.md",
    ),
    "three": (dict.fromkeys(("a.txt", "b.txt", "c.txt"), FIRST), "b.txt:1", "a.txt and c.txt:"),
    "many": (
        dict.fromkeys((f"{name}.txt" for name in "abcdef"), FIRST),
        "b.txt:1",
        "a.txt and c.txt, and 3 more:",
    ),
}

OTHERS = {
    "a blank more": {"a.txt": FIRST, "b.txt": f"{FIRST}\n "},
    "one is a draft": {"a.txt": FIRST, "b.txt": SECOND, "_drafts/a.txt": FIRST},
    "two languages": {"posts/a.en.md": GERMAN, "posts/a.de.md": GERMAN},
    "other fields beside them": {
        "a/x.md": "Fog.\n",
        "a/x.meta": FIELDS,
        "b/x.md": "Fog.\n",
        "b/x.meta": FIELDS.replace("15", "16"),
    },
}


@pytest.mark.parametrize("name", REPEATED)
def test_articles_of_the_same_bytes_are_named_once(name: str, tmp_path: Path) -> None:
    files, place, others = REPEATED[name]
    _, report = build(tmp_path, files)
    assert report.published
    found = [one for one in report.problems if "same bytes" in one.message]
    assert [one.severity for one in found] == ["warning"]
    assert str(found[0]).startswith(place)
    assert others in found[0].message
    assert "delete the copy" in found[0].hint


@pytest.mark.parametrize("name", OTHERS)
def test_others_are_not(name: str, tmp_path: Path) -> None:
    _, report = build(tmp_path, OTHERS[name])
    assert not [one for one in report.problems if "same bytes" in one.message]


def test_a_cached_build_and_a_list_say_so_too(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "b.txt": FIRST}
    options = Options(cache=tmp_path / "cache")
    reports = [build(tmp_path, files, options=options)[1] for _ in range(2)]
    assert reports[0].problems == reports[1].problems != ()
    found = survey(write(tmp_path / "seeds", files))
    assert [one.message for one in found.problems] == [one.message for one in reports[0].problems]
