"""Sounds and other files that articles offer, whatever the keys are that name them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.articles import Draft, draft
from feeds.articles._measures import bytes_of, seconds_of
from feeds.articles._offered import Offered, offered
from feeds.config import Config
from feeds.model import Document, Field, Value
from feeds.reading import read

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sounds.toml").read_text(encoding="utf-8")
)["case"]


def _read(case: dict[str, Any], folder: Path) -> Document:
    file = folder / "fog.md"
    body = case.get("body", "Words.")
    text = f"---\n{case['head'].strip()}\n---\n{body}\n"
    file.write_text(text, encoding="utf-8")
    (found,) = read(file, "fog.md")
    assert isinstance(found, Document)
    return found


def _known(one: Offered) -> dict[str, Any]:
    """What is known of a file, and no more."""
    row = {name: getattr(one, name) for name in ("type", "length", "duration", "title")}
    return {"url": one.url, **{key: value for key, value in row.items() if value}}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_files(case: dict[str, Any], tmp_path: Path) -> None:
    document = _read(case, tmp_path)
    files, problems = offered(document, document.body)
    assert [_known(one) for one in files] == case["files"]
    found = [f"{one.line}: {one.message}" for one in problems]
    assert len(found) == len(case.get("warns", []))
    for one, beginning in zip(found, case.get("warns", []), strict=True):
        assert one.startswith(beginning)
    assert all(one.hint and one.severity == "warning" for one in problems)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1:02:03", 3723),
        ("54:19", 3259),
        ("00:34:00", 2040),
        ("1:02", 62),
        ("01:02:03.500", 3723),
        ("3723", 3723),
        ("330.9", 330),
        ("62 min", 3720),
        ("62min", 3720),
        ("62 Minuten", 3720),
        ("1h 2m", 3720),
        ("1h2m3s", 3723),
        ("1h02", 3720),
        ("1 Std. 2 Min.", 3720),
        ("1 hour and 2 minutes", 3720),
        ("1u 5m", 3900),
        ("1,5 h", 5400),
        ("90'", 5400),
        ("5' 30\"", 330),
        ("PT1H2M", 3720),
        ("pt62m", 3720),
        ("P0DT1H", 3600),
        ("PT3723S", 3723),
        ("PT0.5H", 1800),
        ("P", None),
        ("PT", None),
        ("5 min read", None),
        ("2m 1h", None),
        ("about an hour", None),
        ("12 parsecs", None),
        ("1:2:3:4", None),
        ("-5", None),
        ("", None),
        ("²", None),
        ("1" * 5000, None),
    ],
)
def test_durations(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("10150137", 10150137),
        ("10,150,137", 10150137),
        ("10.150.137", 10150137),
        ("10 150 137 bytes", 10150137),
        ("10_150_137", 10150137),
        ("55500 octets", 55500),
        ("12.3 MB", 12300000),
        ("12M", 12000000),
        ("1,5 Mo", 1500000),
        ("8 MiB", 8388608),
        ("0", 0),
        ("10,15", None),
        ("1,000.000", None),
        ("00:34:00", None),
        ("big", None),
        ("-1", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_sizes(text: str, size: int | None) -> None:
    assert bytes_of(text) == size


_VALUES = st.recursive(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["a.mp3", "https://c.org/a.mp3", "1:02", "12 MB", "audio/mpeg", "null"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.sampled_from(["url", "mp3", "size", "duration", "x"]), inner),
    ),
    max_leaves=12,
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["audio", "podcast_file", "length", "file", "duration", "x", "mp3"])
            | st.text(max_size=12),
            _VALUES,
        ),
        max_size=6,
    )
)
def test_whatever_is_written_each_file_stands_once(rows: list[tuple[str, Value]]) -> None:
    fields = tuple(Field(name=key, key=key, value=value, line=2) for key, value in rows)
    files, problems = offered(Document(path="a.md", markup="text", body="", fields=fields), "")
    assert len({one.url for one in files}) == len(files)
    assert all(one.length >= 0 and one.duration >= 0 for one in files)
    assert all(one.path == "a.md" and one.line == 2 for one in problems)


def test_problems_of_a_file_stand_at_its_key(tmp_path: Path) -> None:
    document = _read({"head": "date: 2024-01-02\ntitle: Fog\nmp3: fog.mp3"}, tmp_path)
    made = draft(document, Config(url="https://e.org/"))
    assert isinstance(made, Draft)
    assert made.lines["enclosure"] == 4
