"""The line on which something that was removed first stands."""

from __future__ import annotations

import pytest

from feeds.content import LinesOf, LostPart, lost_problems

TEXT = "---\ntitle: FOG\n---\nFog.\n\n<Iframe>\nfog\n"

ROWS = [
    (4, "Fog", 4),  # and not that of the title, ahead of the body
    (1, "fog", 2),
    (4, "<iframe>", 6),
    (5, "fog", 7),
    (4, "rain", 4),  # nowhere
    (4, "title", 4),
    (7, "fog", 7),
    (60, "fog", 60),  # a text that has no such line
]


@pytest.mark.parametrize(("start", "written", "line"), ROWS)
def test_the_first_place_behind_the_head_counts(start: int, written: str, line: int) -> None:
    assert LinesOf(TEXT, start)(written) == line


def test_places_may_be_asked_for_in_any_order() -> None:
    line_of = LinesOf(TEXT, 4)
    assert [line_of(one) for one in ("<iframe>", "fog", "rain", "fog", "<iframe>")] == [
        6, 4, 4, 4, 6,
    ]  # fmt: skip


def test_a_thousand_kinds_are_all_reported_and_the_first_of_them_with_their_lines() -> None:
    text = "\n".join(f"<a{number}>" for number in range(1000))
    lost = [LostPart(f"<a{number}>", f"<a{number}>", "") for number in range(1000)]
    problems = lost_problems(lost, path="a.md", line_of=LinesOf(text, 1))
    assert len(problems) == 1000
    assert [one.line for one in problems[:100]] == list(range(1, 101))


def test_of_one_kind_the_number_and_the_first_line_are_told() -> None:
    lost = [LostPart("<form>", written, "") for written in ("<form b", "<form a", "<form a")]
    text = "\n<form a>\n<form b>\n"
    (problem,) = lost_problems(lost, path="a.md", line_of=LinesOf(text, 1))
    assert problem.line == 2
    assert problem.message.endswith("(3 times)")
