"""Each cause of staleness: what a build with the cache makes again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from feeds.pipeline import Options, build
from tests.pipeline.sites import NOW, SITE, write

POST = "---\ntitle: Fog\ndate: 2019-05-15\n---\nWords.\n"
BESIDE = {
    "the cascade of a section": (
        {"hugo.toml": "", "content/posts/fog.md": POST},
        "content/posts/_index.md", "+++\n[cascade]\nauthor = '{name}'\n+++\n",
    ),
    "the cascade of a section above": (
        {"hugo.toml": "", "content/posts/sea/fog.md": POST},
        "content/posts/_index.md", "---\ncascade:\n  author: {name}\n---\n",
    ),
    "the data of a folder": (
        {"eleventy.config.js": "", "posts/fog.md": POST},
        "posts/posts.json", '{{"author": "{name}"}}',
    ),
    "a sidecar": (
        {"conf.py": 'BLOG_TITLE = "T"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
         "posts/fog.md": "Words.\n"},
        "posts/fog.meta", ".. title: Fog\n.. date: 2019-05-15\n.. author: {name}\n",
    ),
    "who is meant by an id": (
        {"fog.md": POST.replace("title:", "author: a\ntitle:")},
        "authors.yml", "a:\n  name: {name}\n",
    ),
}  # fmt: skip


def built(source: Path, output: Path, cache: Path) -> str:
    report = build(source, output, SITE, options=Options(cache=cache), now=NOW)
    assert report.published, report.problems
    return (output / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("files", "name", "text"), BESIDE.values(), ids=BESIDE)
def test_a_changed_file_beside_an_article_shows(
    tmp_path: Path, files: dict[str, str], name: str, text: str
) -> None:
    site = write(tmp_path / "site", files)
    places = (site, tmp_path / "public", tmp_path / "cache")
    for author, other in (("Ann", "Bob"), ("Bob", "Ann")):
        write(site, {name: text.format(name=author)})
        shown = built(*places)
        assert f"<name>{author}</name>" in shown
        assert f"<name>{other}</name>" not in shown


LINKED = "---\ntitle: One\ndate: 2019-05-01\nslug: {slug}\n---\nWords.\n"
DAY = "---\ntitle: Day {day}\ndate: 2019-05-1{day}\n---\nNothing new on day {day}.\n"
LINKING = "---\ntitle: Two\ndate: 2019-05-14T12:00\n---\nSee [one](one.md) and ![it](boat.png).\n"


def test_a_page_follows_the_articles_that_it_links_to(tmp_path: Path) -> None:
    between = {f"day{day}.md": DAY.format(day=day) for day in range(1, 9)}  # one.md is no neighbour
    source = write(tmp_path / "seeds", {"two.md": LINKING, **between})
    places = (source, tmp_path / "public", tmp_path / "cache")
    site = replace(SITE, limit=2)  # of which no feed shows the page
    seen = []
    for slug in ("one", "another", ""):
        if slug:
            write(source, {"one.md": LINKED.format(slug=slug)})
        else:
            (source / "one.md").unlink()
        build(
            *places[:2],
            site,
            options=Options(cache=places[2], allow=frozenset({"deleted"})),
            now=NOW,
        )
        page = (tmp_path / "public" / "two.html").read_text(encoding="utf-8")
        seen.append([name for name in ("one.html", "another.html") if f'href="{name}"' in page])
    assert seen == [["one.html"], ["another.html"], []]


def test_a_page_follows_the_files_that_it_shows(tmp_path: Path) -> None:
    source = write(tmp_path / "seeds", {"two.md": LINKING.replace("[one](one.md) and ", "")})
    places = (source, tmp_path / "public", tmp_path / "cache")
    built(*places)
    write(source, {"boat.png": b"\x89PNG\r\n\x1a\n" + bytes(40)})
    built(*places)
    assert (tmp_path / "public" / "two" / "boat.png").is_file()
