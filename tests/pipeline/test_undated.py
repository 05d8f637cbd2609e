"""Files without a date: an article that lacks one is an error, all that is none never is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import feeds
from feeds.pipeline import survey
from tests.pipeline.sites import FIRST, NOW, SECOND, SITE, build, write

FRONT = "---\ntitle: Fog\ndate: 2021-11-03\n---\nOne could hear the bell.\n"
HUGO = 'baseURL = "https://tide.example.org/"'

NONE: Mapping[str, str] = {
    "LICENSE.txt": "Do what you like.\n",
    "License-MIT.md": "Do what you like.\n",
    "licence.nl.md": "Doe wat je wilt.\n",
    "robots.txt": "User-agent: *\nDisallow:\n",
    "humans.txt": "Ann\n",
    "ReadMe.md": "# Tide\n\nA site.\n",
    "readme_first.txt": "First this.\n",
    "Contributing.md": "# How to\n",
    "code_of_conduct.md": "Be kind.\n",
    "Claude.md": "Be short.\n",
    "Agents.md": "Be short.\n",
    "todo.txt": "Milk.\n",
    "requirements.txt": "feeds\n",
    "tsconfig.json": '{\n  // of the editor\n  "compilerOptions": {"strict": true}\n}\n',
    "settings.json": '{"name": "tide", "files": ["a", "b",]}',
}
ELSEWHERE: Mapping[str, str] = {
    "LICENSES/MIT.txt": "Permission is hereby granted.\n",
    "docs/guide.md": "# Guide\n\nFirst, install it.\n",
    "docs/index.md": "# Docs\n\nAll of it.\n",
    "src/colours.txt": "red green\n",
    "notes.txt": "Milk.\n",
    "data/scores.csv": "name,points\nAnn,3\n",
    "data/dump.txt": "\x00\x01\x02\x03\x04\x05",
}


@pytest.mark.parametrize("name", [*NONE, *ELSEWHERE])
def test_what_is_no_article_never_stops_a_build(name: str, tmp_path: Path) -> None:
    text = {**NONE, **ELSEWHERE}[name]
    beside = {f"{stem}{Path(name).suffix}": "" for stem in ("a",) if name in NONE}
    texts = {".md": FRONT, ".txt": FIRST, ".json": '{"title": "A", "date": "2020", "text": "B"}'}
    dated = {one: texts[Path(one).suffix] for one in beside} or {"a.md": FRONT}
    _, report = build(tmp_path, {**dated, name: text})
    assert report.published
    assert (report.articles, report.problems) == (1, ())
    assert [path.partition(":")[0] for path, _ in report.left_out] == [name]
    assert sum("left out" in line for line in report.notes) == 1


MEANT: Mapping[str, str] = {
    "b.md": "# Bell\n\nIt rang.\n",
    "B.MD": "# Bell\n\nIt rang.\n",
    "bell/index.md": "# Bell\n\nIt rang.\n",
    "elsewhere/b.md": "---\ntitle: Bell\ndat: 2020-01-01\n---\nIt rang.\n",
    "rows/b.csv": "title,date,text\nA,2020,x\nB,,y\n",
    "damaged.md": "\x00\x01\x02\x03\x04\x05",
    "elsewhere/2020-05-01-damaged.md": "\x00\x01\x02\x03\x04\x05",
}


@pytest.mark.parametrize("name", MEANT)
def test_an_article_that_lacks_its_date_is_an_error(name: str, tmp_path: Path) -> None:
    _, report = build(
        tmp_path, {"a.md": FRONT, "fog/index.md": FRONT.replace("bell", "horn"), name: MEANT[name]}
    )
    assert not report.published
    (problem,) = report.errors
    assert problem.path == name
    assert problem.hint
    _, report = build(tmp_path, {}, replace(SITE, undated="skip"))
    assert report.published
    assert report.problems == ()


def test_where_nothing_has_a_date_each_is_an_error(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.md": "# A\n\nx\n", "b.txt": "y\n", "ReadMe.md": "z\n"})
    assert [one.path for one in sorted(report.errors)] == ["a.md", "b.txt"]


def test_a_file_without_a_word_is_an_error_where_articles_are(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"b/b.txt": ""})
    assert [one.message for one in report.errors] == ["the article is empty"]
    _, report = build(tmp_path, {"a.txt": FIRST})
    assert report.published
    assert (report.problems, len(report.left_out)) == ((), 1)
    _, report = build(tmp_path, {"b/a.txt": SECOND})
    assert [one.message for one in report.errors] == ["the article is empty"]


@pytest.mark.parametrize("name", ["todo.txt", "bell/first.txt"])
def test_an_article_that_loses_its_date_is_an_error_wherever_it_lies(
    name: str, tmp_path: Path
) -> None:
    _, report = build(tmp_path, {"a.md": FRONT, name: FIRST})
    assert report.published
    for how in ("error", "warn"):
        config = replace(SITE, undated=how)
        _, report = build(tmp_path, {name: "The sea was calm. Nobody had thought.\n"}, config)
        assert not report.published
        assert [one.path for one in report.errors] == [name]


def test_on_the_site_of_a_generator_they_are_one_warning_a_folder(tmp_path: Path) -> None:
    undated = {f"content/posts/{name}.md": "# Bell\n\nIt rang.\n" for name in "bcdef"}
    dated = {f"content/posts/{n}.md": FRONT.replace("bell", "horn " * n) for n in range(6)}
    other = {"content/docs/a.md": "# A\n\nx\n", "content/ReadMe.md": "# x\n"}
    site = write(tmp_path / "s", {"hugo.toml": HUGO, **undated, **dated, **other})
    report = feeds.build(site / "content", tmp_path / "public", now=NOW)
    assert (report.articles, len(report.left_out)) == (6, 7)
    (problem,) = report.problems
    assert (problem.severity, problem.path) == ("warning", "posts/b.md")
    assert problem.message == (
        "5 files beside dated articles state no date: b.md, c.md, d.md and 2 more"
    )


def test_json_with_the_keys_of_an_article_is_an_error(tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.md": FRONT, "b.json": '{"title": "B", "date": "2020",}'})
    assert [one.path for one in report.errors] == ["b.json"]


def test_listing_says_why_each_is_left_out(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"a.md": FRONT, "docs/b.md": "# B\n\nx\n", "License.md": "x\n"})
    assert survey(source, SITE).left_out == (
        ("License.md", "about the folder, not an article"),
        ("docs/b.md", "no date is stated"),
    )


def test_where_no_file_at_all_is_dated_one_error_says_what_would_date_them(tmp_path: Path) -> None:
    files = {f"{name}/notes.md": f"# On {name}\n\nWords.\n" for name in ("ab", "asgi", "bash", "c")}
    _, report = build(tmp_path, files)
    (problem,) = report.errors
    assert problem.message == (
        "none of 4 files states a date: ab/notes.md, asgi/notes.md, bash/notes.md and 1 more"
    )
    assert 'date_sources = ["git"]' in problem.hint
    assert not report.published
    _, report = build(tmp_path, {"d.md": FRONT})
    assert (report.articles, report.errors) == (1, ())
