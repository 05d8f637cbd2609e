"""Liquid is computed as Jekyll computes it; what cannot be is left out and reported."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.config import SourceSite
from feeds.generators import Source
from feeds.markup import without_tags
from feeds.model import Field

SITE = SourceSite(
    generator="jekyll",
    collections=("posts", "recipes", "notes"),
    values={
        "title": "Quay",
        "port": "17",
        "social.name": "ann",
        "boats": ({"name": "Ada"}, {"name": "Bo"}),
    },
    includes={
        "list.html": "{% assign rows = include.of | split: ',' %}"
        "{% for row in rows %}[log {{ row }}][]"
        "{% unless forloop.last %}, {% endunless %}{% endfor %}",
        "word.html": "{% case include.lang %}{% when 'fr' %}Encore{% else %}More{% endcase %}",
        "_data/releases.yml": "- {version: '3', url: {gz: /a.gz}}\n- {version: '2'}\n",
        "_data/people/ann.json": '{"full": "Ann Harbour", "age": 41}',
        "_data/tides.csv": "port,height\nQuay,3\n",
        "_data/broken.yml": "a: [",
        "loop.html": "{% include loop.html %}",
        "links.md": "{% for n in site.notes %}[{{ n.title }}]: {{ n.url }}\n{% endfor %}"
        "[bell]: /bell/\n\n{% if page.url %}x{% endif %}\n  [fog]: /fog/\n",
    },
)
FIELDS = (
    Field(name="title", value="fog", key="title"),
    Field(name="lang", value="fr", key="lang"),
    Field(name="date", value="2019-05-15 14:30", key="date"),
    Field(name="other", value="2019-05", key="month"),
    Field(name="other", value="no", key="math"),
    Field(name="other", value="3", key="count"),
    Field(name="other", value="{{ b }} {% if %}", key="braces"),
    Field(name="tags", value=("sea", "quay"), key="tags"),
)


def shown(text: str, generator: str = "jekyll") -> tuple[str, list[tuple[int, str]]]:
    """What a text shows, and what was reported of it: line and name."""
    site = replace(SITE, generator=generator) if generator else None
    source = Source(path="_posts/2019-05-15-fog.md", site=site, base="/b")
    made, problems = without_tags(text, 1, source, FIELDS)
    rows = [(one.line, re.split(r" (?:cannot be|has no) ", one.message)[0]) for one in problems]
    return made, rows


COMPUTED = [
    ("{{ page.title | upcase }}, {{ 'a-b' | split: '-' | first }}", "FOG, a"),
    ("{% if page.title == 'fog' and page.none %}x{% else %}right{% endif %}", "right"),
    ("{% if 2 > 3 %}x{% else %}right{% endif %}", "right"),
    ("{% if page.math %}x{% else %}right{% endif %}", "right"),
    ("{% if page.count > 2 %}right{% endif %}", "right"),
    ("{% case page.lang %}{% when 'nl' %}Meer{% when 'fr' %}Encore{% endcase %}", "Encore"),
    ("{% for tag in page.tags %}{{ tag }} {% endfor %}", "sea quay "),
    ("{% for n in (1..3) %}{{ n }}{% endfor %}", "123"),
    ("{% capture a %}Gate {{ site.port }}{% if page.lang %} open{% endif %}{% endcapture %}{{ a }}",
     "Gate 17 open"),
    ("ゲート{{site.port}}に", "ゲート17に"),
    ("x{{ site.port }}", "x17"),
    ("{{ site.social.name }} {{ site.Title }}", "ann Quay"),
    ("{% for boat in site.boats %}{{ boat.name }} {% endfor %}{{ site.boats.size }}", "Ada Bo 2"),
    ("{% assign r = site.data.releases | where: 'version', '3' | first %}{{ r.url.gz }}", "/a.gz"),
    ("{{ site.data.people.ann.full }}, {{ site.data.people.ann.age | plus: 1 }}",
     "Ann Harbour, 42"),
    ("{{ site.data.tides[0].height }}", "3"),
    ("{{ '/a' | relative_url }} {{ 'x y' | slugify }}", "/b/a x-y"),
    ("{{ page.date | date: '%e. %B %Y, %H:%M' }}", "15. May 2019, 14:30"),
    ("{{ page.date | date_to_string }}", "15 May 2019"),
    ("{{ page.date | date_to_long_string: 'ordinal' }}", "15th May 2019"),
    ("{{ page.month | date: '%B %Y' }}", "May 2019"),
    ("{{ page.tags | join: '+' }} {{ page.tags | array_to_sentence_string }}",
     "sea+quay sea and quay"),
    ("{{ page.none }}{{ page.none | default: 'd' }}", "d"),
    ("{{ page.tags | jsonify }}", '["sea","quay"]'),
    ("{% capture /dev/null %}a{% endcapture %}b{% capture 'c' -%} d{% endcapture %}{{ c }}", "bd"),
    ("{% assign n = 4 | times: 2 %}{{ n | plus: 1 }}", "9"),
    ("{% unless page.none %}a{% else %}b{% endunless %}", "a"),
    ("a {% include list.html of='1,2' %}", "a [log 1][], [log 2][]"),
    ("a {% include word.html lang=page.lang %}", "a Encore"),
    ("`{{ site.port }}` and {% raw %}{{ x }} {% if %}{% endraw %}",
     "`{{ site.port }}` and {{ x }} {% if %}"),
    ("```\n{{ site.port }}\n```\n{{ site.port }}", "```\n{{ site.port }}\n```\n17"),
    ("{% raw %}\n```\n{{ a }}\n```\n{% endraw %}", "\n```\n{{ a }}\n```\n"),
    ("{% highlight js %}\n{{ a }}{% raw %}{% b %}{% endraw %}\n{% endhighlight %}",
     "\n```js\n{{ a }}{% b %}\n```\n"),
    ("{% comment %}a {{ b }}{% endcomment %}c", "c"),
    ("{{ page.braces }} {{ page.braces }}", "{{ b }} {% if %} {{ b }} {% if %}"),
    ("$$ \\frac{{x}}{y} $$", "$$ \\frac{{x}}{y} $$"),
    ("{% for i in (1..2) %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}", "1"),
    ("{% if site.port == 17 %}a{% endif %}", "a"),
    ("{% if page.title contains 'og' and page.count < 4 or page.none %}a{% endif %}", "a"),
]  # fmt: skip

SHORTCODES = [
    ('[it]({{% relref "b.md#x" %}})', "[it](b.md#x)"),
    ("{{< vimeo 12 >}}", "[https://vimeo.com/12](https://vimeo.com/12)"),
]  # fmt: skip

LEFT_OUT = [
    ("a {{ page.url }} b", "a  b", [(1, "{{ page.url }}")]),
    ("a\n{{ page.title | shout }}", "a\n", [(2, "{{ page.title | shout }}")]),
    ("{% for p in site.posts %}{{ p.title }}{% endfor %}z", "z", [(1, "{% for %}")]),
    ("{% if site.posts.size > 3 %}a{% else %}b{% endif %}c", "c", [(1, "{% if %}")]),
    ("{% assign p = site.posts | first %}{% if p %}a{% endif %}c", "c", [(1, "{% if %}")]),
    ("{{ 'now' | date: '%Y' }}{{ site.time | date: '%Y' }}", "",
     [(1, "{{ 'now' | date: '%Y' }}"), (1, "{{ site.time | date: '%Y' }}")]),
    ("{{ page.month | date: '%d' }}", "", [(1, "{{ page.month | date: '%d' }}")]),
    ("{{ page.date | date: '%z' }}", "", [(1, "{{ page.date | date: '%z' }}")]),
    ("{% case site.pages %}{% when 1 %}a{% endcase %}b", "b", [(1, "{% case %}")]),
    ("{% if page.url == '/a' %}a{% endif %}b", "b", [(1, "{% if %}")]),
    ("{% if '/a' == page.url %}a{% endif %}b", "b", [(1, "{% if %}")]),
    ("{% unless page.url contains 'a' %}a{% endunless %}b", "b", [(1, "{% unless %}")]),
    ("{% if page.none or page.url %}a{% endif %}b", "b", [(1, "{% if %}")]),
    ("{% for p in site.data.rows %}a{% else %}c{% endfor %}b", "b", [(1, "{% for %}")]),
    ("{{ site.posts | where: 'a', 1 }}", "", [(1, "{{ site.posts | where: 'a', 1 }}")]),
    ("{{ site.posts | default: 'a' }}", "", [(1, "{{ site.posts | default: 'a' }}")]),
    ("{{ 'a' | append: page.url }}", "", [(1, "{{ 'a' | append: page.url }}")]),
    ("{{ site.data.broken.a }}{{ site.data.other }}z", "z",
     [(1, "{{ site.data.broken.a }}"), (1, "{{ site.data.other }}")]),
    ("a {% widget x %} {{ whatever }}", "a  ", [(1, "{% widget %}"), (1, "{{ whatever }}")]),
    ("{% box %}Gate {{ site.port }}.{% endbox %}", "Gate 17.", [(1, "{% box %}")]),
    ("{% include loop.html %}b", "b", [(1, "{% include %}")]),
    ("{% include links.md %}", "\n\n[bell]: /bell/\n[fog]: /fog/\n\n", [(1, "{% include %}")]),
    ("{% include ../secret.html %}b", "b", [(1, "{% include %}")]),
    ("{{ page.tags | sample }}", "", [(1, "{{ page.tags | sample }}")]),
    ("{% if page.title %}a {{ site.port }}", "a 17", [(1, "{% if %}")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COMPUTED)
def test_what_can_be_computed_is_shown(text: str, expected: str) -> None:
    assert shown(text) == (expected, [])


@pytest.mark.parametrize(("text", "expected"), SHORTCODES)
def test_shortcodes_are_read_where_no_generator_is_known(text: str, expected: str) -> None:
    made, problems = without_tags(text, 1, Source(path="a.md"), ())
    assert (made, problems) == (expected, ())


@pytest.mark.parametrize(("text", "expected", "reported"), LEFT_OUT)
def test_what_cannot_be_computed_is_reported_and_never_guessed(
    text: str, expected: str, reported: list[tuple[int, str]]
) -> None:
    assert shown(text) == (expected, reported)


def test_keys_of_front_matter_stand_alone_with_eleventy() -> None:
    assert shown("{{ title }} {% if count > 2 %}a{% endif %}", "eleventy") == ("fog a", [])
    assert shown("{{ other }}", "eleventy")[1] == [(1, "{{ other }}")]


def test_what_nunjucks_calls_by_other_names_is_computed_as_well() -> None:
    text = "{% set a = title | upper %}{{ a | safe }} {{ tags | length }} {{ ' b ' | trim | dump }}"
    assert shown(text, "eleventy") == ('FOG 2 "b"', [])
    assert shown("{% set a = other %}{{ a }}", "eleventy")[1] == [(1, "{% set %}"), (1, "{{ a }}")]


GREEDY = [
    "{% for a in (1..999999) %}{% for b in (1..999999) %}x{% endfor %}{% endfor %}",
    "{{ (1..999999999) | join: 'x' }}",
    "{% assign a = 'x' %}" + "{% assign a = a | append: a %}" * 200 + "{{ a | size }}",
    "{% assign a = 9 %}" + "{% assign a = a | times: a %}" * 200 + "{{ a }}",
    "{% assign a = 'a,a' | split: ',' %}" + "{% assign a = a | concat: a %}" * 100 + "{{ a }}",
    "{% assign a = 'xx' %}" + "{% assign a = a | replace: 'x', a %}" * 50 + "{{ a | size }}",
    "{% if page.a %}" * 3000 + "{% endif %}" * 3000,
    "{% capture a %}" * 3000 + "{% endcapture %}" * 3000,
    "{{ a" + "[a" * 3000 + "]" * 3000 + " }}",
    "{% raw %}" * 20_000,
    "{% box %}" * 3000,
    "{{ " * 20_000,
    "{% for a in page.tags %}" * 10 + "x" * 10_000 + "{% endfor %}" * 10,
]


@pytest.mark.parametrize("text", GREEDY, ids=range(len(GREEDY)))
def test_a_greedy_text_has_an_end(text: str) -> None:
    made, _ = shown(text)
    assert len(made) < 9_000_000


PIECES = (
    "{% if unless case when for in endif endunless endcase endfor else %} {{ }} {%- -%} page.title "
    "site.posts | date: 'a' (1..3) assign capture endcapture = raw endraw include list.html of= "
    "highlight endhighlight ` ``` ~~~ comment endcomment cycle increment tablerow endtablerow "
    "break continue { % } [ ] \" ' : , . \n"
).split(" ")


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_text_is_shown_or_reported(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert shown(text) == shown(text)
