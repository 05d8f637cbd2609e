"""What is set down is there until it is wanted, in memory or on disk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.cache import Aside, _aside

PIECES = st.lists(st.binary(max_size=9), max_size=30)


@pytest.mark.parametrize("most", [0, 10, 1000])
@given(pieces=PIECES, again=st.lists(st.integers(0, 29), max_size=5))
def test_pieces(most: int, pieces: list[bytes], again: list[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_aside, "_IN_MEMORY", most)
        aside = Aside()
        for number, piece in enumerate(pieces):
            assert aside.set_down(piece) == number
            for place in again:
                if place <= number:
                    assert aside[place] == pieces[place]
        assert [aside[number] for number in range(len(pieces))] == pieces
        aside.close()
