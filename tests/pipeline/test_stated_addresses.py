"""An address that an article states stands as it is, or a warning says what it became and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from feeds.config import FeedSetting
from feeds.publishing import DISK, _disk
from tests.pipeline.sites import SITE, build, contents
from tests.publishing.site import FoldingDisk

MAIN = "---\ntitle: Main\ndate: 2020-01-01\ntags: [fog]\nauthor: Ann\nurl: {url}\n---\nWords.\n"
OTHER = "---\ntitle: Other\ndate: 2020-01-02\nurl: {url}\n---\nOther words.\n"

CONFIG = replace(
    SITE,
    by_tag=True,
    by_author=True,
    names={"json": "news.json"},
    feed=(FeedSetting(name="notes", tags=("fog",)),),
)
TAKEN = [
    "/index.html",
    "/404.html",
    "/style.css",
    "/feed.css",
    "/feed.xml",
    "/FEED.XML",
    "/news.json",
    "/feeds.opml",
    "/tag/fog/",
    "/tag/fog/index.html",
    "/tag/fog/feed.xml",
    "/author/ann/",
    "/notes/",
    "/notes/feed.xml",
    "https://tide.example.org/notes/",
]


@pytest.mark.parametrize("url", TAKEN)
@pytest.mark.parametrize("keep_going", [False, True])
def test_an_address_that_the_site_needs_is_replaced_with_a_warning(
    tmp_path: Path, url: str, *, keep_going: bool
) -> None:
    files = {"a.md": MAIN.format(url="/a/"), "b.md": OTHER.format(url=url)}
    for _ in range(2):
        output, report = build(tmp_path, files, CONFIG, keep_going=keep_going)
        assert report.published, report.problems
        (problem,) = report.problems
        assert (problem.severity, problem.path, problem.line) == ("warning", "b.md", 4)
        path = url.removeprefix("https://tide.example.org")
        assert repr(path) in problem.message
        name = "feed.xml" if url == "/FEED.XML" else "that name"
        assert f"the site itself needs {name}" in problem.message
        now = next(one for one in contents(output) if one.startswith("b-"))
        assert repr(f"/{now}") in problem.message
        assert problem.hint


@pytest.mark.parametrize("url", ["/", "https://tide.example.org/", "https://tide.example.org"])
def test_the_address_of_the_front_page_is_not_replaced_in_silence(tmp_path: Path, url: str) -> None:
    output, report = build(tmp_path, {"b.md": OTHER.format(url=url)})
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "b.md", 4)
    assert "front page" in problem.message
    assert "b.html" in contents(output)


def test_an_address_that_another_article_has_is_replaced_with_a_warning(tmp_path: Path) -> None:
    files = {"a.md": MAIN.format(url="/x/"), "b.md": OTHER.format(url="/x/index.html")}
    output, report = build(tmp_path, files)
    assert report.published
    (problem,) = report.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "b.md", 4)
    assert "'/x/index.html'" in problem.message
    assert "it is the address of a.md" in problem.message
    assert b"Main" in contents(output)["x/index.html"]


FREE = [
    ("/tag/fig/", "/tag/", 0),
    ("/Foo/", "/foo/", 1),
    ("/Foo.html", "/foo.html", 1),
    ("/Fog/bell/", "/fog/horn/", 0),
]


@pytest.mark.parametrize(("one", "two", "warnings"), FREE)
def test_addresses_that_differ_at_all_stand_as_they_are(
    tmp_path: Path, one: str, two: str, warnings: int
) -> None:
    if DISK.folds_case(str(tmp_path)):
        pytest.skip("this disk folds case")
    files = {"a.md": MAIN.format(url=one), "b.md": OTHER.format(url=two)}
    for _ in range(2):
        output, report = build(tmp_path, files, CONFIG)
        assert report.published, report.problems
        found = [(each.severity, each.path, each.line) for each in report.problems]
        assert found in ([("warning", "a.md", 6)] * warnings, [("warning", "b.md", 4)] * warnings)
        for stated, title in ((one, b"Main"), (two, b"Other")):
            file = stated[1:] + "index.html" * stated.endswith("/")
            assert title in contents(output)[file]


@pytest.mark.parametrize(("one", "two", "_warnings"), FREE[1:])
def test_addresses_that_differ_in_case_alone_are_an_error_where_the_disk_folds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one: str, two: str, _warnings: int
) -> None:
    monkeypatch.setattr(_disk, "DISK", FoldingDisk())
    files = {"a.md": MAIN.format(url=one), "b.md": OTHER.format(url=two)}
    output, report = build(tmp_path, files)
    assert not report.published
    (error,) = report.errors
    assert (error.path, error.line) == ("b.md", 4)
    assert "this disk does not tell apart" in error.message
    assert contents(output) == {}
    output, report = build(tmp_path, files, keep_going=True)
    assert report.published
    assert report.errors == (error,)
    made = contents(output)
    assert b"Main" in made["feed.xml"]
    assert b"Other" not in made["feed.xml"]
    build(tmp_path, files, keep_going=True)
    assert contents(output) == made
