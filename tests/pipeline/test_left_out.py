"""No article is missing in silence: what is left out in great part, not read, or empty."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from tests.pipeline.sites import FIRST, NOW, build, contents, write

FRONT = "---\ntitle: Fog\ndate: 2021-11-03\n---\nOne could hear the bell.\n"
UNREAD = {
    "AsciiDoc": ("fog.adoc", "= Fog\n:revdate: 2021-11-03\n\nOne could hear.\n"),
    "Org": ("fog.org", "#+title: Fog\n#+date: <2021-11-03 Wed>\n\nOne could hear.\n"),
    "Textile": ("fog.textile", FRONT),
    "a dated name": ("posts/2021-11-03-fog.org", "* Fog\n"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_dated_files_that_are_not_read_are_named_once(name: str, tmp_path: Path) -> None:
    path, text = UNREAD[name]
    suffix = Path(path).suffix
    files = {f"{path.removesuffix(suffix)}{number}{suffix}": text for number in range(4)}
    output, report = build(tmp_path, {"a.txt": FIRST, **files})
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.message) == ("warning", f"4 {suffix} files are not read")
    program = "asciidoctor" if suffix == ".adoc" else "pandoc"
    assert f": {program} " in problem.hint
    before = contents(output)
    (tmp_path / "seeds" / "a.txt").unlink()
    _, report = build(tmp_path, {})
    assert not report.published
    assert contents(output) == before
    _, report = build(tmp_path / "new", files)
    assert f"4 {suffix} files are not read" in [one.message for one in report.errors]


def test_undated_ones_are_not(tmp_path: Path) -> None:
    files = {"a.txt": FIRST, "b.adoc": "{}", "c.org": "* Shopping\n", "README.org": "date: 2020"}
    _, report = build(tmp_path, files)
    assert report.problems == ()


@pytest.mark.parametrize("head", ["draft: true", "status: private", "visibility: paid"])
def test_a_build_that_leaves_everything_out_says_so(head: str, tmp_path: Path) -> None:
    files = {f"{name}.md": f"---\ntitle: x\ndate: 2020\n{head}\n---\nx\n" for name in "abc"}
    _, report = build(tmp_path, files)
    (problem,) = report.problems
    assert problem.severity == "warning"
    assert problem.message.startswith("all 3 files are left out: 3 × ")


def test_a_build_that_leaves_most_posts_of_a_site_out_says_so(tmp_path: Path) -> None:
    undated = {f"content/posts/{number}.md": "Fog.\n" for number in range(3)}
    site = write(tmp_path / "s", {"hugo.toml": HUGO, "content/posts/a.md": FRONT, **undated})
    report = feeds.build(site, tmp_path / "public", now=NOW)
    (problem,) = report.problems
    assert problem.message == "3 files beside dated articles state no date: 0.md, 1.md, 2.md"


def test_the_folder_of_posts_is_the_one_that_the_generator_has(tmp_path: Path) -> None:
    named = {f"_posts/fog-{number}.md": FRONT for number in range(3)}
    files = {"_config.yml": "url: https://e.org\n", "_posts/2024-01-01-a.md": FRONT, **named}
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    messages = [one.message for one in report.problems]
    reason = "no post: its name does not begin with a date"
    assert messages == [f"3 of 4 files are left out: {reason}"]


def test_it_is_known_where_no_name_tells(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: x\nplugins:\n  - blog:\n      post_dir: log\n",
        "docs/log/a.md": "---\ndate: 2024-01-01\n---\n# A\n",
        **{f"docs/log/{number}.md": f"# x {number}\n" for number in range(3)},
    }
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    assert [one.message for one in report.problems] == [
        "3 files beside dated articles state no date: 0.md, 1.md, 2.md"
    ]


PAGES = {f"docs/guide/{number}.md": f"# Guide {number}\n" for number in range(6)}


@pytest.mark.parametrize("folder", ["notes", "guide/notes", "blog"])
@pytest.mark.parametrize("settings", ["", "srcDir: './docs'"])
def test_pages_beside_the_posts_of_vitepress_are_not_lost(
    settings: str, folder: str, tmp_path: Path
) -> None:
    place = ".vitepress/config.mts" if settings else "docs/.vitepress/config.mts"
    text = f"export default {{ title: 'X', sitemap: {{hostname: 'https://e.org'}}, {settings} }}\n"
    files = {place: text, **PAGES, f"docs/{folder}/a.md": FRONT}
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    assert (report.articles, report.problems) == (1, ())


def test_an_empty_settings_file_whose_name_tells_makes_a_site(tmp_path: Path) -> None:
    for number, text in enumerate(("", "# nothing\n")):
        files = {"hugo.toml": text, "content/posts/a.md": FRONT, "content/about.md": "# About\n"}
        site = write(tmp_path / str(number), files)
        report = feeds.build(site, tmp_path / f"public{number}", now=NOW)
        assert (report.articles, report.errors) == (1, ())


@pytest.mark.parametrize("suffix", ["org", "adoc"])
def test_undated_files_that_are_not_read_are_an_error_where_nothing_else_is(
    suffix: str, tmp_path: Path
) -> None:
    _, report = build(tmp_path, {f"fog.{suffix}": "{}", f"bell.{suffix}": "{}"})
    assert not report.published
    assert f"2 .{suffix} files are not read" in [one.message for one in report.errors]


HUGO = 'baseURL = "https://tide.example.org/"'
EMPTY = "title: Fog\ndate: 2021-11-03\n"
NOT_EMPTY = [
    "One.",
    "![b](https://e.org/b.png)",
    "[](https://e.org/)",
    '<audio src="https://e.org/a.mp3"></audio>',
]


def test_an_article_of_a_title_alone_is_a_warning(tmp_path: Path) -> None:
    files = {
        "a.md": f"---\n{EMPTY}---\n",
        "b.txt": EMPTY,
        "c.jsonl": '{"title": "c", "date": "2020"}',
    }
    _, report = build(tmp_path, files)
    assert report.published
    assert [one.path for one in report.problems] == ["a.md", "b.txt", "c.jsonl"]
    assert {one.message for one in report.problems} == {"the article has a title and nothing else"}


@pytest.mark.parametrize("body", NOT_EMPTY)
def test_one_with_anything_else_is_none(body: str, tmp_path: Path) -> None:
    _, report = build(tmp_path, {"a.md": f"---\n{EMPTY}---\n{body}\n"})
    assert "the article has a title and nothing else" not in {
        one.message for one in report.problems
    }
