"""The address an article states as its own: followed, or told to be none."""

from __future__ import annotations

import pytest

from feeds.articles._address import address_fault, own_address
from feeds.articles._parts import Making
from feeds.config import Config
from feeds.dates import parse_date
from feeds.model import Document, Field

SITE = Config(url="https://tide.example.org/")


def making(found: Document) -> Making:
    date = parse_date("2019-05-15")
    return Making(document=found, config=SITE, slug="a", language="", date=date)


def document(name: str, value: str, source: str = "field") -> Document:
    item = Field(name=name, value=value, line=3, key=name, source=source)
    return Document(path="a.txt", markup="text", fields=(item,), body="Text.", body_line=5)


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://other.example.org/page", "https://other.example.org/page"),
        ("https://other.example.org/my page", "https://other.example.org/my%20page"),
        ("HTTP://other.example.org", "HTTP://other.example.org"),
        ("http://[2001:db8::1]/x", "http://[2001:db8::1]/x"),
        ("/on/this/site.html", "/on/this/site.html"),
        ("a-slug", "a-slug"),
        ("", ""),
    ],
)
def test_a_good_one_is_taken(stated: str, address: str) -> None:
    found = document("url", stated)
    assert address_fault(found) is None
    assert own_address(making(found)) == address


@pytest.mark.parametrize(
    "stated",
    [
        "http://[::1",
        "http://[nonsense]/x",
        "http://",
        "https:///path",
        "http://two words/x",
        "//no.scheme/x",
        "javascript:alert(1)",
        "mailto:a@b.example.org",
        "file:///etc/passwd",
    ],
)
def test_a_bad_one_is_a_located_problem(stated: str) -> None:
    problem = address_fault(document("url", stated))
    assert problem is not None
    assert (problem.path, problem.line) == ("a.txt", 3)
    assert stated in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("stated", "source", "address"),
    [
        ("https://tide.example.org/x", "field", "https://tide.example.org/x"),
        ("https://elsewhere.example.org/x", "field", ""),
        ("https://elsewhere.example.org/x", "head", "https://elsewhere.example.org/x"),
        ("/x.html", "head", "/x.html"),
        ("/x.html", "field", ""),
        ("http://[::1", "head", ""),
        ("http://[::1", "field", ""),
    ],
)
def test_a_canonical_address_counts_where_it_is_the_articles_own(
    stated: str, source: str, address: str
) -> None:
    found = document("canonical", stated, source)
    assert address_fault(found) is None
    assert own_address(making(found)) == address
