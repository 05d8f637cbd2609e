"""Our count of letters gives ELD's scores, to the last bit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from eld import LanguageDetector
from hypothesis import given
from hypothesis import strategies as st

from feeds.content._grams import likest

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.*"))
_PIECES = st.sampled_from(
    [*"aeiou'`19 .,–é中あ\u0301²Ⅷ", "the ", "het ", "и ", ", '", " 19", "Straße ", "word1 ',"]
)


@cache
def detector() -> LanguageDetector:
    return LanguageDetector()


def assert_equal(text: str) -> None:
    found, theirs = likest(text), detector().detect(text)
    assert (found.language or None) == theirs.language
    assert [found.score, found.second] == [*theirs.scores().values(), 0, 0][:2]
    assert found.is_reliable == theirs.is_reliable()


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.name)
def test_seeds(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for start in range(0, len(text), 97):
        assert_equal(text[start:])


@given(st.lists(_PIECES | st.characters(exclude_categories=["Cs"]), max_size=700).map("".join))
def test_any_text(text: str) -> None:
    assert_equal(text)


@given(st.lists(st.text("abcdeö", min_size=1, max_size=90), max_size=60), st.sampled_from(" 1'"))
def test_words(words: list[str], between: str) -> None:
    assert_equal(between.join(words))


def test_letters_of_latin_are_those_of_eld() -> None:
    for code in (*range(0x250), *range(0x2010, 0x2028)):
        assert_equal(f"abc{chr(code)}def {chr(code)} ghi,{chr(code)}.jkl {chr(code)}' m")


@given(st.text("abCdE'`19 .,-\0\n", max_size=600), st.integers(0, 20))
def test_ascii(text: str, start: int) -> None:
    assert_equal(" sea and harbour"[:start] + text)
