"""The sentences that a fingerprint goes by: plain letters are parted in one pass."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from feeds.ledger._fingerprint import _short_sentences

_WORDS = st.text("ab .!?;:,", max_size=200)


@given(_WORDS)
def test_plain_letters_are_parted_as_others_are(text: str) -> None:
    found = _short_sentences(text)
    others = [piece.strip() for piece in re.split("[.!?;:]", text)]
    if max(map(len, re.split("[.!?;:]", text))) <= 120:
        assert found == [piece.encode() for piece in others if len(piece) >= 12]
    ends = _short_sentences(f"é. {text}")  # the first is too short to count
    assert found == ends
