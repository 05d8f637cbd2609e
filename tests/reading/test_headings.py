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
    "# Without `__init__` and `a*b*c`\n\nWords.": "Without __init__ and a*b*c",
    "# **The `fog_` bell**\n\nWords.": "The fog_ bell",
    "# [Its `_name_`](/fog)\n\nWords.": "Its _name_",
    "# Two ``ticks ` here``, one `open\n\nWords.": "Two ticks ` here, one open",
    "# 2 * 3 \\* 4 and \\_\\_all\\_\\_\n\nWords.": "2 * 3 * 4 and __all__",
    "# snake_case _now_\n\nWords.": "snake_case now",
    "# Fog { #fog .wide }\n\nWords.": "Fog",
    "# Fog {: .wide}\n\nWords.": "Fog",
    "Fog {#fog width=3}\n===\n\nWords.": "Fog",
    "# The set {a, b}\n\nWords.": "The set {a, b}",
    "<!-- lint off -->\n\n# Fog\n\nWords.": "Fog",
    "<!-- a -->\n<!-- b\n\n- c -->\nFog\n===\n\nWords.": "Fog",
}
NONE = (
    "#\n\nWords.",
    "#   \n===\n\nWords.",
    "# ##\n\nWords.",
    "#Fog\n\nWords.",
    "# Fog\n",
    "## Fog\n\nA.",
    "<!-- a --> # Fog\n\nA.",
    "<!-- a\n# Fog\n\nA.",
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


def test_comments_before_the_title_stay_and_lines_are_counted_on() -> None:
    made = read_markdown("<!-- a -->\n\n# Fog\n\nWords.\n", Source(path="a.md"))
    assert made.body == "<!-- a -->\n\n\n\nWords.\n"
    assert made.body_line == 1
