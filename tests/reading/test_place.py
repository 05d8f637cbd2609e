"""What the path of a file says where no generator has rules of its own for it."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading._path_fields import inferred


@pytest.mark.parametrize(
    ("path", "date", "slug"),
    [
        ("2019-05-15-fog.md", "2019-05-15", "fog"),
        ("2019-5-2-fog.md", "2019-05-02", "fog"),
        ("2019/05/15/fog/index.md", "2019-05-15", "fog"),
        ("2025/04/17-fog.md", "2025-04-17", "fog"),
        ("2025/4/7-tips.md", "2025", "7-tips"),  # seven tips, for all that one can tell
        ("2019-5-32-fog.md", "", "2019-5-32-fog"),
        ("2019-05-15-The-tide.md", "2019-05-15", "The-tide"),
        ("2019/05/15/Tide/index.md", "2019-05-15", "Tide"),
        ("2019-05-15T1030-Tide.md", "2019-05-15", "1030-Tide"),
        ("2019-05-15Tide.md", "", "2019-05-15Tide"),
        ("notes/v2019-5-2.md", "", "v2019-5-2"),
    ],
)
def test_date_and_slug(path: str, date: str, slug: str) -> None:
    found = {item.name: item.value for item in inferred(Source(path=path), ())}
    assert (found.get("date", ""), found.get("slug", "")) == (date, slug)
