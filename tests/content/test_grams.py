"""Our count of letters gives ELD's scores, to the last bit."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import eld
import pytest
from eld import LanguageDetector
from hypothesis import given
from hypothesis import strategies as st

from feeds.content._grams import leans_to, likest
from feeds.content._language import detect_language

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


@cache
def samples() -> dict[str, list[str]]:
    """Sentences of each language of ELD's own test, some two hundred characters together."""
    file = Path(eld.__file__).parent / "tests" / "data" / "big-test.txt"
    if not file.is_file():
        pytest.skip("this version of ELD comes without its test data")
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        language, _, text = line.partition("\t")
        of_language = found.setdefault(language, [""])
        if len(of_language[-1]) < 200:
            of_language[-1] = f"{of_language[-1]} {text}".strip()
        elif len(of_language) < 14:
            of_language.append(text)
    return {language: texts[:-1] for language, texts in found.items() if texts[1:]}


def test_no_text_leans_to_another_language_than_its_own() -> None:
    near = ("cs", "da", "de", "en", "es", "fr", "hr", "it", "nl", "no", "pt", "ru", "sk", "sv")
    for language, texts in samples().items():
        for other in near:
            if other != language:
                assert max(leans_to(text, other) for text in texts) < 1.2, (language, other)


def test_most_texts_lean_to_their_own_language() -> None:
    for language in ("de", "en", "fi", "fr", "hu", "it", "nl", "pl", "pt", "ro", "sv", "tr"):
        texts = samples()[language]
        assert sum(leans_to(text, language) >= 1.2 for text in texts) > 0.7 * len(texts), language


def test_the_usual_language_decides_nothing_that_is_not_clear() -> None:
    for language, texts in samples().items():
        for text in texts[:4]:
            for usual in ("en", "nb", "no", language):
                named = "nb" if language == "no" else language
                assert detect_language(text, usual) in {"", named}, (text, usual)


def test_too_little_leans_nowhere() -> None:
    assert leans_to("the sea and the harbour", "en") == 0
    assert leans_to("the sea and the harbour " * 3, "xx") == 0
