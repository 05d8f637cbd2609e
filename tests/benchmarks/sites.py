"""A site of the same posts for each program, and how it is built.

Hugo, Pelican and Eleventy have the barest site that does the same: a page a post, a list, and one
feed of all posts. Ours is all that `feeds build` makes without settings but for title, address and
language: three formats, each read by the validator, pages, lists, OPML, sitemap and the ledger.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.tools import Tools

__all__ = ["NAMES", "Program", "programs"]

NAMES = ("hugo", "feeds", "floor", "pelican", "eleventy")

_HUGO = {
    "layouts/_default/single.html": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title>"
        "</head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>\n"
    ),
    "layouts/_default/list.html": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title>"
        "</head><body>{{ range .Pages }}<p><a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
        "</body></html>\n"
    ),
    "hugo.toml": (
        'baseURL = "https://tide.example.org/"\ntitle = "The Tide"\nlocale = "en"\n'
        'disableKinds = ["taxonomy", "term", "sitemap", "404"]\n'
    ),
}
_FEEDS = {"feeds.toml": 'title = "The Tide"\nurl = "https://tide.example.org/"\nlanguage = "en"\n'}
_PELICAN = {
    "pelicanconf.py": (
        "SITENAME, AUTHOR = 'The Tide', 'Ada'\nSITEURL = 'https://tide.example.org'\n"
        "TIMEZONE, DEFAULT_LANG, THEME, PATH = 'UTC', 'en', 'simple', 'content'\n"
        "FEED_ALL_ATOM = 'feed.xml'\n"
        "CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        "TAG_SAVE_AS = TAGS_SAVE_AS = CATEGORY_SAVE_AS = CATEGORIES_SAVE_AS = ''\n"
        "AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ''\nDEFAULT_PAGINATION = 100\n"
    )
}
_ELEVENTY = {
    "content/_includes/post.njk": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ title }}</title>"
        "</head><body><h1>{{ title }}</h1>{{ content | safe }}</body></html>\n"
    ),
    "content/posts/posts.json": '{"layout": "post.njk", "tags": "posts"}\n',
    "content/index.njk": (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>The Tide</title></head>"
        "<body>{% for one in collections.posts %}<p><a href={{ one.url }}>{{ one.data.title }}</a>"
        "{% endfor %}</body></html>\n"
    ),
    "content/feed.njk": (
        "---\npermalink: feed.xml\n---\n<rss version='2.0'><channel><title>The Tide</title>"
        "{% for one in collections.posts %}<item><title>{{ one.data.title }}</title>"
        "<link>https://tide.example.org{{ one.url }}</link></item>{% endfor %}</channel></rss>\n"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One that makes sites."""

    name: str
    posts: str  # folder of the posts within its site
    files: Mapping[str, str] = field(default_factory=dict)  # the others that its site consists of
    command: tuple[str, ...]  # the output folder is its last word
    forgotten: str = ""  # pattern of files beside the posts that go ahead of a full build
    is_slow: bool = False  # measured once

    def environment(self, folder: Path, build: int) -> dict[str, str]:
        """Byte code is kept, as a user has it; each full build has a cache of its own."""
        return {
            "PYTHONDONTWRITEBYTECODE": "",
            "XDG_CACHE_HOME": str(folder / f"cache-{build}"),
        }


def programs(names: tuple[str, ...], tools: Tools) -> Iterator[Program]:
    """Those of these names that there are."""
    python = sys.executable
    if "hugo" in names and (hugo := tools.hugo()):
        command = (*hugo, "--logLevel", "error", "--destination")
        yield Program(name="hugo", posts="content/posts", files=_HUGO, command=command)
    if "feeds" in names:
        yield Program(
            name="feeds",
            posts="seeds",
            files=_FEEDS,
            command=(python, "-m", "feeds", "build", "seeds"),
            forgotten="feeds*.lock",
        )
    if "floor" in names:
        program = str(Path(__file__).with_name("floor.py"))
        yield Program(name="floor", posts="posts", command=(python, program, "posts"))
    if "pelican" in names and (pelican := tools.pelican()):
        command = (*pelican, "-s", "pelicanconf.py", "-o")
        yield Program(
            name="pelican", posts="content", files=_PELICAN, command=command, is_slow=True
        )
    if "eleventy" in names and (eleventy := tools.eleventy()):
        command = (*eleventy, "--quiet", "--input=content", "--output")
        yield Program(
            name="eleventy", posts="content/posts", files=_ELEVENTY, command=command, is_slow=True
        )
