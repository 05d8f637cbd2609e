"""Plain front matter is read without a YAML parser, and as the parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.reading._raw_fields import Malformed
from feeds.reading._yaml_events import parse_events
from feeds.reading._yaml_plain import parse_plain

PLAIN = [
    "title: A walk on mud",
    'title: "A walk: on mud # here"\ndate: 2019-05-15T08:30:00Z\n',
    "tags:\n  - sea\n  - 'the mud'\ndraft: no",
    "tags:\n- sea\ntitle:\nauthor: Zoë [x], {y}",
    "a:   b - c\nempty: ''\nb: 1.10",
    "tags: [a, b c, 'd, e', \"\", 1.10, no ]\nb: c",
    "# only\na: b",
    "a: b\n\n# c\nc: d",
    "a:\n# b\n- c",
    "a:b: c d",
    "a: -2019",
    "a:\n  words that\n   go on\nb: c",
    "a: >-\n  words: # [\n  - that\nb: c",
    "a: >-\n  words\n# b\nb: c",
    "a: >\n  words\nb: |\n  words\n  more\n\n",
    "a: |-\n  words\n  more",
]
LEFT = [
    "",
    "title: a: b",
    "title: a # b",
    "title: null",
    "title: a\n  and more",
    "a:\n  b: c",
    "tags: []",
    "tags: [a, ]",
    "tags: [a, null]",
    "tags: [a, b: c]",
    "tags: [a, [b]]",
    "tags: [a, &b c]",
    "- [a]",
    "a: b\n- [c]",
    'title: "a \\" b"',
    "title: 'a''b'",
    "- a",
    "a: b\n- c",
    'a: ""\n- c',
    "a:\n-\n- b",
    "a:\n  - b\n - c",
    "a:\n  - b:",
    "a: *b",
    "a: b\tc",
    "a: b\u2028c: d",
    "a:\n  - b\n# c\n  - d",
    "a: >-\nb: c",
    "a: >-\n\n  b",
    "a: >-\n# b\n  c",
    "a: >-\n  b\n   c",
    "a: >-\n  b \n  c",
    "a: >\n  b",
    "a:\n  b: c",
    "a:\n  b # c\n  d",
    "a: b\n\nc: d\n\n\n  e",
    "a: |\n  b",
]


def assert_as_parsed(text: str) -> None:
    plain = parse_plain(text, 2)
    if plain is not None:
        assert plain == parse_events(text, 2)


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text: str) -> None:
    assert parse_plain(text, 2)
    assert_as_parsed(text)


@pytest.mark.parametrize("text", LEFT)
def test_left_to_the_parser(text: str) -> None:
    assert parse_plain(text, 2) is None


_WORDS = st.lists(
    st.sampled_from([*"abé1 -:#'\"[]{},&*!|>%@`?~.=<\\_", "null", "no", ": ", " #", "2019-05-15"]),
    max_size=6,
).map("".join)
_ROWS = st.lists(
    st.sampled_from(
        ["a", "b c", "'d, e'", '""', "1.1", "-", " ", ", ", ",", "null", "é", "#", ":"]
    ),
    max_size=6,
).map(lambda items: f"[{''.join(items)}]")
_HEADS = st.sampled_from(
    [
        "a: ",
        "b:",
        "  - ",
        "- ",
        " -",
        "c:   ",
        "",
        "  ",
        "   ",
        "# ",
        "d: >-",
        "e: |-",
        "a:b: ",
        "--",
    ]
)
_LINES = st.builds(
    "{}{}{}".format, _HEADS, st.one_of(_WORDS, _ROWS), st.sampled_from(["", "", "", " "])
)


def assert_equal(text: str) -> None:
    try:
        assert_as_parsed(text)
    except Malformed:
        pytest.fail("the parser would have refused it")


@given(st.lists(_LINES, min_size=1, max_size=5).map("\n".join), st.sampled_from(["", "\n"]))
@example("a: b\nb:\n- c\n-d", "")
def test_any_lines(text: str, end: str) -> None:
    assert_equal(text + end)


@given(st.text(max_size=12))
def test_any_value(value: str) -> None:
    assert_equal(f"a: {value}")
