"""Settings of Pelican and Nikola about single articles: what is one, and where it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import feeds
from feeds.config import load_config
from feeds.generators import recognise
from feeds.moving import stamp
from feeds.pipeline import survey
from tests.pipeline.sites import NOW, write

SETTINGS = """
ROOT = "https://bells" ".example"
SITEURL = ROOT + "/notes"
PATH = "content"
DEFAULT_LANG = "en"
ARTICLE_URL = "{category}/{date:%Y}/{date:%b}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
ARTICLE_LANG_URL = f"{{lang}}/{{slug}}/"
ARTICLE_EXCLUDES = ["old"]
PAGE_PATHS = ["static pages"]
FILENAME_METADATA = r"(?P<date>\\d{4}-\\d\\d-\\d\\d)_(?P<slug>.*)"
PATH_METADATA = r"(?P<lang>fr)/.*"
DEFAULT_METADATA = {"status": "draft", "author": compute()}
"""
HEAD = "Title: {0}\nDate: 2019-03-04 10:00\nStatus: published\n{1}\n\nThe words of the bell.\n"
FILES = {
    "town/2018-05-06_big-bell.md": "Title: Big\nStatus: published\n\nThe words of the bell.\n",
    "own.md": HEAD.format("Own", "URL: bells/own.html\nSave_as: bells/own.html"),
    "a/long.md": HEAD.format("Why C++ & the snake_case bell of 10.5 rang, " * 3, ""),
    "cat.md": HEAD.format("Cat", "Category: Sea & Shore"),
    "twin.md": HEAD.format("Twin", "Slug: twin"),
    "jumeau.md": HEAD.format("Jumeau", "Slug: twin\nLang: nl"),
    "fr/seul.md": HEAD.format("Seul", ""),
    "page.html": "<html><head><title>A | B</title><meta name='date' contents='2020-01-02 03:04'>"
    "<meta name='status' content='published'></head><body>The words, <nav>all</nav></body></html>",
    "silent.md": "Title: Silent\nDate: 2019-01-01\n\nNo status.\n",
    "skip.md": "Title: Skip\nDate: 2019-01-01\nStatus: skip\n\nNot now.\n",
    "hidden.md": "Title: Hidden\nDate: 2019-01-01\nStatus: hidden\n\nA page alone.\n",
    "old/a.md": HEAD.format("Old", ""),
    "static pages/p.md": HEAD.format("Page", ""),
}
ADDRESSES = {
    "town/2018-05-06_big-bell.md": "town/2018/May/big-bell/",
    "own.md": "bells/own.html",
    "a/long.md": "a/2019/Mar/" + "-".join(["why-c-the-snake_case-bell-of-105-rang"] * 3) + "/",
    "cat.md": "sea-shore/2019/Mar/cat/",
    "twin.md": "misc/2019/Mar/twin/",
    "jumeau.md": "nl/twin/",
    "fr/seul.md": "fr/2019/Mar/seul/",
    "page.html": "misc/2020/Jan/a-b/",
}
LEFT_OUT = {
    "silent.md": "a draft",
    "skip.md": "a draft",
    "hidden.md": "hidden",
    "old/a.md": "ARTICLE_EXCLUDES",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {f"content/{name}": text for name, text in FILES.items()}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def test_articles_are_where_pelican_has_them(root: Path) -> None:
    found = survey(root)
    base = "https://bells.example/notes/"
    assert {one.path: one.url.removeprefix(base) for one in found.articles} == ADDRESSES
    assert not found.problems
    titles = {one.path: (one.title, one.language) for one in found.articles}
    assert titles["page.html"][0] == "A | B"
    assert titles["fr/seul.md"] == ("Seul", "fr")


def test_what_is_no_article_is_left_out_with_its_reason(root: Path) -> None:
    left_out = dict(survey(root).left_out)
    assert set(left_out) == set(LEFT_OUT)
    assert all(reason in left_out[path] for path, reason in LEFT_OUT.items())


def test_a_plain_text_gets_no_default_date(root: Path) -> None:
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("DEFAULT_DATE = (2012, 3, 2, 14, 1)\nDEFAULT_METADATA = {}\n")
    (root / "content" / "robots.txt").write_text("User-agent: *\n")
    reason = dict(survey(root).left_out)["robots.txt"]
    assert reason == "the site makes no page of a .txt file"


def test_only_the_folders_of_articles_hold_articles(root: Path) -> None:
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("ARTICLE_PATHS = ['town', './a/']\n")
    assert {one.path.split("/")[0] for one in survey(root).articles} == {"town", "a"}
    inner = survey(root / "content" / "town")
    assert [one.path for one in inner.articles] == ["2018-05-06_big-bell.md"]


@pytest.mark.parametrize("pattern", ["(", "(?P<date>(a+)+)$", "x" * 300, "no groups"])
def test_a_pattern_that_is_unsound_is_not_used(root: Path, pattern: str) -> None:
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"FILENAME_METADATA = {pattern!r}\n")
    assert "town/2018-05-06_big-bell.md" in {one.path for one in survey(root).articles}


def test_translations_of_nikola_are_in_the_folder_of_their_language(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "conf.py").write_text(
        'BLOG_TITLE = "Lamps"\nSITE_URL = "https://lamps.example/"\nDEFAULT_LANG = "en"\n'
        'TRANSLATIONS = {DEFAULT_LANG: "", "nl": "./nl"}\n'
    )
    head = "<!--\n.. title: {}\n.. slug: lamp\n.. date: 2012-03-30 23:00:00\n-->\n\nStill on.\n"
    (tmp_path / "posts" / "lamp.md").write_text(head.format("Lamp"))
    (tmp_path / "posts" / "lamp.nl.md").write_text(head.format("De lamp"))
    urls = {one.path: one.url for one in survey(tmp_path).articles}
    assert urls == {
        "lamp.md": "https://lamps.example/posts/lamp/",
        "lamp.nl.md": "https://lamps.example/nl/posts/lamp/",
    }


def test_an_id_is_written_into_an_article_that_only_the_settings_date(tmp_path: Path) -> None:
    settings = 'SITEURL = "https://b.example"\nPATH = "content"\nDEFAULT_DATE = (2012, 3, 2)\n'
    root = write(
        tmp_path,
        {"pelicanconf.py": settings, "content/bare.md": "Title: Bare\n\nThe words of the bell.\n"},
    )
    feeds.build(root, root / "public", now=NOW)
    config = recognise(root, load_config(root))
    assert config.site is not None
    assert stamp(config.site.folder, config) == (("bare.md",), ())
    assert (root / "content" / "bare.md").read_text().startswith("id: urn:uuid:")


RULES = [
    (r"[(r'[^\\w\\s-]', ''), (r'[-\\s]+', '_')]", "c_and_sea_bells"),
    (r"[(r'C\\+\\+', 'cpp'), (r'[^\\w\\s-]', ''), (r'[-\\s]+', '-')]", "cpp-and-sea-bells"),
    (r"[(r'(a|a)*b', ''), (r'[-\\s]+', '_')]", "c-and-sea-bells"),
    (r"[(r'\\s*\\s*\\s*\\s*x', '')]", "c-and-sea-bells"),
    (r"[(r'(', '')]", "c-and-sea-bells"),
]


@pytest.mark.parametrize(("rules", "slug"), RULES)
def test_slugs_are_made_by_the_rules_of_the_site(rules: str, slug: str, tmp_path: Path) -> None:
    rules = rules.replace("\\\\", "\\")
    page = "Title: C++ and sea bells\nDate: 2020-01-01\n\nWords.\n"
    settings = f"SITEURL = 'https://b.example'\nSLUG_REGEX_SUBSTITUTIONS = {rules}\n"
    found = survey(write(tmp_path, {"pelicanconf.py": settings, "content/a.md": page}))
    assert [one.slug for one in found.articles] == [slug]
    assert bool(found.problems) == (slug == "c-and-sea-bells")


def test_the_file_may_date_an_article(tmp_path: Path) -> None:
    settings = "SITEURL = 'https://b.example'\nDEFAULT_DATE = 'fs'\n"
    page = "Title: Bell\n\nWords.\n"
    root = write(tmp_path, {"pelicanconf.py": settings, "content/a.md": page})
    os.utime(root / "content" / "a.md", (1_500_000_000, 1_500_000_000))
    (article,) = survey(root).articles
    assert article.published_at.timestamp() == 1_500_000_000
