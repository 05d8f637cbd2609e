"""Lists of attributes in braces: what belongs to an element goes, all other braces are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import html_to_text, to_html
from feeds.generators import Source
from feeds.markup import without_tags
from feeds.markup.attributes import ATTRIBUTES
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

GONE = {
    "A line.\n{: .lead}": "A line.\n",
    "A line.\n{.lead #first width=3}": 'A line.\n<a id="first"></a>',
    "A line.\n{width=300}": "A line.\n",
    "A line.\n{ data-a='b c' }": "A line.\n",
    '{:refdef: style="text-align: center;"}\n![a](b.png)\n{: refdef}': "\n![a](b.png)\n",
    "![a](b.png){ width=300 }": "![a](b.png)",
    "![a](b.png){:.wide.tall}": "![a](b.png)",
    "[a](b.md){ .md-button target=_blank }": "[a](b.md)",
    "[a](b.md){target=\"_blank\" rel='me'}": "[a](b.md)",
    "**a**{: .b}": "**a**",
    "*a*{.b}": "*a*",
    "_a_{#b}": '_a_<a id="b"></a>',
    "`a`{.js}": "`a`",
    "A line.{.lead}": "A line.",
    "A [line](a.md). {.lead #first}\n\nMore.": 'A [line](a.md). <a id="first"></a>\n\nMore.',
    "- a{.b}\n- c {.d}\n": "- a\n- c \n",
    "- a {: .b}": "- a ",
    "- {:#b} a\n1. {: .c}d": '- <a id="b"></a> a\n1. d',
    "| a |\n|---|\n| b |\n{.table}": "| a |\n|---|\n| b |\n",
    "a [small words]{.small} b": "a small words b",
    "a [b]{.c}\n\n[b]: d.md": "a [b]\n\n[b]: d.md",
    "## A {: #b .c}": "## A {#b}",
    "``` {.python .numberLines}\na\n```": "```python\na\n```",
    '``` { .yaml title="x" }\na\n```': "```yaml\na\n```",
    '~~~{.js hl_lines=[1,"2-3"]}\na\n~~~': "~~~js\na\n~~~",
    "```{#a}\na\n```": "```\na\n```",
}

KEPT = (
    "$x_{ij}$ and $y_{a}^{b}$", r"$\sum_{i=1}^{n}$", "$A_{:,i}$", r"$\bar{x}_{a b}$", "*a*{b c}",
    "{a}", "a {b} c", "a {x=1} c", "{a, b}", "f(x){return 1}", "[a]{b}", "(1){2}", "a {.b c",
    "a {.b}\nc", "a{.b} c\n\nd",
    "`{.a}`", "```\n{.a}\n```", "a\n\n    {.a}", "```js {1,3}\na\n```", "{a:b}", "{ a }", "{}",
)  # fmt: skip


@pytest.mark.parametrize("generator", ["", "hugo", "mkdocs", "jekyll"])
@pytest.mark.parametrize(("text", "shown"), GONE.items())
def test_attributes_go_and_ids_stay(text: str, shown: str, generator: str) -> None:
    assert without_tags(text, 1, _source(generator), ()) == (shown, ())


@pytest.mark.parametrize("generator", ["", "hugo", "mkdocs", "jekyll"])
@pytest.mark.parametrize("text", KEPT)
def test_other_braces_are_text(text: str, generator: str) -> None:
    assert without_tags(text, 1, _source(generator), ()) == (text, ())


def _source(generator: str) -> Source:
    return Source(path="a.md", site=site_of(generator) if generator else None)


NAMES = st.text("abcXYZ-_:", min_size=1, max_size=6).filter(lambda name: name[0].isalpha())
VALUES = st.text("ab c.=#", max_size=6)
PARTS = (
    NAMES.map(lambda name: f".{name}")
    | NAMES.map(lambda name: f"#{name}")
    | st.builds("{}={}".format, NAMES, VALUES.map(lambda value: f'"{value}"'))
)


@given(st.lists(PARTS, min_size=1, max_size=4), st.sampled_from(("{", "{:", "{ ", "{: ")))
def test_any_list_of_attributes_is_known(parts: list[str], opening: str) -> None:
    assert ATTRIBUTES.fullmatch(f"{opening}{' '.join(parts)}}}")
    text = f"Words.\n\n![a](b.png){opening}{' '.join(parts)}}}\n"
    made = to_html(read_markdown(text, Source(path="a.md")))
    assert html_to_text(made.html) == "Words."


@pytest.mark.parametrize(
    ("info", "language"), [("js{1,4}", "js"), ("ts:line-numbers {1}", "ts"), ("c++", "c++")]
)
def test_lines_to_point_out_are_no_language(info: str, language: str) -> None:
    made = to_html(read_markdown(f"```{info}\na\n```\n", Source(path="a.md")))
    assert made.html == f'<pre><code class="language-{language}">a\n</code></pre>\n'
