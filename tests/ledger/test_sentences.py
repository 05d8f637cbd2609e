"""The sentences that a fingerprint goes by are found in bytes, as they are in letters."""

from __future__ import annotations

import sys
import unicodedata
import zlib

from hypothesis import given
from hypothesis import strategies as st

from feeds.ledger import fingerprint, fingerprints
from feeds.ledger._fingerprint import (
    _alike,
    _bytes,
    _parts,
    _plain,
    _short_sentences,
    _sketch,
    _text,
)

_STOPS = "!?…;:。！？；।؟"
_LETTERS = [*"ab .!?;:,…。。，漢字ÉéßẞİſΣσςПпǅ؟ุ\ud800", " ", " "]
_WORDS = st.one_of(
    st.lists(st.sampled_from(_LETTERS), max_size=60),
    st.lists(st.sampled_from([*_LETTERS, "no stop here", "so many words, "]), max_size=400),
).map(lambda found: _plain("".join(found)))


@given(_WORDS)
def test_as_in_letters(text: str) -> None:
    alike = text.casefold()
    for stop in _STOPS:
        alike = alike.replace(stop, ".")
    parts = (part.strip() for piece in alike.split(".") for part in _parts(piece))
    found = _short_sentences(_alike(_bytes(text)))
    assert found == [one for one in map(_bytes, parts) if len(one) >= 12]


@given(st.lists(st.binary(max_size=3), max_size=40), st.text("ab", max_size=3))
def test_a_sketch_is_of_the_smallest_checksums(sentences: list[bytes], text: str) -> None:
    sums = sorted(set(map(zlib.crc32, sentences or [text.encode()])))
    assert _sketch(sentences, text) == "".join(f"{one & 0xFFFF:04x}" for one in sums[:4])


@given(_WORDS, _WORDS)
def test_of_words_on_one_line(title: str, text: str) -> None:
    assert fingerprints(title, text, (2,)) == (fingerprint(f" {title}", text.replace(" ", "\n ")),)


def test_each_letter_folds_by_itself() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1)]
    folded = [letter.casefold() for letter in letters]
    assert "".join(letters).casefold() == "".join(folded)
    assert list(map(str.casefold, folded)) == folded
    for at in range(0, len(letters), 1000):
        some = "".join(letters[at : at + 1000]).translate(dict.fromkeys(map(ord, _STOPS)))
        assert _text(_alike(_bytes(some))) == some.casefold()


@given(st.text("ab \n\t\x1f\u00a0\u2003é\u0301e.!?;:…\u2000\u2001", max_size=40))
def test_normal_form_keeps_words_on_their_line(text: str) -> None:
    line = " ".join(text.split())
    assert _plain(text) == unicodedata.normalize("NFC", line)
