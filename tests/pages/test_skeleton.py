"""Pages that are put into a skeleton are those that the templates make, byte for byte."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from feeds.dates import parse_date
from feeds.model import Article, Author, Enclosure
from feeds.pages import (
    FOLDER,
    BodyFacts,
    FeedLink,
    ListingRow,
    ListPart,
    OwnTemplates,
    PageLink,
    Site,
    own_templates,
    render_article,
    render_listing,
    template_texts,
)
from feeds.pages._skeleton import Skeleton, escaped, skeleton_of
from tests.pages.samples import BASE, FEEDS, article
from tests.pipeline.sites import write

WORDS = st.text(alphabet="aé &<>'\"%s{}\0\1/\ud800\ufffe\x85\r\n", max_size=6)
FEW = settings(max_examples=60)
DATES = ("2019", "2019-Q2", "2019-05", "2019-05-15", "2019-05-15T14:30:05.1239+02:00")
ADDRESSES = ("", "https://else.example/a?b=1&c='2'", BASE + "2019/a.html", BASE + "a%20b/")
BODIES = (
    "",
    "<p>A%s</p>",
    f'<p><a href="{BASE}b.html">B</a> <img src="{BASE}i.png"></p>\n<pre>x</pre>',
)


@pytest.fixture(scope="module")
def general(tmp_path_factory: pytest.TempPathFactory) -> OwnTemplates:
    """Our own templates as if a site had written them: none of its pages has a skeleton."""
    texts = {f"{FOLDER}/{name}": text for name, text in template_texts().items()}
    found = own_templates(write(tmp_path_factory.mktemp("own"), texts))
    assert found is not None
    return found


@st.composite
def articles(draw: st.DrawFn) -> Article:
    published = parse_date(draw(st.sampled_from(DATES)))
    at = published.instant()
    address = st.sampled_from(ADDRESSES)
    title = draw(WORDS)
    beginning = draw(st.sampled_from(("", f"<p>{escape(title)}.</p>")))
    return article(
        title=title,
        title_derived=draw(st.booleans()),
        url=draw(address) or BASE,
        permalink=draw(address) or BASE,
        link=draw(address),
        published=published,
        published_at=at,
        updated=at + draw(st.sampled_from((timedelta(), timedelta(days=40)))),
        language=draw(st.sampled_from(("", "nl", "ar", "x<y"))),
        authors=tuple(
            Author(name=name, url=url)
            for name, url in draw(st.lists(st.tuples(WORDS, address), max_size=2))
        ),
        tags=tuple(draw(st.lists(WORDS, max_size=3))),
        summary=draw(WORDS),
        html=beginning + draw(st.sampled_from(BODIES)),
        image=draw(st.sampled_from(("", BASE + "i.png", "https://else.example/i.png"))),
        image_alt=draw(WORDS),
        toc=draw(st.sampled_from((None, True))),
        enclosures=tuple(
            Enclosure(url=BASE + "s.mp3", type="audio/mpeg", length=number, title=one)
            for number, one in enumerate(draw(st.lists(WORDS, max_size=2)))
        ),
    )


def site(own: OwnTemplates | None, language: str = "en") -> Site:
    return Site(
        title="T & <T>", description="%s", url=BASE, feeds=FEEDS, language=language, templates=own
    )


@FEW
@given(
    st.lists(articles(), min_size=1, max_size=3),
    st.sampled_from(("a.html", "2019/05/a.html")),
    st.none() | st.builds(PageLink, title=WORDS, href=st.sampled_from(ADDRESSES[1:])),
    st.sampled_from(("en", "ar", "")),
)
def test_each_article(
    general: OwnTemplates,
    found: list[Article],
    path: str,
    neighbour: PageLink | None,
    language: str,
) -> None:
    ours, theirs = site(None, language), site(general, language)
    also: dict[str, Any] = {
        "path": path,
        "previous": neighbour,
        "following": neighbour,
        "tag_pages": dict.fromkeys(found[0].tags, BASE + "tag/x.html"),
        "author_pages": {one.name: BASE + "author/x.html" for one in found[0].authors},
        "body": BodyFacts({BASE + "i.png": (300, 200)}),
    }
    for _ in range(3):  # seen once, its skeleton made, filled
        for each in found:
            assert render_article(each, ours, **also) == render_article(each, theirs, **also)


@st.composite
def rows(draw: st.DrawFn) -> ListingRow:
    return ListingRow(
        title=draw(WORDS),
        href=draw(st.sampled_from(ADDRESSES[1:])),
        published=parse_date(draw(st.sampled_from(DATES))),
        language=draw(st.sampled_from(("", "en", "nl", "ar"))),
        summary=draw(WORDS),
        authors=tuple(draw(st.lists(WORDS, max_size=2))),
    )


@FEW
@given(
    st.lists(rows(), max_size=4),
    st.sampled_from(("index.html", "2019/05/index.html", "tag/sea/index.html")),
    st.sampled_from(("en", "ar", "")),
    st.sampled_from(("T & <T>: a", "T & <T>", "T & <T>: T & <T>")) | WORDS,
    st.sampled_from((ListPart(), ListPart(page=2, older=BASE + "tag/sea/page/1.html"))),
    st.sampled_from(((), FEEDS[:1])),
)
def test_each_list(
    general: OwnTemplates,
    found: list[ListingRow],
    path: str,
    language: str,
    title: str,
    part: ListPart,
    feeds: tuple[FeedLink, ...],
) -> None:
    ours, theirs = site(None, language), site(general, language)
    also: dict[str, Any] = {"path": path, "part": part, "feeds": feeds, "language": language}
    for _ in range(3):
        assert render_listing(title, found, ours, **also) == render_listing(
            title, found, theirs, **also
        )


@given(WORDS)
def test_texts_are_escaped_as_templates_do(text: str) -> None:
    assert escaped(text) == str(escape(text))


@pytest.mark.parametrize(
    "page",
    [
        "{{ title | upper }}",
        "{{ title[:3] }}",
        "{{ title ~ 'x' }}",
        "{% if title == 'A' %}a{% endif %}",
        "{% if title != 'A' %}a{% endif %}",
        "{% if title < 'A' %}a{% endif %}",
        "{% if 'A' in title %}a{% endif %}",
        "{{ title | length }}",
        "{{ title | urlencode }}",
        "{{ title.strip() }}",
        "{{ '%s' | format(title) }}",
        "{% for one in title %}a{% endfor %}",
        "{{ {'A': 'a'}[title] }}",
    ],
)
def test_a_template_that_does_more_than_put_a_text_in_has_no_skeleton(page: str) -> None:
    assert skeleton(page) is None


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("{{ title }} 100% {{ title }}", ["", "", " 100% ", "", ""]),
        ("{% if title %}{{ title or 'x' }}{% else %}none{% endif %}", ["", "", ""]),
        ("{{ [title] | join(', ') }}", ["", "", ""]),
        ("{% if not title %}none{% endif %}", [""]),
    ],
)
def test_one_that_puts_it_in_has_one(page: str, frame: list[str]) -> None:
    found = skeleton(page)
    assert found is not None
    assert found.frame == frame
    assert list(found.pick(["A"])) == ["A"] * (len(frame) // 2)


def skeleton(page: str) -> Skeleton | None:
    source = f"{{% macro page(title) %}}{page}{{% endmacro %}}"
    made = Environment(autoescape=True).from_string(source).module
    return skeleton_of(made.page, ["A"], [Markup()], lambda parts: {"title": parts[0]})  # type: ignore[attr-defined]
