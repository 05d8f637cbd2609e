"""Sentences, titles and summaries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import sentences, summarise, title_from, truncate

CASES = [
    (
        "nl",
        ["De F-16's vlogen tot 31 december 2018.", "Dat zei dr. Jansen aan NU.nl, o.a. over Irak."],
    ),
    ("nl", ["Prof. dr. De Vries was er.", "Hij won 3.5 miljoen."]),
    ("de", ["Am 3. Mai 2019 kam Dr. Meyer z. B. nach Berlin.", "Er sagte: „Ja.“", "Dann ging er."]),
    ("fr", ["M. Dupont est arrivé.", "Il a dit : « Non ! »", "Puis il est parti."]),
    (
        "en",
        ["Mr. Smith met J. R. R. Tolkien at 5 p.m. on Monday.", "It cost $3.50.", "What?", "Yes!"],
    ),
    ("nb", ["Saken gjelder bl.a. f.eks. 17. mai 2020.", "Den er ny."]),
    ("", ["A language nobody named.", "It works."]),
    ("ja", ["これはテストです。", "次の文です。"]),
]


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_sentences(language: str, expected: list[str]) -> None:
    text = ("" if language == "ja" else " ").join(expected)
    assert list(sentences(text, language)) == expected


TITLES = [
    ("Het is koud. En nat.", "Het is koud"),
    ("Is het koud? Ja.", "Is het koud?"),
    ("Wordt vervolgd... Of niet.", "Wordt vervolgd..."),
    ("Geen punt", "Geen punt"),
    ("woord " * 40 + "einde.", ("woord " * 20).strip() + "…"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title_from(text: str, title: str) -> None:
    assert title_from(text, "nl")[0] == title


@given(st.text(), st.integers(min_value=2, max_value=200))
def test_truncate_keeps_its_length(text: str, length: int) -> None:
    cut = truncate(text, length)
    assert len(cut) <= length
    assert cut == text or cut.endswith("…")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_sentences_lose_nothing(text: str) -> None:
    assert " ".join(sentences(text, "en")).replace(" ", "") == "".join(text.split())


def test_summary_begins_after_a_derived_title_and_takes_whole_sentences() -> None:
    paragraphs = ("Eerste zin hier. Tweede zin hier.", "Derde zin " + "lang " * 60 + ".")
    assert summarise(paragraphs, "nl", after="Eerste zin hier.") == "Tweede zin hier."
    assert summarise(("Enige zin.",), "nl", after="Enige zin.") == ""


def test_many_sentences_take_no_time_that_nobody_needs() -> None:
    text = "A sentence! " * 100_000
    assert sentences(text)[:2] == ("A sentence!", "A sentence!")
    assert summarise((text,)).startswith("A sentence! A sentence!")
