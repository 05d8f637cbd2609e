"""An id for all formats, or one for each."""

from __future__ import annotations

import pytest

from feeds.articles import Draft, draft, is_uri
from feeds.config import Config
from feeds.model import Document, Field, Value

CASES: list[tuple[Value, str, dict[str, str]]] = [
    ("tag:x,2019:1", "tag:x,2019:1", {}),
    ("12345", "12345", {}),
    ({"rss": "12345"}, "12345", {"rss": "12345"}),
    ({"RSS": " 1 ", "atom": "urn:x:1"}, "urn:x:1", {"rss": "1", "atom": "urn:x:1"}),
    ({"json": "urn:x:2", "atom": "no"}, "urn:x:2", {"json": "urn:x:2", "atom": "no"}),
    ({"$oid": "ab"}, "", {}),
]


def _made(value: Value) -> Draft:
    fields = (
        Field(name="date", value="2019-05", line=2),
        Field(name="id", value=value, line=3),
    )
    made = draft(Document(path="a.md", markup="markdown", body="Text.", fields=fields), Config())
    assert isinstance(made, Draft)
    return made


@pytest.mark.parametrize(("value", "shared", "by_format"), CASES)
def test_ids_as_they_are_stated(value: Value, shared: str, by_format: dict[str, str]) -> None:
    made = _made(value)
    assert (made.id, dict(made.ids), made.problems) == (shared, by_format, ())


def test_an_unknown_format_is_told() -> None:
    (problem,) = _made({"rss": "1", "gopher": "2"}).problems
    assert (problem.line, problem.severity) == (3, "warning")
    assert "'gopher'" in problem.message


@pytest.mark.parametrize(
    ("text", "expected"), [("tag:a,1:b", True), ("12345", False), ("a b:c", False), ("", False)]
)
def test_what_an_atom_id_may_be(text: str, *, expected: bool) -> None:
    assert is_uri(text) is expected
