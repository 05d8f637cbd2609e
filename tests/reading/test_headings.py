"""The first heading of a Markdown file is its title."""

from __future__ import annotations

import pytest

from feeds.generators import Source
from feeds.reading.markdown import read_markdown

TITLES = {
    "# Fog\n\nWords.": "Fog",
    "# Fog ##\n\nWords.": "Fog",
    "# Fog #\t# \n\nWords.": "Fog #",
    "# Fog {#fog}\n\nWords.": "Fog",
    "# Fog ## {#fog}\n\nWords.": "Fog",
    "#\tFog  \n\nWords.": "Fog",
    "\n \n# Fog\nWords.": "Fog",
    "# Learning C#\n\nWords.": "Learning C#",
    "# F# and C# ##\n\nWords.": "F# and C#",
    "# {#fog} banks\n\nWords.": "{#fog} banks",
    "Fog\n===\n\nWords.": "Fog",
    "Fog\n= \t\nWords.": "Fog",
    "# The *old* `fog`\n\nWords.": "The old fog",
    "# [Fog](/fog) here\n\nWords.": "Fog here",
    "# [Fog](/fog_(sea)) here\n\nWords.": "Fog here",
    "# ![A map](a.png) of fog\n\nWords.": "A map of fog",
    "# snake_case _now_\n\nWords.": "snake_case now",
}
NONE = (
    "#\n\nWords.",
    "#   \n===\n\nWords.",
    "# ##\n\nWords.",
    "#Fog\n\nWords.",
    "# Fog\n",
    "## Fog\n\nA.",
)


@pytest.mark.parametrize(("text", "title"), TITLES.items())
def test_the_first_heading_is_the_title_without_its_signs(text: str, title: str) -> None:
    found = read_markdown(text, Source(path="a.md"))
    assert [one.value for one in found.fields if one.name == "title"] == [title]
    assert "Words." in found.body
    assert title not in found.body


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_heading_with_a_text_below_is_no_title(text: str) -> None:
    found = read_markdown(text, Source(path="a.md"))
    assert not [one for one in found.fields if one.name == "title"]
