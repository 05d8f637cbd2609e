"""Plain text → blocks: what is a heading, what is not, which lines keep their breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import blocks, html_to_text, text_to_html

LONG = "Dit is een gewone alinea met een punt aan het einde."

HEADINGS = [
    "Opgelopen spanningen tussen VS en Iran",
    "2019 in cijfers",
    'Wat is "nader order"',
    "Éénmaal andermaal",
    "1. Inleiding",
    "A" * 80,
]

NOT_HEADINGS = [
    ("a short sentence with its stop", "Het regent."),
    ("a question", "Wat nu?"),
    ("an exclamation", "Kijk uit!"),
    ("an ellipsis", "Wordt vervolgd…"),
    ("a colon", "De feiten:"),
    ("a comma", "Beste lezer,"),
    ("a semicolon", "Ten eerste;"),
    ("a quotation", '"Dat klopt niet", zei hij'),
    ("a stop inside the quotation marks", 'Hij zei "ja."'),
    ("lower case", "kleine letters beginnen geen kop"),
    ("too long", "A" * 81),
    ("a list item", "- Ten eerste"),
    ("a bullet", "• Ten eerste"),
    ("verse", "Eén regel\nen nog een"),
    ("a Chinese full stop", "这是一句话。"),
]


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text: str) -> None:
    kinds = [block.kind for block in blocks(f"{LONG}\n\n{text}\n\n{LONG}")]
    assert kinds == ["p", "h2", "p"]


@pytest.mark.parametrize(
    "text", [text for _, text in NOT_HEADINGS], ids=[i for i, _ in NOT_HEADINGS]
)
def test_not_headings(text: str) -> None:
    kinds = [block.kind for block in blocks(f"{LONG}\n\n{text}\n\n{LONG}")]
    assert kinds == ["p", "p", "p"]


def test_neither_first_nor_last_is_a_heading() -> None:
    assert [b.kind for b in blocks(f"Een Titel\n\n{LONG}\n\nJan de Vries")] == ["p", "p", "p"]


def test_a_row_of_short_lines_is_a_list() -> None:
    rows = "\n\n".join([LONG, "Naam Jan", "Lengte 180", "Gewicht 80", LONG])
    assert [block.kind for block in blocks(rows)] == ["p"] * 5


def test_a_line_ahead_of_a_list_is_no_heading() -> None:
    rows = "\n\n".join([LONG, "Boodschappen", "- melk", "- brood", LONG])
    assert "h2" not in {block.kind for block in blocks(rows)}


def test_blocks_know_their_line() -> None:
    assert [block.line for block in blocks("a\n\n\nb\nc\n\nd", line=3)] == [3, 6, 9]


def test_wrapped_lines_join_and_verse_keeps_its_breaks() -> None:
    wrapped = "\n".join(["a word and another word until the line is quite full of words"] * 3)
    assert "<br>" not in text_to_html(wrapped)
    assert text_to_html("Roses are red\nViolets are blue").count("<br>") == 1
    assert text_to_html("- een\n- twee\n- drie").count("<br>") == 2


@given(st.text())
def test_no_word_is_lost_and_none_added(text: str) -> None:
    clean = "".join(c for c in text if c.isprintable() or c in "\n ")
    assert html_to_text(text_to_html(clean)).split() == clean.split()
