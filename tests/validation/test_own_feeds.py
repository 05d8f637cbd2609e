"""What this project publishes passes its own validator: no error, and no warning either."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.validation import validate
from tests.golden import EXPECTED

ROOT = Path(__file__).parent.parent.parent
PUBLISHED = sorted(path for path in (ROOT / "public").rglob("*.xml"))
GOLDEN = sorted((*EXPECTED.glob("*.xml"), *EXPECTED.glob("*.json"), *EXPECTED.glob("*.opml")))


def test_there_are_feeds() -> None:
    assert len(PUBLISHED) >= 2
    assert len(GOLDEN) >= 6


@pytest.mark.parametrize("path", PUBLISHED + GOLDEN, ids=lambda path: path.name)
def test_a_feed_of_ours_is_sound(path: Path) -> None:
    report = validate(path.read_bytes(), name=path.name)
    assert report.format
    assert [one for one in report.findings if one.severity != "info"] == []
