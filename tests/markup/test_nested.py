"""Tags in one another: each is shown or reported, however they are nested, and none is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.generators import Source
from feeds.markup import without_tags
from tests.generators.sites import site_of

ONES = {
    "hugo": (
        '{{< ref "b.md" >}}',
        "{{< vimeo 1 >}}",
        "{{% foo a=b %}}",
        "{{< x />}}",
        "{{% toc %}}",
    ),
    "zola": ("{{ vimeo(id=1) }}", "{{ foo(a='b') }}"),
    "hexo": ("{% youtube a %}", "{% foo %}", "{{ title }}", "{# a #}"),
    "eleventy": ("{% youtube 'a' %}", "{{ title | upper }}", "{% foo %}", "{{ other }}"),
    "jekyll": ("{{ page.title }}", "{{ page.url }}", "{% gist a/b %}", "{% include x.html %}"),
}
NAMES = ("note", "quote", "details", "figure", "collapse", "box", "comment")
PAIRS = {
    "hugo": (("{{{{< {} >}}}}", "{{{{< /{} >}}}}"), ("{{{{% {} %}}}}", "{{{{% /{} %}}}}")),
    "zola": (("{{% {}() %}}", "{{% end %}}"),),
    "hexo": (("{{% {} %}}", "{{% end{} %}}"),),
    "eleventy": (("{{% {} 'a' %}}", "{{% end{} %}}"),),
    "jekyll": (("{{% {} %}}", "{{% end{} %}}"), ("{{% if page.{} %}}", "{{% endif %}}")),
}


def _flat(lists: list[list[str]]) -> list[str]:
    return [one for inner in lists for one in inner]


def _nested(generator: str) -> st.SearchStrategy[str]:
    pairs = [
        (opening.format(name), closing.format(name))
        for opening, closing in PAIRS[generator]
        for name in NAMES
    ]

    def around(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
        return st.builds(
            lambda pair, held, gap: [pair[0], gap, *held, gap, pair[1]],
            st.sampled_from(pairs),
            inner,
            st.sampled_from(("", "\n", "\n\n", " x ")),
        ) | st.lists(inner, max_size=3).map(_flat)

    leaf = st.sampled_from((*ONES[generator], "words", "`code`", "\n\n")).map(lambda one: [one])
    return st.recursive(leaf, around, max_leaves=30).map("".join)


@pytest.mark.parametrize("generator", sorted(ONES))
@given(data=st.data())
def test_no_tag_is_left(generator: str, data: st.DataObject) -> None:
    text = data.draw(_nested(generator))
    source = Source(path="_posts/2019-05-15-a.md", site=site_of(generator))
    made, _ = without_tags(text, 1, source, ())
    assert not [sign for sign in ("{%", "{{", "{#") if sign in made]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("{{< note >}}", "{{< /note >}}"), ("{{< quote >}}", "{{< /quote >}}")],
)
def test_very_many_in_one_another_have_an_end(opening: str, closing: str) -> None:
    text = f"{opening * 2000}words{closing * 2000}"
    made, _ = without_tags(text, 1, Source(path="a.md", site=site_of("hugo")), ())
    assert "words" in made
    assert "{{" not in made
    assert len(made) < len(text)


WORDS_SHOWN = [
    ("hugo", "{{< lead >}}\nWords.\n{{< /lead >}}", "only its words are shown"),
    ("hugo", "{{< lead >}}\nWords.\n", "was removed"),
    ("hugo", "{{< lead >}} {{< note2 >}}Words.{{< /note2 >}}", "was removed"),
    ("zola", "{% lead() %}\nWords.\n{% end %}", "only its words are shown"),
]


@pytest.mark.parametrize(("generator", "text", "end"), WORDS_SHOWN)
def test_a_warning_says_whether_the_words_in_a_tag_are_shown(
    generator: str, text: str, end: str
) -> None:
    shown, problems = without_tags(text, 1, Source(path="a.md", site=site_of(generator)), ())
    assert "Words." in shown
    assert end in problems[0].message
