"""ASCII needs no transliteration: a title of it comes out of the long way in small letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.articles._slug import _in_ascii

_ASCII = st.text(st.characters(max_codepoint=127), max_size=30)


@given(_ASCII, st.sampled_from(["", "en", "de", "da", "nl-BE"]))
def test_the_long_way(text: str, language: str) -> None:
    assert _in_ascii(text, language) == text.lower()
