"""The interface's words."""

from __future__ import annotations

from dataclasses import astuple

import pytest

from feeds.pages import _interface_words, own_name

PROMISED = "en nl de fr es it pt pl sv da nb fi ca ar he".split()


@pytest.mark.parametrize("language", PROMISED)
def test_every_language_has_every_word_and_its_own(language: str) -> None:
    words = _interface_words.words_in(language)
    assert words.language == language
    assert all(isinstance(word, str) and word for word in astuple(words))
    if language != "en":
        same = set(astuple(words)) & set(astuple(_interface_words.words_in("en")))
        assert same <= {"Page", "Tags", "Articles", "Menu", "Code"}, "left in English"


def test_no_language_is_promised_that_is_not_there() -> None:
    assert set(_interface_words.words_by_language()) == set(PROMISED)


@pytest.mark.parametrize(
    ("language", "name"),
    [("nl", "Nederlands"), ("pt-BR", "Português"), ("AR", "العربية"), ("tlh", "tlh")],
)
def test_a_language_has_the_name_that_its_speakers_give_it(language: str, name: str) -> None:
    assert own_name(language) == name
