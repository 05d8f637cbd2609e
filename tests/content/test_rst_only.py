"""What Sphinx keeps from web pages is not shown: other outputs, notes to oneself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import to_html
from feeds.content._rst_only import is_for_pages
from feeds.model import Document

EXPRESSIONS = {
    "html": True, "builder_html": True, "html or latex": True, "html and not draft": True,
    "not latex": True, "(html)": True, "not (latex or draft)": True, "latex or not draft": True,
    "html or latex and draft": True, "(html or latex) and draft": False,
    "draft": False, "latex": False, "not html": False, "html and draft": False, "": False,
    "html or": False, "and html": False, "(html": False, "html)": False, "html | latex": False,
    "not": False, "html draft": False, "(" * 5000: False, "not " * 5000 + "html": False,
}  # fmt: skip


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_of_tags(expression: str) -> None:
    assert is_for_pages(expression) is EXPRESSIONS[expression]


@given(st.lists(st.sampled_from("html draft and or not ( ) |".split())).map(" ".join))
def test_any_expression_has_an_answer(expression: str) -> None:
    assert is_for_pages(expression) in {True, False}


@pytest.mark.parametrize(
    ("directive", "is_shown"),
    [("only:: html", True), ("only:: draft", False), ("todo::", False), ("todo:: Soon", False)],
)
def test_what_is_not_for_pages_is_not_shown(directive: str, is_shown: bool) -> None:  # noqa: FBT001
    body = f"Words.\n\n.. {directive}\n\n   UNTOLD.\n\nMore.\n"
    found = to_html(Document(path="a.rst", markup="rst", body=body))
    assert ("UNTOLD" in found.html, found.problems) == (is_shown, ())
    assert "More." in found.html
