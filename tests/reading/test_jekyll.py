"""Bodies as Jekyll has them: Liquid and kramdown become what readers are meant to see."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.config import SourceSite
from feeds.generators import Source
from feeds.model import Document
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

SITE = SourceSite(
    generator="jekyll",
    collections=("posts",),
    values={"cdn": "https://cdn.example", "title": "Quay"},
    includes={
        "box.html": '<div class="{{ include.kind }}">\n    {% if include.head %}<b>'
        "{{ include.head }}</b>{% endif %}\n    {{ include.text }}\n</div>\n",
        "outer.html": "{% include box.html text=include.words %}",
        "loop.html": "{% for x in site.posts %}{{ x }}{% endfor %}y",
        "embed/chart.html": '<script>a</script><div id="x"></div>',
        "self.html": "{% include self.html %}" * 300,
    },
)


def read(body: str, front: str = "title: T\n") -> Document:
    source = Source(path="_posts/2019-05-15-a.md", site=SITE, base="/blog")
    return read_markdown(f"---\n{front}---\n{body}", source)


@pytest.mark.parametrize("generator", ["", "pelican", "nikola"])
def test_others_have_its_lists_of_contents_and_markdown_inside_of_html(generator: str) -> None:
    text = '---\ntitle: T\n---\n* toc\n{:toc}\n<div markdown="1">\n*a*\n</div>\n\n*[A]: b\n'
    made = read_markdown(text, Source(path="2019-05-15-a.md", site=site_of(generator)))
    assert made.body.split() == ["<div>", "*a*", "</div>"]


def test_what_an_article_marks_its_excerpt_with() -> None:
    made = read("a\n\n==more==\n\nb", "title: T\nexcerpt_separator: ==more==\n")
    assert made.body == "a\n\n<!-- more -->\n\nb"


@pytest.mark.parametrize("name", ["loop", "embed/chart", "self", "none", "../box"])
def test_an_include_that_is_not_plain_is_told(name: str) -> None:
    made = read(f"a {{% include {name}.html %}}b")
    assert made.body == "a b"
    assert [problem.message[:13] for problem in made.problems] == ["{% include %}"]


PIECES = [
    *"""{% if unless else elsif endif endunless %} {{ }} page.title | date: '%Y' assign capture
    endcapture a = "x" raw endraw site.baseurl relative_url == != {:toc} {::comment} {:/}
    {:/comment} * TOC <div </div> markdown="1" > *[A]: ``` ~~~ ^ { } % prepend: append: [ ]
    """.split(),
    " ",
    "\n",
    "\n\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=300)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(read(text).body, str)


LONG = [
    "{% if page.a %}" * 20_000,
    "{% if page.a %}" * 10_000 + "{% endif %}" * 10_000,
    "{% if page.a %}{% else %}" * 10_000 + "{% endif %}",
    "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 2_000 + "{{ a }}",
    "{::comment}" * 20_000 + "{:/}",
    '<div markdown="1">\n' * 20_000,
    '<div markdown="1">\n' * 5_000 + "</div>\n" * 5_000,
    "<div " + " " * 50_000 + 'markdown="1">',
    "* TOC\n" * 20_000 + "{:toc}",
    "*[" * 30_000,
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    assert len(read(text).body) < 3_000_000
