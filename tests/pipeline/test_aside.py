"""What is set down is there until it is wanted, in memory or on disk."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.cache import Aside, _aside

PIECES = st.lists(st.binary(max_size=9), max_size=30)


@pytest.mark.parametrize("most", [0, 10, 1000])
@given(pieces=PIECES, again=st.lists(st.integers(0, 29), max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pieces(
    most: int, pieces: list[bytes], again: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_aside, "_IN_MEMORY", most)
    aside = Aside()
    for number, piece in enumerate(pieces):
        assert aside.set_down(piece) == number
        for place in again:
            if place <= number:
                assert aside[place] == pieces[place]
    assert [aside[number] for number in range(len(pieces))] == pieces
    aside.close()
