"""The address an article states as its own: followed, or told to be none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.articles import file_of, permalink_path
from feeds.articles._address import address_fault, address_warnings, own_address
from feeds.articles._address_parts import PARTS, Making, parts_of
from feeds.config import Config, PermalinkRule, Permalinks, SourceSite
from feeds.config._permalinks import OWN_PARTS
from feeds.dates import parse_date
from feeds.model import Document, Field

SITE = Config(url="https://tide.example.org/")


def making(found: Document) -> Making:
    date = parse_date("2019-05-15")
    return Making(document=found, config=SITE, slug="a", language="", date=date)


def document(name: str, value: str, source: str = "field") -> Document:
    item = Field(name=name, value=value, line=3, key=name, source=source)
    return Document(path="a.txt", markup="text", fields=(item,), body="Text.", body_line=5)


def test_each_part_of_a_pattern_is_known_to_both_rooms() -> None:
    assert PARTS.keys() == OWN_PARTS


@pytest.mark.parametrize(
    ("pattern", "stated", "path"),
    [
        ("{i_day}.{i_month}.{short_year}/{y_day}/{week}", "2019-05-05", "5.5.19/125/18"),
        ("{w_year}-{w_day}-{short_day}-{long_day}", "2019-12-30", "2020-1-Mon-Monday"),
        ("{short_month}/{long_month}/{hour}{minute}{second}", "2019-05-15", "May/May/000000"),
        ("{hour}.{minute}", "2019-05-15T14:30", "14.30"),
        ("{short_year}/{i_month}/{i_day}/{hour}", "2019-05", "19/5/"),
        ("{short_year}/{short_month}/{y_day}", "2019", "19/"),
        ("{file}/{below}/{slug}/{undated}", "2019", "a-b/A b/a/_x/A b"),
    ],
)
def test_parts_that_the_article_alone_can_tell(pattern: str, stated: str, path: str) -> None:
    found = Document(path="_x/A b.txt", markup="text", body="Text.")
    made = Making(document=found, config=SITE, slug="a", language="", date=parse_date(stated))
    parts = parts_of(made, PermalinkRule(key="", pattern=pattern))
    filled = permalink_path(
        Permalinks(default=pattern), slug="a", date=made.date, path="a.txt", parts=parts
    )
    assert filled == path


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/:categories/:title/", "/a%20b/c/a/"),
        ("/:slugified_categories/:title:output_ext", "/a-b/c/a.html"),
        ("/x/:year/:short_month", "/x/2019/May"),
        ("/x/:nothing/", ""),
    ],
)
def test_a_pattern_of_the_articles_own_is_filled_in(pattern: str, path: str) -> None:
    items = (
        Field(name="pattern", value=pattern, line=2, key="permalink"),
        Field(name="categories", value=("A b", "C")),
    )
    found = Document(path="a.md", markup="text", body="Text.", fields=items)
    date = parse_date("2019-05-15")
    site = SourceSite(generator="jekyll")
    config = replace(SITE, site=site)
    made = Making(document=found, config=config, slug="a", language="", date=date)
    assert own_address(made) == path
    assert bool(list(address_warnings(found, config))) is not bool(path)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("a", "a/index.html"),
        ("a/", "a/index.html"),
        ("a.html", "a.html"),
        ("v1.2", "v1.2/index.html"),
        ("feeds.opml", "feeds.opml"),
        ("1. a", "1. a/index.html"),
        ("a.PHP", "a.PHP"),
    ],
)
def test_the_file_of_an_address(path: str, file: str) -> None:
    assert file_of(path) == file


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
    assert address_fault(found, Config()) is None
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
    problem = address_fault(document("url", stated), Config())
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
    assert address_fault(found, Config()) is None
    assert own_address(making(found)) == address
