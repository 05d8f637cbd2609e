"""Boxes below `!!! note "Title"`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.generators import Source
from feeds.markup.indented import with_plain_boxes
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

CASES = [
    ('!!! note "Title"\n    Inside.\n\nAfter.', "**Title**  \nInside.\n\nAfter."),
    ("!!! note\n    Inside.", "**Note**  \nInside."),
    ('!!! note ""\n    Inside.', "\nInside."),
    ('!!! tip inline end "A"\n\n    In.\n\n    More.', "**A**  \n\nIn.\n\nMore."),
    ('??? info "Folded"\n    In.', "**Folded**  \nIn."),
    ('???+ info "Open"\n    In.', "**Open**  \nIn."),
    ('=== "C"\n\n    ``` c\n    x;\n    ```\n', "**C**  \n\n``` c\nx;\n```\n"),
    ("!!! a\n    !!! b\n        In.\n    Out.\nEnd.", "**A**  \n**B**  \nIn.\nOut.\nEnd."),
    ("!!! a\n\tIn.", "**A**  \nIn."),
    ("```\n!!! note\n    x\n```", "```\n!!! note\n    x\n```"),
    ("!!! a\n    ```\n    !!! b\n    ```\n!!! c\n    d", "**A**  \n```\n!!! b\n```\n**C**  \nd"),
    ("Really!!! note it\n\n    code", "Really!!! note it\n\n    code"),
    ("!!! note that this is no box.", "!!! note that this is no box."),
    ("Heading\n===\n\n    code", "Heading\n===\n\n    code"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_lines_of_a_box_stand_below_its_title(text: str, expected: str) -> None:
    assert with_plain_boxes(text) == expected


def test_other_generators_have_no_such_boxes() -> None:
    text = "!!! note\n    x"
    boxes = {
        key: read_markdown(
            f"---\ntitle: T\n---\n{text}", Source(path="a.md", site=site_of(key))
        ).body
        for key in ("mkdocs", "sphinx", "hugo")
    }
    assert boxes == {"mkdocs": "**Note**  \nx", "sphinx": "**Note**  \nx", "hugo": text}


_WORDS = st.sampled_from(["!!! note", '=== "A"', "    ", "\t", "```", "word", "\n", '"', " "])


@given(st.lists(_WORDS, max_size=30).map("".join))
def test_no_line_is_added_or_taken_away(text: str) -> None:
    assert with_plain_boxes(text).count("\n") == text.count("\n")
