"""A published article that cannot be read today stays as it was last published."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.ledger.sites import NOW, URL, Site
from tests.pipeline.sites import contents

PICTURE = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"


def _site(tmp_path: Path, **settings: object) -> Site:
    made = Site(root=tmp_path).configured(**settings)
    made.fill(4)
    made.write("pic.gif", "")
    (made.source / "pic.gif").write_bytes(PICTURE)
    body = (
        '<p>Some <b>bold</b> words &amp; <a href="3.txt">a link</a>.</p><img src="pic.gif" alt="">'
    )
    head = '<meta name="date" content="2019-05"><meta name="author" content="Ann">'
    page = f'<!doctype html><html lang="en"><head><title>A page</title>{head}</head>'
    made.write("page.html", f"{page}<body><article>{body}</article></body></html>\n")
    made.published()
    return made


FORMATS: tuple[tuple[str, ...], ...] = (("json",), ("atom",), ("rss",), ("atom", "rss", "json"))


@pytest.mark.parametrize("formats", FORMATS)
def test_it_stays_in_every_feed(tmp_path: Path, formats: tuple[str, ...]) -> None:
    site = _site(tmp_path, formats=formats, by_author=True)
    before = contents(site.output)
    good = (site.source / "page.html").read_bytes()
    site.edit("page.html", "2019-05", "2019-02-30")
    report = site.build(now=NOW + timedelta(days=1), keep_going=True)
    assert report.published
    assert [problem.path for problem in report.errors] == ["page.html"]
    after = contents(site.output)
    assert after.keys() == before.keys()
    for name in ("feed.json", "feed.xml", "rss.xml"):
        assert after.get(name) == before.get(name)
    assert b"bold" in after["page.html"]
    (site.source / "page.html").write_bytes(good)
    site.published(now=NOW + timedelta(days=2))
    assert contents(site.output) == before


def test_one_that_left_the_feeds_is_read_back_from_its_page(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site = site.configured(limit=1)
    site.add(9)
    site.published()
    site.edit("page.html", "2019-05", "2019-02-30")
    assert site.build(keep_going=True).published
    assert "<b>bold</b>" in site.page("page.html")
    assert f"{URL}feed.xml" in site.page("page.html")
    assert "A page" in site.page("index.html")
    assert site.titles() == ["Number 9"]
    site.edit("page.html", "2019-02-30", "2019-05")
    site.published()


def test_what_is_found_nowhere_is_told(tmp_path: Path) -> None:
    site = _site(tmp_path)
    for path in sorted(site.output.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    site.edit("page.html", "2019-05", "2019-02-30")
    report = site.build(keep_going=True)
    assert report.published
    assert "is not found where the site is deployed" in "\n".join(map(str, report.problems))
    assert len(site.ledger.entries) == 5
