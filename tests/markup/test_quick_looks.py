"""Signs are looked for by their first letter: what is found is what a plain search finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feeds.content import _markdown
from feeds.generators import Source
from feeds.markup import kramdown, without_tags
from feeds.markup._ahead import goes_on
from feeds.markup._fences import parts_of
from feeds.markup._walk import has_sign
from tests.generators.sites import site_of

_TEXT = st.text(":[]{}*^\n toc_TOC%#.`~)-> a", max_size=12)


@given(_TEXT, st.sampled_from(":[{*"), st.lists(st.text(":[{*a", min_size=1), max_size=3))
def test_what_follows_a_letter(text: str, letter: str, endings: list[str]) -> None:
    found = any(letter + ending in text for ending in endings)
    assert goes_on(text, letter, tuple(endings)) == found


@given(_TEXT)
def test_signs_of_tags(text: str) -> None:
    braces = (
        "{{",
        "{%",
        "{:",
        "{.",
        "{#",
        "){",
        "]{",
        "`{",
        "*{",
        "\n{",
        "{ .",
        "{ #",
        "` {",
        "~ {",
    )
    signs = (*braces, ":::", "[toc", "[TOC", "[[_TOC")
    assert has_sign(text) == any(sign in text for sign in signs)


@given(_TEXT)
def test_signs_of_kramdown(text: str) -> None:
    found = "{:" in text or "*[" in text or "\n^\n" in text or text.startswith("^\n")
    assert kramdown._has_sign(text) == found


@given(_TEXT)
def test_signs_of_definitions(text: str) -> None:
    assert _markdown._may_define(text) == any(sign in text for sign in _markdown._COLONS)


@given(
    st.lists(st.sampled_from(["<p>a</p>", "<br>", " ", "\n", "b", "\n\n", "<i>", "\t", "```\n"]))
)
def test_lines_of_html(parts: list[str]) -> None:
    text = "".join(parts)
    if not kramdown._has_whole_line(text):
        assert all(kramdown._WHOLE.search(part) is None for part, _ in parts_of(text))


_PARTS = st.sampled_from(
    [
        *("a", " ", "\n", "\n\n", "    b\n", "`", "```\n", "```{.js}\n", "<!--", "-->", "<pre>"),
        *("</pre>", "{.c}", "{: .d}", "{{< e >}}", "{{< /e >}}", "{% raw %}", "{% endraw %}", "- "),
        *("{{ f }}", ":::g\n", ":::\n", "[TOC]\n", "[[_TOC_]]", "<Note>", "</Note>", "<a-b />"),
        *("![h](i.png)", "[j](k)", "{", "}", "{/*", "*/}", "{#l}"),
    ]
)


@given(st.lists(_PARTS, max_size=10).map("".join), st.sampled_from(["", "jekyll", "hugo"]))
def test_nothing_changes_behind_the_last_sign(text: str, generator: str) -> None:
    """A brace at the end, which means nothing, is the last sign: so all is gone through."""
    source = Source(path="a.md", site=site_of(generator) if generator else None)
    made, _ = without_tags(text, 1, source, ())
    assert without_tags(f"{text}\n\n{{", 1, source, ())[0] == f"{made}\n\n{{"
