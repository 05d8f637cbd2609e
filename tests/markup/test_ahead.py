"""What stands around a place in a text."""

from __future__ import annotations

import pytest

from feeds.content import is_too_deep
from feeds.markup._ahead import Closings, LineAt, Lists


@pytest.mark.parametrize(("text", "is_in"), [
    ("- a\n\n", True), ("1. a\n\n", True), ("- a\nb\n\n", False), ("a\n\n", False),
    ("- a\n\n    b\n\n", True), ("a\n    - b\n\n", True), ("- a\n\nb\n\n", False), ("", False),
])  # fmt: skip
def test_indented_text_belongs_to_the_last_item(text: str, is_in: bool) -> None:  # noqa: FBT001
    assert Lists(text).is_in(len(text)) is is_in


def test_the_first_place_of_a_line_has_nothing_but_blanks_before_it() -> None:
    line = LineAt("a\n  b c\n")
    assert [line.is_first(place) for place in (0, 1, 2, 4, 6)] == [True, False, True, True, False]


def test_a_closing_tag_belongs_to_the_last_one_that_is_open() -> None:
    text = "{% a %}{% a %}x{% enda %}y{% enda %}"
    closings = Closings(text, "a", 7)
    found = [closings.of(end) for end in (7, 14)]
    assert [one.start() if one else -1 for one in found] == [26, 15]


@pytest.mark.parametrize(("html", "deep"), [
    ("<b></i>" * 500, True), ("<b></b>" * 500, False), ("<h2></h3>" * 500, False),
    ("<p>" * 500, False), ("<div>" * 500, True),
])  # fmt: skip
def test_an_end_tag_ends_what_has_its_name(html: str, deep: bool) -> None:  # noqa: FBT001
    assert is_too_deep(html) is deep
