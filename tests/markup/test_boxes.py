"""The titles of boxes between lines of colons."""

from __future__ import annotations

import pytest

from feeds.markup.boxes import box_title

TITLES = {
    ":::note": "",
    ":::": "",
    ":::note Mind the gap": "Mind the gap",
    "::: warning 注意": "注意",
    ":::tip[My *tip*]": "My tip",
    ":::tip[Mind]{.wide #a}": "Mind",
    ':::caution{title="Mind the gap" .wide}': "Mind the gap",
    "::::details Click {me}": "Click {me}",
    ":::code-group": "",
    "::: {.note}": "",
    ":::tabs{cache-lifetime=10}": "",
}


@pytest.mark.parametrize(("line", "title"), TITLES.items())
def test_the_title_of_a_box(line: str, title: str) -> None:
    assert box_title(line) == (f"**{title}**\n" if title else "")
