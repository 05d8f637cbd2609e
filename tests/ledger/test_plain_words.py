"""Words that come with single blanks and in normal form are taken as they are."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from feeds.ledger._fingerprint import _plain, _short_sentences

_WORDS = st.text("ab \n\t\x1f\u00a0\u2003é\u0301e.!?;:…", max_size=40)


@given(_WORDS)
def test_as_the_long_way(text: str) -> None:
    assert _plain(text) == " ".join(unicodedata.normalize("NFC", text).split())


@given(_WORDS.map(_plain))
def test_sentences(text: str) -> None:
    for stop in "!?…;:。！？；।؟":
        text = text.replace(stop, ".")
    pieces = (piece.strip().encode() for piece in text.split("."))
    assert _short_sentences(text) == [piece for piece in pieces if len(piece) >= 12]
