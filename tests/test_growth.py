"""The time that a text takes grows with its length, whatever is repeated in it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.growth import READERS, Row, is_in_step, seconds
from tests.growth_rows import ROWS
from tests.growth_steps import STEPS, Step, seconds_of_step


def test_there_are_rows_for_every_reader() -> None:
    assert len(ROWS) >= 400
    assert {row.reader for row in ROWS} == set(READERS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.reader}-{row.where}-{row.piece!r:.12}")
def test_sixteen_times_the_length_takes_no_sixty_four_times_the_time(row: Row) -> None:
    assert is_in_step(partial(seconds, row), row.length) is None


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_sixteen_times_as_many_articles_take_no_sixty_four_times_the_time(step: Step) -> None:
    assert is_in_step(partial(seconds_of_step, step), 250) is None
