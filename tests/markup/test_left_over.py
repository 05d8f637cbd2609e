"""The last look: template source that readers would see is reported, and examples are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import to_html
from feeds.generators import Markup, Source, generator_of
from feeds.markup import left_over_problems
from feeds.model import Document
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

HEAD = "---\ntitle: T\n---\n"

SEEN = [
    ("a {{ page.title }}", ["{{ page.title }}"]),
    ("\na {% if x %}b{% endif %}", ["{% if x %} (2 such places)"]),
    ('{{% note %}} {{< x a="b" >}}', ["{{% note %}} (2 such places)"]),
    ("{{ $a | b: 'c' }} {{ d(e=1) }}", ["{{ $a | b: 'c' }}", "{{ d(e=1) }}"]),
    ("[a]({{site.url}}/b)", ["{{site.url}}"]),
    ('<img src="{{ a }}" data-b="{{ c }}">', ["{{ a }}"]),
    ("<<< @/snippets/a.js", ["<<< @/snippets/a.js"]),
    ('--8<-- "a/b.md"', ['--8<-- "a/b.md"']),
    ("{{ a[0].b }} {{- c -}}", ["{{ a[0].b }} (2 such places)"]),
]
NOT = (
    "`{{ a }}` and `{% b %}`",
    "```\n{{ a }}\n```", "    {{< a >}}", "<!-- {{ a }} -->",
    r"$\\frac{{a}}{{b}}$ $x^{{2}}$", "{{ 1 + 2 }} {{}} {{ a b }}", "{% %} {{",
    "<code>{{ a }}</code>",
    "&#123;{ a }}", "{% raw %}{{ a }}{% endraw %} {{ a }}", "{ a } {b}", "a <<< b", "`<<< @/a.js`",
)  # fmt: skip


def _problems(text: str, markup: Markup) -> list[tuple[int, str]]:
    """Of a body that no pass over tags has seen."""
    made = Document(path="a.md", markup="markdown", body=text, source=HEAD + text)
    found = left_over_problems(to_html(made).html, made, markup)
    return [(one.line, one.message.partition("template: ")[2]) for one in found]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_each_kind_is_reported_once_with_its_line(text: str, seen: list[str]) -> None:
    line = 4 + text.startswith("\n")
    assert _problems(text, Markup()) == [(line, one) for one in seen]


@pytest.mark.parametrize("text", NOT)
def test_what_is_code_or_no_tag_is_not(text: str) -> None:
    assert [one for _, one in _problems(text, Markup()) if one != "{% raw %} (2 such places)"] == []


def test_braces_that_are_text_to_the_generator_are_text() -> None:
    assert _problems("{{ a }}", generator_of(site_of("hugo")).markup) == []
    assert _problems("{{ a() }} {{ a }}", generator_of(site_of("zola")).markup) == [
        (4, "{{ a() }}")
    ]


PIECES = (
    "{{",
    "{%",
    "%}",
    "}}",
    "{{<",
    ">}}",
    "{{%",
    "%}}",
    "a",
    " ",
    "b.c",
    "\n",
    "`",
    "<b>",
    "|",
    "/",
)


@pytest.mark.parametrize("generator", ["jekyll", "hugo", "hexo", "zola"])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_clean_or_reported(pieces: list[str], generator: str) -> None:
    text = HEAD + "".join(pieces)
    site = site_of(generator)
    made = read_markdown(text, Source(path="a.md", site=site))
    html = to_html(made).html
    found = left_over_problems(html, made, generator_of(site).markup)
    assert len({one.message for one in found}) == len(found)
