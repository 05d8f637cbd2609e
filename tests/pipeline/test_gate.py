"""An invalid feed is never published: the build stops, names the place, and changes nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from feeds.formats import FORMATS
from feeds.model import Feed
from tests.pipeline.sites import FIRST, SECOND, build, contents


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
    problem = next(one for one in second.errors if "V101" in one.message)
    assert problem.path == "feed.xml"
    assert problem.line
    assert "about 20" in problem.message
    assert "write it like 2026-01-31" in problem.hint
