"""An invalid feed is never published: the build stops, names the place, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from feeds.formats import FORMATS
from feeds.model import Feed
from feeds.pipeline import Options
from tests.pipeline.sites import FIRST, SECOND, SITE, build, contents


def spoiled(feed: Feed) -> bytes:
    """The Atom document with a date that is none."""
    return FORMATS["atom"].render(feed).replace(b"<updated>20", b"<updated>about 20")


def test_an_invalid_feed_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, first = build(tmp_path, {"a.txt": FIRST})
    assert first.published
    before = contents(output)
    formats = {**FORMATS, "atom": replace(FORMATS["atom"], render=spoiled)}
    monkeypatch.setattr("feeds.pipeline._write_feeds.FORMATS", formats)
    _, second = build(tmp_path, {"b.txt": SECOND})
    assert not second.published
    assert contents(output) == before
    problem = next(one for one in second.errors if one.path == "feed.xml")
    assert "V101" in problem.message
    assert problem.line
    assert "about 20" in problem.message
    assert "write it like 2026-01-31" in problem.hint


GOOD = "---\ntitle: Good\ndate: 2020-01-02\n---\nOther words.\n"
BAD = "---\ntitle: Bad\ndate: 2020-01-01\n{field}\n---\nWords.\n"
REFUSED = [
    ('enclosure: {url: "https://e.org/a.mp3", type: "MP3", length: 12}', 4),
    ('enclosure: {url: "https://e.org/a.mp3", type: "audio / mpeg", length: 12}', 4),
]
FORMAT_FILES = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}


@pytest.mark.parametrize("format_name", FORMAT_FILES)
@pytest.mark.parametrize("is_cached", [False, True])
@pytest.mark.parametrize(("field", "line"), REFUSED)
def test_what_the_gate_refuses_is_left_out_with_keep_going_and_found_again(
    tmp_path: Path, field: str, line: int, format_name: Any, *, is_cached: bool
) -> None:
    files = {"good.md": GOOD, "bad.md": BAD.format(field=field)}
    config = replace(SITE, formats=(format_name,))
    options = Options(cache=tmp_path / "cache" if is_cached else None)
    output, first = build(tmp_path, files, config, options=options)
    assert not first.published
    assert {(one.path, one.line) for one in first.errors} == {("bad.md", line)}
    _, second = build(tmp_path, files, config, keep_going=True, options=options)
    assert second.published
    assert second.errors == first.errors
    assert second.articles == 1
    data = (output / FORMAT_FILES[format_name]).read_bytes()
    assert b"Good" in data
    assert b"Bad" not in data
    before = contents(output)
    for _ in range(2):
        _, third = build(tmp_path, files, config, options=options)
        assert not third.published
        assert third.errors == first.errors
        assert contents(output) == before


def test_what_was_published_of_a_refused_article_stays(tmp_path: Path) -> None:
    files = {"good.md": GOOD, "bad.md": BAD.format(field="lang: en")}
    output, first = build(tmp_path, files)
    assert first.published
    before = contents(output)
    _, second = build(tmp_path, {"bad.md": BAD.format(field=REFUSED[0][0])}, keep_going=True)
    assert second.published
    assert second.errors
    after = contents(output)
    assert after.keys() == before.keys()
    assert after["feed.xml"] == before["feed.xml"]


def test_keep_going_does_not_pass_what_belongs_to_no_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, _ = build(tmp_path, {"a.txt": FIRST})
    before = contents(output)
    formats = {**FORMATS, "atom": replace(FORMATS["atom"], render=spoiled)}
    monkeypatch.setattr("feeds.pipeline._write_feeds.FORMATS", formats)
    _, second = build(tmp_path, {"b.txt": SECOND}, keep_going=True)
    assert not second.published
    assert contents(output) == before
