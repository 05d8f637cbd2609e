"""reStructuredText with the words that Sphinx, Nikola and Pelican add."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.content._rst import rst_to_html
from feeds.content._rst_hints import hint_for_rst

CASES = [
    (
        ".. code-block:: python\n   :linenos:\n   :emphasize-lines: 1\n\n   ring(7)",
        "<pre",
        "ring(7)",
    ),
    (".. sourcecode:: c\n   :linenos: table\n   :anchorlinenos:\n\n   int x;", "<pre", "int x;"),
    (".. raw:: html\n\n   <b>loud</b>", "<b>loud</b>", ""),
    (".. raw:: latex\n\n   \\loud", "", "latex"),
    (".. role:: h(raw)\n   :format: html\n\nA :h:`<b>loud</b>` bell.", "<b>loud</b>", ""),
    (".. versionadded:: 2.1\n   Bells.", "New in version 2.1", ""),
    (".. seealso:: the quay", "See also", "quay"),
    (".. thumbnail:: a.png\n   :alt: Quay", 'alt="Quay"', ""),
    (".. image:: a.png", 'alt=""', ""),
    (".. youtube:: Ab-1_", 'href="https://www.youtube.com/watch?v=Ab-1_"', ""),
    (".. highlight:: python\n\nwords", "words", ""),
    (".. post:: 2020-01-02\n   :tags: sea\n\n   Words.", "Words.", ""),
    ("before\n\n.. more::\n\nafter", "<!-- more -->", "after"),
    ("See :doc:`the quay </posts/quay>`.", 'href="{filename}/posts/quay.rst"', ">the quay<"),
    ("See :ref:`the quay <quay>`.", "See the quay.", ""),
    ("Call :py:func:`~sea.ring` and ``bell``.", "<code>ring</code>", "<code>bell</code>"),
    (":abbr:`CSS (Cascading Style Sheets)`", ">CSS<", ""),
]


@pytest.mark.parametrize(("text", "has", "also"), CASES, ids=[case[0][:30] for case in CASES])
def test_words_of_others_are_understood(text: str, has: str, also: str) -> None:
    html, messages = rst_to_html(text)
    assert messages == ()
    assert has in html
    assert also == "latex" or also in html
    assert "system-message" not in html


TOLD = [
    (".. bellfoundry:: big\n   :loud:\n\n   The *text* stays.", "<em>text</em>", "bellfoundry"),
    ("A :bell:`big one` rang.", "A big one rang.", "bell"),
    ("See `the quay`_.", "See the quay.", "the quay"),
    ("See |quay|.", "See quay.", "quay"),
    (".. include:: /etc/hostname", "", "include"),
    (".. raw:: html\n   :file: /etc/hostname", "", "raw"),
    (".. literalinclude:: /etc/hostname", "", "literalinclude"),
]


@pytest.mark.parametrize(("text", "has", "told"), TOLD, ids=[case[2] for case in TOLD])
def test_what_is_lost_is_told_once_and_the_words_stay(text: str, has: str, told: str) -> None:
    html, messages = rst_to_html(text)
    assert has in html
    assert len(messages) == 1
    assert told in messages[0][1]


OF_NO_CONSEQUENCE = [
    "A quay.\n\n.. _quay: https://example.org/",
    "Bells\n=====\n\nOne.\n\nBells\n=====\n\nTwo.",
    "A `quay <https://a.example/>`_, the `quay <https://a.example/>`_.",
    "3. bells\n4. quays",
]


@pytest.mark.parametrize("text", OF_NO_CONSEQUENCE)
def test_what_docutils_does_not_report_is_no_warning(text: str) -> None:
    assert rst_to_html(text)[1] == ()


HINTS = [
    (".. bellfoundry:: big", "without directives"),
    ("A :bell:`big one` rang.", "without directives"),
    ("See `the quay`_.", ".. _name: https://"),
    ("See |quay|.", ".. |name| replace::"),
    (".. _quay: https://a.example/\n.. _quay: https://b.example/", "two underscores"),
    ("One.\n\nThe quay\n====\n\nTwo.", "as long as the title"),
    ("An *open mark.", "close that mark"),
    ("- one\ntwo", "a blank line"),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_a_message_has_a_hint_of_its_kind(text: str, hint: str) -> None:
    messages = rst_to_html(text)[1]
    assert messages
    assert hint in hint_for_rst(messages[0][1])


def test_one_text_teaches_the_next_nothing() -> None:
    assert rst_to_html(".. role:: bell(emphasis)\n\n:bell:`a`")[1] == ()
    assert len(rst_to_html(":bell:`a`")[1]) == 1


_PIECES = st.sampled_from(
    [".. ", "::", ":doc:`", "`", " <", ">`_", "raw", "code-block", "more", "post", "html", "\n",
     "\n\n", "   ", ":file: x", "role", "(raw)", "|", "*", "``", "youtube", "x", "\x00", "é", "_"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_gives_html_and_messages(text: str) -> None:
    html, messages = rst_to_html(text)
    assert isinstance(html, str)
    assert all(line >= 1 and message for line, message in messages)
    assert not re.search(r"system-message", html)
