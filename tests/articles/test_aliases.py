"""Former addresses and addresses of authors: those that can be used, and a word about the rest."""

from __future__ import annotations

import pytest

from feeds.articles import Draft, draft
from feeds.config import Config
from feeds.model import Document, Field

SITE = Config(url="https://tide.example.org/log/")


def made(name: str, value: object) -> Draft:
    fields = (
        Field(key="title", name="title", value="A", line=2),
        Field(key="date", name="date", value="2020-01-01", line=3),
        Field(key=name, name=name, value=value, line=4),  # type: ignore[arg-type]  # as written
    )
    document = Document(path="a.md", markup="text", body="Words.", fields=fields, body_line=6)
    found = draft(document, SITE)
    assert isinstance(found, Draft)
    return found


GOOD = [
    ("/old/", "/old/"),
    ("old.html", "old.html"),
    ("/old: thing/", "/old:%20thing/"),
    ("/ä/", "/%C3%A4/"),
    ("https://tide.example.org/log/old/", "/old/"),
    ("//tide.example.org/log/old/", "/old/"),
]
BAD = [
    "https://elsewhere.example.org/old/",
    "javascript:alert(1)",
    "/../secret/",
    "/https://tide.example.org/old/",
]


@pytest.mark.parametrize(("stated", "alias"), GOOD)
def test_a_former_address_on_this_site_is_a_path(stated: str, alias: str) -> None:
    found = made("aliases", stated)
    assert found.aliases == (alias,)
    assert found.problems == ()


@pytest.mark.parametrize("stated", BAD)
def test_a_former_address_that_cannot_be_answered_is_a_located_warning(stated: str) -> None:
    found = made("aliases", stated)
    assert found.aliases == ()
    (problem,) = found.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "a.md", 4)
    assert repr(stated) in problem.message
    assert problem.hint


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/about/", "https://", "data:text/html,x"])
def test_an_address_of_an_author_that_is_left_out_is_a_located_warning(url: str) -> None:
    found = made("author", {"name": "Ann", "url": url})
    assert [(one.name, one.url) for one in found.authors] == [("Ann", "")]
    (problem,) = found.problems
    assert (problem.severity, problem.path, problem.line) == ("warning", "a.md", 4)
    assert repr(url) in problem.message
    assert made("author", {"name": "Ann", "url": "https://ann.example.org"}).problems == ()
