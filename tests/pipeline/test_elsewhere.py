"""A folder above a site; settings that are broken; posts where none are looked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import feeds
from feeds.config import Config
from feeds.generators import GENERATORS, recognise, sites_below
from tests.pipeline.sites import FIRST, NOW, write

POST = "---\ntitle: Fog\ndate: 2021-11-03\n---\nOne could hear the bell.\n"
VITEPRESS = "export default { title: 'X', sitemap: {hostname: 'https://e.org'} }\n"
ASTRO = "export default { site: 'https://e.org' }\n"

BELOW: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "website": ("vitepress", {".vitepress/config.mts": VITEPRESS, "blog/a.md": POST}),
    "site": ("hugo", {"hugo.toml": "", "content/posts/a.md": POST}),
    "blog": ("jekyll", {"_config.yml": "url: https://e.org\n", "_posts/2021-11-03-a.md": POST}),
    "core": ("astro", {"astro.config.mjs": ASTRO, "src/content/blog/a.md": POST}),
    "packages/web": ("eleventy", {"eleventy.config.js": "", "posts/a.md": POST}),
    "my site": ("hugo", {"hugo.toml": "", "content/posts/a.md": POST}),
}


def _checkout(folder: Path, name: str) -> Path:
    files = {f"{name}/{path}": text for path, text in BELOW[name][1].items()}
    return write(folder / "s", {"LICENSE": "x\n", "guide.md": "# Guide\n\nx\n", **files})


@pytest.mark.parametrize("name", BELOW)
def test_a_site_below_is_offered_with_its_command(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _checkout(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    report = feeds.build("s", tmp_path / "public", now=NOW)
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.path) == ("warning", name)
    assert GENERATORS[BELOW[name][0]].name in problem.message
    assert (
        problem.hint == f"run feeds build {'s/' + name if ' ' not in name else repr('s/' + name)}"
    )
    report = feeds.build(source / name, tmp_path / "other", now=NOW)
    assert (report.articles, report.problems) == (1, ())


def test_where_nothing_else_is_there_it_is_an_error(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"site/hugo.toml": "", "site/content/_index.md": "x\n"})
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert not report.published
    assert [one.path for one in report.errors] == ["site"]


def test_none_is_looked_for_where_settings_say_what_the_folder_is(tmp_path: Path) -> None:
    source = _checkout(tmp_path, "site")
    write(source, {"feeds.toml": 'source = "."\n'})
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert (report.articles, report.problems) == (1, ())


def test_one_in_which_no_article_lies_is_none_of_ours(tmp_path: Path) -> None:
    docs = {"docs/mkdocs.yml": "site_name: x\n", "docs/docs/index.md": "# Docs\n\nx\n"}
    source = write(tmp_path / "s", {"a.txt": FIRST, **docs, "node_modules/x/hugo.toml": ""})
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert (report.articles, report.problems) == (1, ())
    assert [generator for _, generator in sites_below(source)] == ["mkdocs"]


def test_only_two_levels_are_looked_at(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"a/b/c/hugo.toml": "", "a/b/hugo.toml": ""})
    assert [folder.name for folder, _ in sites_below(source)] == ["b"]


BROKEN: Mapping[str, tuple[str, str, Mapping[str, str], int]] = {
    "a list as a key": (
        "mkdocs.yml",
        "site_name: Tide\nnav:\n  - !ENV [NAME, Home]: index.md\nsite_url: https://e.org\n",
        {"docs/a.md": POST},
        0,
    ),
    "YAML": (
        "mkdocs.yml",
        "site_name: Tide\nnav:\n  - a: [b\nsite_url: https://e.org\n",
        {"docs/a.md": POST},
        4,
    ),
    "YAML at its end": (
        "_config.yml",
        "title: Tide\nurl: https://e.org\ncolours:\n  a: b\n c: d\n",
        {"_posts/2021-11-03-a.md": POST},
        5,
    ),
    "TOML": (
        "hugo.toml",
        'title = "Tide"\nbaseURL = "https://e.org"\n[params]\nx = \n[menu]\ny = 1\n',
        {"content/posts/a.md": POST},
        4,
    ),
    "a key of TOML": (
        "hugo.toml",
        'title = "Tide"\npaginate = \nbaseURL = "https://e.org"\n',
        {"content/posts/a.md": POST},
        2,
    ),
    "Python": (
        "pelicanconf.py",
        'SITENAME = "Tide"\nLINKS = (("a", "b")\nSITEURL = "https://e.org"\nPATH = "content"\n',
        {"content/a.md": "Title: Fog\nDate: 2021-11-03\n\nOne could hear.\n"},
        2,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_of_broken_settings_the_rest_is_read(name: str, tmp_path: Path) -> None:
    file, text, files, line = BROKEN[name]
    source = write(tmp_path / "s", {file: text, **files})
    made = recognise(source, Config())
    assert made.site is not None
    assert (made.title, made.url) == ("Tide", "https://e.org/")
    assert [one.line for one in made.site.problems] == [line] * bool(line)
    report = feeds.build(source, tmp_path / "public", now=NOW)
    assert (report.articles, report.errors) == (1, ())


def test_settings_of_which_nothing_can_be_read_are_one_warning(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"hugo.toml": "= =\n[", "content/posts/a.md": POST})
    made = recognise(source, Config())
    assert made.site is not None
    assert len(made.site.problems) == 1


def test_further_settings_of_mkdocs_say_what_the_first_does_not(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "INHERIT: mkdocs.base.yml\nsite_name: Tide\n",
        "mkdocs.base.yml": "site_name: Base\nsite_url: https://e.org/\n",
        "docs/a.md": POST,
    }
    made = recognise(write(tmp_path / "s", files), Config())
    assert (made.title, made.url) == ("Tide", "https://e.org/")


def test_the_settings_that_publish_count_for_pelican(tmp_path: Path) -> None:
    files = {
        "pelicanconf.py": "SITENAME = 'Tide'\nSITEURL = ''\n",
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://e.org'\n",
        "content/a.md": "Title: Fog\nDate: 2021-11-03\n\nx\n",
    }
    made = recognise(write(tmp_path / "s", files), Config())
    assert (made.title, made.url) == ("Tide", "https://e.org/")


MKDOCS = "site_name: Tide\nplugins:\n  - blog\n"
NO_POSTS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "posts in another folder": (
        {
            "mkdocs.yml": MKDOCS,
            "docs/blog/posts/index.md": "# Blog\n\nx\n",
            "docs/news/a.md": POST,
            "docs/news/b.md": POST,
        },
        "docs/news",
    ),
    "another collection": (
        {"_config.yml": "url: https://e.org\n", "_posts/.keep": "", "_episodes/a.md": POST},
        "_episodes",
    ),
}


@pytest.mark.parametrize("name", NO_POSTS)
def test_a_site_without_an_article_says_where_dated_texts_lie(name: str, tmp_path: Path) -> None:
    files, folder = NO_POSTS[name]
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    assert not report.published
    assert folder in [one.path for one in report.errors]
    assert "feeds build" in next(one.hint for one in report.errors if one.path == folder)


@pytest.mark.parametrize(
    "text", ["# No date\n\nx\n", "---\ndate: 2021-11-03\ndraft: true\n---\nx\n", "date: 2021\n"]
)
def test_a_new_site_is_no_error(text: str, tmp_path: Path) -> None:
    files = {"hugo.toml": "", "content/posts/a.md": text}
    report = feeds.build(write(tmp_path / "s", files), tmp_path / "public", now=NOW)
    assert report.errors == ()
