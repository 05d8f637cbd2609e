"""The time that a text takes grows with its length, whatever is repeated in it."""

from __future__ import annotations

import pytest

from tests.growth import READERS, Row, is_in_step
from tests.growth_rows import ROWS


def test_there_are_rows_for_every_reader() -> None:
    assert len(ROWS) >= 400
    assert {row.reader for row in ROWS} == set(READERS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.reader}-{row.where}-{row.piece!r:.12}")
def test_sixteen_times_the_length_takes_no_sixty_four_times_the_time(row: Row) -> None:
    assert is_in_step(row) is None
