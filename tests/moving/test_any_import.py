"""Whatever stands in a feed of another tool: imported and built, subscribers have the same."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

import feeds
from feeds.ledger import DeployedEntry, DeployedFeed, read_feed
from feeds.model import Enclosure
from feeds.moving import import_articles
from tests.pipeline.foreign import FEEDS, Record
from tests.pipeline.sites import NOW, SITE, write

SIGNS = (
    "{{ x }}|{% raw %}|{{< y >}}|[toc]|[[_TOC_]]|:::note|---|+++|...|&amp;|{:.a}|`{{`|<!--more-->|"
    "]]>|&#8217;|&nbsp;|<b>|# no|* no|1. no|title: no|\u00a0|\u200d|\U0001f643|ﷺ|\u0301|import a|"
    "{/* */}|<Tag/>|a, b; c|'|\"|\\|{|}|[caption]|%7B|export default|.. no::|\u2028".split("|")
)
WORD = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1),
    st.sampled_from(SIGNS),
    st.sampled_from(["words", "and", "more"]),
)
TEXT = st.lists(WORD, min_size=1, max_size=4).map(" ".join)
LINE = TEXT.map(lambda text: " ".join(text.split())).filter(bool)
ADDRESS = st.sampled_from(
    "https://other.example/a?b=1&c=2#d|/top/x.html|../up/|x|?q={{y}}|//host.example/|#part|"
    "mailto:a@example.org|https://tide.example.org/%7B%7B|HTTP://other.example/".split("|")
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', "&quot;")


INLINE: st.SearchStrategy[str] = st.recursive(
    TEXT.map(_escaped),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from("em strong code s sub".split()), inner).map(
            lambda one: f"<{one[0]}>{one[1]}</{one[0]}>"
        ),
        st.tuples(ADDRESS, TEXT, TEXT.map(_escaped)).map(
            lambda one: f'<a href="{_quoted(one[0])}" title="{_quoted(one[1])}">{one[2]}</a>'
        ),
        st.tuples(ADDRESS.filter(lambda one: one[0] not in "#m"), TEXT).map(
            lambda one: f'<img src="{_quoted(one[0])}" alt="{_quoted(one[1])}">'
        ),
        st.lists(inner, min_size=1, max_size=3).map("<br>\n".join),
    ),
    max_leaves=4,
)
BLOCK: st.SearchStrategy[str] = st.recursive(
    st.one_of(
        INLINE.map(lambda one: f"<p>{one}</p>"),
        TEXT.map(lambda one: f"<h2>{_escaped(one)}</h2>"),
        st.lists(TEXT, min_size=1, max_size=3).map(
            lambda one: "<pre><code>" + _escaped("\n\n  ".join(["x", *one])) + "\n</code></pre>"
        ),
        st.lists(st.lists(INLINE, min_size=2, max_size=2), min_size=1, max_size=2).map(
            lambda rows: (
                "<table><tbody>"
                + "".join(
                    "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows
                )
                + "</tbody></table>"
            )
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "<ul>" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"
        ),
        inner.map(lambda one: f"<blockquote>\n{one}\n</blockquote>"),
    ),
    max_leaves=4,
)
BODY = st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join)
URI = st.sampled_from(
    "tag:x,2019:{}|urn:uuid:2d30ff61-e44b-58bb-8070-dbedf32e{:04x}|https://x.example/?p={}&b=%7e|"
    "HTTP://X.example/{}/#a|http://x.example/ünï/{}|x:{}".split("|")
)
ANY_ID = st.one_of(
    URI, st.sampled_from("{}|a post {}|/2019/{}|yes {}: no|<{}>|é{}|00{}".split("|"))
)
PATH = st.sampled_from(
    "https://tide.example.org/{}/|https://tide.example.org/2019/ünï-{}.html|"
    "https://tide.example.org/a%20b/{}|https://elsewhere.example/{}?p=1&q=2#r".split("|")
)
ZONE = st.one_of(
    st.just(UTC),
    st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)
SECOND = st.datetimes(datetime(1971, 1, 1), datetime(2026, 6, 1)).map(  # noqa: DTZ001 - zoned below
    lambda one: one.replace(microsecond=0)
)
ROUGH = st.dates(datetime(1971, 1, 1).date(), datetime(2026, 6, 1).date())  # noqa: DTZ001


@st.composite
def _dates(draw: Callable[..., Any]) -> tuple[datetime, str]:
    if draw(st.booleans()):
        return draw(SECOND).replace(tzinfo=draw(ZONE)), ""
    day = draw(ROUGH)
    stated = draw(st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
    first = day.replace(day=1 if "d" not in stated else day.day)
    first = first.replace(month=1 if "m" not in stated else first.month)
    return datetime(first.year, first.month, first.day, 12, tzinfo=UTC), f"{day:{stated}}"


AUTHOR = st.tuples(
    LINE,
    st.sampled_from(["", "https://ann.example.org/?a=1&b=2"]),
    st.sampled_from(["", "ann@example.org"]),
)
ENCLOSURE = st.builds(
    Enclosure,
    url=st.sampled_from(["https://x.example/a.mp3?b=1&c", "http://x.example/b"]),
    type=st.sampled_from(["audio/mpeg", "image/svg+xml"]),
    length=st.integers(1, 2**40),
    title=st.one_of(st.just(""), LINE),
)
ENCLOSURES = st.lists(ENCLOSURE, max_size=2, unique_by=lambda one: one.url)


@st.composite
def _records(draw: Callable[..., Any], format_name: str) -> tuple[Record, ...]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        published, stated = draw(_dates())
        made.append(
            Record(
                id=draw(URI if format_name == "atom" else ANY_ID).format(number),
                url=draw(PATH).format(number),
                title=draw(LINE),
                html=draw(BODY),
                published=published,
                stated=stated,
                later=draw(st.sampled_from([0, 1, 100_000])),
                authors=tuple(
                    draw(st.lists(AUTHOR, max_size=2, unique_by=lambda one: one[0].casefold()))
                ),
                tags=tuple(draw(st.lists(LINE, max_size=3, unique=True))),
                language=draw(st.sampled_from(["", "nl", "fr-CA", "zh-Hant"])),
                link=draw(st.sampled_from(["", "https://else.example/?a=1&b=2"])),
                enclosures=tuple(
                    draw(st.lists(ENCLOSURE, max_size=2, unique_by=lambda one: one.url))
                ),
                is_html=draw(st.booleans()),
            )
        )
    return tuple(made)


def _again(format_name: str, records: tuple[Record, ...]) -> DeployedFeed:
    """The feed of that format that we build of what was imported."""
    file, made, _ = FEEDS[format_name]
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {"old": made(records, "de")})
        found = import_articles(str(folder / "old"), folder / "seeds", SITE)
        assert (len(found.files), found.problems) == (len(records), ())
        report = feeds.build(folder / "seeds", folder / "public", SITE, now=NOW)
        assert report.published, report.problems
        assert not report.errors, report.errors
        return read_feed((folder / "public" / file).read_bytes(), file)


@pytest.mark.parametrize("format_name", FEEDS)
@settings(max_examples=15)
@given(data=st.data())
def test_any_entry_survives(format_name: str, data: st.DataObject) -> None:
    records = data.draw(_records(format_name))
    built = _again(format_name, records)
    entries = {entry.id: entry for entry in built.entries}
    assert entries.keys() == {one.id for one in records}
    for one in records:
        _compare(one, entries[one.id], built, FEEDS[format_name][2])


def _compare(one: Record, entry: DeployedEntry, feed: DeployedFeed, said: frozenset[str]) -> None:
    assert entry.title == one.title
    assert entry.url == _plain(one.url)
    assert (entry.published, entry.stated or "") == (one.published, _stated(one, entry))
    assert entry.tags == one.tags
    assert (entry.language or feed.language) == (one.language or "de")
    assert [name for name, _, _ in entry.authors] == [name for name, _, _ in one.authors]
    if "pages" in said:
        assert [url for _, url, _ in entry.authors] == [url for _, url, _ in one.authors]
    if "mail" in said:
        assert entry.authors == one.authors
    if "updated" in said and one.later:
        assert entry.updated == one.updated
    if "link" in said:
        assert entry.link == one.link
    kept = one.enclosures if "enclosures" in said else one.enclosures[:1]
    if "enclosures" not in said:
        kept = tuple(replace(file, title="") for file in kept)
    assert entry.enclosures == kept
    assert _tree(entry.html, one.url) == _tree(one.html, one.url)


def _plain(address: str) -> str:
    """An IRI as the URI that it is (RFC 3987, 3.1)."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~")


def _stated(one: Record, entry: DeployedEntry) -> str:
    """JSON states every date, the two others those that the instant says too much of."""
    return one.stated or (entry.stated if "T" in entry.stated else "")


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements that are given an id where they state none."""


def _tree(text: str, base: str) -> Any:
    """Elements, attributes and text, with whole addresses."""
    root = lxml_html.fragment_fromstring(text.strip(), create_parent="div")

    def walk(element: Any) -> Any:
        attributes = {
            key: _plain(urljoin(base, value)) if key in {"href", "src"} else value
            for key, value in element.attrib.items()
            if key != "rel" and not (key == "id" and element.tag in _HEADINGS)
        }
        below = [walk(child) for child in element if isinstance(child.tag, str)]
        return element.tag, attributes, element.text or "", below, element.tail or ""

    return walk(root)
