"""The table of contents of an article: nested as its headings are, and made only where asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from feeds.pages import render_article
from feeds.pages._contents import Heading, contents_of
from tests.pages.samples import SITE, article, one, valid
from tests.pipeline.sites import SITE as CONFIG
from tests.pipeline.sites import build

BODIES = [  # body, its headings as text, nested
    ('<h2 id="a">A</h2><h2 id="b">B</h2>', "A B"),
    ('<h2 id="a">A</h2><h3 id="b">B</h3><h3 id="c">C</h3><h2 id="d">D</h2>', "A(B C) D"),
    ('<h2 id="a">A</h2><h4 id="b">B</h4><h3 id="c">C</h3>', "A(B C)"),
    ('<h3 id="a">A</h3><h2 id="b">B</h2><h3 id="c">C</h3>', "A B(C)"),
    ('<h1 id="a">A</h1><h6 id="b">B</h6><h1 id="c">C</h1>', "A(B) C"),
    ('<h2 id="a">A</h2>', ""),
    ("<h2>A</h2><h2>B</h2>", ""),
    ("<p>Nothing</p>", ""),
    ('<h2 id="a">A <em>b</em> &amp; <code>c&lt;</code></h2><h2 id="b"> </h2><h2 id="c">C</h2>',
     "A-b-&-c< C"),
    ('<section id="s"><h2>A</h2></section><section id="t">\n<h2>B</h2></section>', "A B"),
    ('<h2 lang="nl" id="a">A</h2><h2 id="b" dir="rtl">B</h2>', "A B"),
]  # fmt: skip


def written(headings: list[Heading]) -> str:
    return " ".join(
        one.text.replace(" ", "-") + (f"({written(one.below)})" if one.below else "")
        for one in headings
    )


@pytest.mark.parametrize(("html", "wanted"), BODIES)
def test_headings_are_nested_by_their_levels(html: str, wanted: str) -> None:
    assert written(contents_of(html)) == wanted


TEXT = '<h2 id="öl &amp; gas">Öl &amp; Gas</h2><p>x</p><h3 id="b">B</h3><p>x</p><h2 id="c">C</h2>'


def items(node: LexborNode) -> list[str]:
    return [link.attributes["href"] or "" for link in node.css("a")]


def test_it_is_a_part_of_the_page_that_links_to_its_headings() -> None:
    page = valid(render_article(article(html=TEXT, toc=True, language="de"), SITE, path="a.html"))
    nav, label = one(page, "nav.contents"), one(page, "nav.contents span")
    assert nav.attributes["aria-labelledby"] == label.attributes["id"]
    assert (label.text(), label.attributes["lang"]) == ("Contents", "en")
    assert items(nav) == ["#%C3%B6l%20%26%20gas", "#b", "#c"]
    assert [node.text().strip() for node in nav.css("ol ol li")] == ["B"]
    assert not page.css("script:not([type='application/ld+json'])")


ASKED = [  # what the site says, what the article says, whether there is one
    (False, None, False),
    (False, True, True),
    (True, None, True),
    (True, False, False),
]


@pytest.mark.parametrize(("site", "own", "is_there"), ASKED)
def test_it_is_there_where_it_is_asked_for(
    site: bool,  # noqa: FBT001 - a row
    own: bool | None,  # noqa: FBT001 - likewise
    is_there: bool,  # noqa: FBT001 - likewise
) -> None:
    made = render_article(article(html=TEXT, toc=own), replace(SITE, toc=site), path="a.html")
    assert bool(valid(made).css(".contents")) == is_there


FRONT = [
    ("toc: yes", False, True),
    ("toc: true", False, True),
    ("table_of_contents: on", False, True),
    ("showToc: true", False, True),
    ("toc: no", True, False),
    ("toc: off", True, False),
    ("toc: perhaps", True, True),
    ("other: x", True, True),
]


@pytest.mark.parametrize(("line", "site", "is_there"), FRONT)
def test_front_matter_and_the_setting_ask_for_it(
    tmp_path: Path,
    line: str,
    site: bool,  # noqa: FBT001 - a row
    is_there: bool,  # noqa: FBT001 - likewise
) -> None:
    text = f"---\ndate: 2019\n{line}\n---\n# T\n\n## A\n\nx\n\n### B\n\ny\n"
    output, report = build(tmp_path, {"t.md": text}, replace(CONFIG, toc=site))
    assert report.problems == ()
    page = valid((output / "t.html").read_bytes())
    assert [items(nav) for nav in page.css(".contents")] == [["#a", "#b"]] * is_there
