"""Articles of Nikola name one another by slug or by file."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from tests.pipeline.sites import NOW, write

CONF = """\
BLOG_TITLE = "Tide"
SITE_URL = "https://tide.example.org/"
POSTS = (("posts/*.md", "posts", "post.tmpl"),)
"""
HEAD = ".. title: {0}\n.. slug: {1}\n.. date: 2019-05-15\n\n"
BASE = "../.."  # from the page of another post

LINKS = {
    "link://slug/second": f"{BASE}/posts/second/",
    "link://slug/second#part": f"{BASE}/posts/second/#part",
    "link://filename/posts/two.md": f"{BASE}/posts/second/",
    "link://filename/two.md#part": f"{BASE}/posts/second/#part",
}
LOST = ["link://slug/three", "link://filename/posts/three.md", "link://tag/sea", "link://archive",
        "link://slug/", "link://slug/draft", "link://filename/posts/draft.md"]  # fmt: skip


def built(folder: Path, link: str) -> tuple[str, feeds.Report]:
    files = {
        "conf.py": CONF,
        "posts/one.md": HEAD.format("One", "one") + f"See [the other]({link}).\n",
        "posts/two.md": HEAD.format("Two", "second") + "## Part\n\nWords.\n",
        "posts/draft.md": HEAD.format("Draft", "draft").replace("\n\n", "\n.. status: draft\n\n")
        + "Not yet.\n",
    }
    report = feeds.build(write(folder / "site", files), folder / "public", now=NOW)
    return (folder / "public" / "posts" / "one" / "index.html").read_text("utf-8"), report


@pytest.mark.parametrize("link", LINKS)
def test_a_named_link_leads_to_the_page(link: str, tmp_path: Path) -> None:
    page, report = built(tmp_path, link)
    assert f'<a href="{LINKS[link]}">the other</a>' in page
    assert report.problems == ()


@pytest.mark.parametrize("link", LOST)
def test_one_that_leads_nowhere_is_reported(link: str, tmp_path: Path) -> None:
    page, report = built(tmp_path, link)
    assert "<a>the other</a>" in page
    (problem,) = report.problems
    assert (problem.path, problem.severity) == ("one.md", "warning")
    assert link in problem.message or "draft" in problem.message
