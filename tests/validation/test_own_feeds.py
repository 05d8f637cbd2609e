"""What this project publishes passes its own validator: no error, and no warning either."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.validation import validate

ROOT = Path(__file__).parent.parent.parent
KINDS = (".xml", ".json", ".opml")
PUBLISHED = sorted(
    path
    for path in (ROOT / "public").rglob("*")
    if path.suffix in KINDS and path.name != "sitemap.xml"
)


def test_there_are_feeds() -> None:
    assert {path.suffix for path in PUBLISHED} == set(KINDS)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_a_feed_of_ours_is_sound(path: Path) -> None:
    report = validate(path.read_bytes(), name=path.name)
    assert report.format
    assert [one for one in report.findings if one.severity != "info"] == []
