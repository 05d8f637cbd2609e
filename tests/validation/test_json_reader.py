"""The JSON reader: what the standard decoder reads, and where everything stands."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.validation._json import JsonNode, JsonReader, JsonSyntaxError, Members, raw_offset
from feeds.validation._json_text import Places

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


def read(text: str, faults: list[tuple[str, int, str]] | None = None) -> JsonNode:
    found: list[tuple[str, int, str]] = [] if faults is None else faults
    return JsonReader(text, lambda *fault: found.append(fault), each=lambda _i, _n: None).read()


def plain(node: JsonNode) -> Any:
    if isinstance(node.value, Members):
        return {key: plain(one) for key, one in node.value.items()}
    if isinstance(node.value, list):
        return [plain(one) for one in node.value]
    return node.value


@given(value=VALUES, indent=st.sampled_from([None, 2]), ascii_only=st.booleans())
@settings(max_examples=60)
def test_it_reads_what_the_standard_decoder_reads(
    value: Any, indent: int | None, *, ascii_only: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert plain(read(text)) == json.loads(text)


@given(st.text(max_size=40) | VALUES.map(json.dumps), st.integers(0, 60), st.text(max_size=2))
@settings(max_examples=120)
def test_it_refuses_what_the_standard_decoder_refuses(text: str, at: int, more: str) -> None:
    damaged = text[:at] + more + text[at:]
    try:
        expected = json.loads(damaged, parse_constant=float)
    except ValueError:
        with pytest.raises(JsonSyntaxError):
            read(damaged)
        return
    if any(word in damaged for word in ("NaN", "Infinity")):
        return  # the standard decoder takes more than JSON has
    assert plain(read(damaged)) == expected


REFUSED = {
    "": ("expected a value", 0),
    "{": ("expected a key", 1),
    '{"a" 1}': ("expected :", 5),
    '{"a": 1,}': ("a comma ahead", 8),
    "[1, 2,]": ("a comma ahead", 6),
    "[1 2]": ("expected , or ]", 3),
    '{"a": 1 "b": 2}': ("expected , or }", 8),
    "{'a': 1}": ("expected a key in quotes", 1),
    "01": ("a number that JSON", 1),
    "1.": ("a number that JSON", 1),
    "+1": ("expected a value", 0),
    "NaN": ("expected a value, found 'NaN'", 0),
    "None": ("expected a value, found 'None'", 0),
    "{} {}": ("something follows", 3),
    '"abc': ("without its closing quote", 0),
    '"a\nb"': ("a control character", 2),
    r'"\q"': ("an escape that JSON", 1),
    r'"\u12"': ("without four", 2),
}


@pytest.mark.parametrize("text", REFUSED)
def test_it_says_where_the_text_stops_being_json(text: str) -> None:
    message, offset = REFUSED[text]
    with pytest.raises(JsonSyntaxError, match=message.replace("]", "\\]")) as caught:
        read(text)
    assert abs(caught.value.offset - offset) <= 1


def test_it_reports_equal_keys_and_lone_surrogates_at_their_places() -> None:
    faults: list[tuple[str, int, str]] = []
    read('{"a": 1, "a": 2, "b": "\\ud83d"}', faults)
    assert [(kind, at) for kind, at, _ in faults] == [("duplicate-key", 9), ("lone-surrogate", 22)]


def test_it_hands_over_the_items_one_by_one_and_keeps_none() -> None:
    got: list[tuple[int, Any]] = []
    text = '{"items": [1, {"items": [2]}, 3], "x": {"items": [4]}}'
    root = JsonReader(
        text, lambda *_: None, stream="items", each=lambda i, node: got.append((i, plain(node)))
    ).read()
    assert got == [(0, 1), (1, {"items": [2]}), (2, 3)]
    assert plain(root) == {"items": [], "x": {"items": [4]}}


@pytest.mark.parametrize("mark", ["[", '{"a":'])
def test_it_bounds_how_deep_it_reads(mark: str) -> None:
    with pytest.raises(JsonSyntaxError) as caught:
        read(mark * 100_000)
    assert caught.value.deep


@given(value=st.text(max_size=30), ascii_only=st.booleans())
@settings(max_examples=60)
def test_a_character_of_a_string_is_found_in_the_source(value: str, *, ascii_only: bool) -> None:
    text = "  " + json.dumps(value, ensure_ascii=ascii_only)
    for index, char in enumerate(value):
        at = raw_offset(text, 2, index)
        assert text[at] in {char, "\\"}


def test_places_count_lines_of_every_kind() -> None:
    places = Places("a\nbc\r\nd\re")
    assert [places.at(offset) for offset in (0, 2, 3, 6, 8)] == [
        (1, 1), (2, 1), (2, 2), (3, 1), (4, 1)
    ]  # fmt: skip
