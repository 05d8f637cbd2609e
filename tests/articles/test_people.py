"""Authors in every form people write them in."""

from __future__ import annotations

import pytest

from feeds.articles._people import authors
from feeds.model import Author, Document, Field, Value

CASES: list[tuple[Value, list[Author]]] = [
    ("Jan de Vries", [Author(name="Jan de Vries")]),
    ("Jan de Vries <jan@e.org>", [Author(name="Jan de Vries", email="jan@e.org")]),
    ("jan@e.org (Jan)", [Author(name="Jan", email="jan@e.org")]),
    ("Jan <https://e.org/jan>", [Author(name="Jan", url="https://e.org/jan")]),
    ("jan@e.org", [Author(name="jan", email="jan@e.org")]),
    ("Ann, Bob and Cé", [Author(name="Ann"), Author(name="Bob"), Author(name="Cé")]),
    ("John Smith, Jr.", [Author(name="John Smith, Jr.")]),
    (("Ann", "Bob", "Ann"), [Author(name="Ann"), Author(name="Bob")]),
    ({"name": "Ann", "url": "https://e.org"}, [Author(name="Ann", url="https://e.org")]),
    ({"name": "Ann", "email": "no mail"}, [Author(name="Ann")]),
    (({"name": "Ann"}, "jane"), [Author(name="Ann"), Author(name="Jane Doe")]),
    ("By Ann", [Author(name="By Ann")]),
    ("by Ann", [Author(name="Ann")]),
    ("Doe, Jane; Roe, Richard", [Author(name="Doe, Jane"), Author(name="Roe, Richard")]),
    (
        "[Ann](https://e.org/a) (Some Body), [Bob](mailto:b@e.org)",
        [Author(name="Ann", url="https://e.org/a"), Author(name="Bob")],
    ),
    ("", []),
    ({"twitter": "x"}, []),
]


@pytest.mark.parametrize(("value", "expected"), CASES)
def test_authors(value: Value, expected: list[Author]) -> None:
    document = Document(
        path="a.txt", markup="text", body="", fields=(Field(name="author", value=value),)
    )
    assert list(authors(document, {"jane": Author(name="Jane Doe")})) == expected
