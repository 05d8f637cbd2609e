"""MDX: its Markdown is kept, its program is not; code is never touched."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.generators import Source
from feeds.markup.lost import LostTags
from feeds.markup.mdx import without_mdx
from tests.generators.sites import site_of

MDX = Source(path="a.mdx", site=site_of("docusaurus"))

TEXTS = [
    ("import X from 'x';\n\nText.", "\n\nText.", []),
    ("Text.\n\nimport A from 'a'; import B from 'b';\n\nMore.", "Text.\n\n\n\nMore.", []),
    ("import A from 'a'; and words.", "import A from 'a'; and words.", []),
    ("import {\n  A,\n  B,\n} from '../c';\nText.", "\nText.", []),
    ("export const A = (\n  <b>\n\n  {x}\n  </b>\n);\nText.", "\nText.", ["export"]),
    ("export const a = 1;\nText.", "\nText.", ["export"]),
    ("export default (", "", ["export"]),
    ("<T a={[\n  {b: '}'},\n]} c=\">\">inner</T>", "inner", ["<T>"]),
    ("<Tabs a={[\n{b: 1},\n]}>\n<TabItem label='A'>x</TabItem></Tabs>", "\n\n\n**A**\n\nx", []),
    ("a {b} c {'d'} {`e`} {/* f */}", "a  c d e ", ["{b}"]),
    ("{items.map(i => (\n  <li>{i}</li>\n))}", "", ["{items.map(i => ( <li>{i}</li> ))}"]),
    ("{/* truncate */}", "<!-- truncate -->", []),
    ("<p style={{a: 'b'}} width={20} x={y}>", '<p style="" width="20" x="">', []),
    ("<>a</>", "a", []),
    ("<img src={useBaseUrl('/a.png')} alt={require('b').default}>",
     '<img src="/a.png" alt="b">', []),
    ("`{a}` and ``<B />``", "`{a}` and ``<B />``", []),
    ("```js\nimport x from 'y'\n{a}\n<B/>\n```", "```js\nimport x from 'y'\n{a}\n<B/>\n```", []),
    (r"\{a\} and $\frac{a}{b}$ and $$x_{i}$$", r"\{a\} and $\frac{a}{b}$ and $$x_{i}$$", []),
    ("{{ a }} {% b %} ## C {#d}", "{{ a }} {% b %} ## C {#d}", []),
    ("a { b and <C d={ e", "a { b and <C d={ e", []),
    ("<YouTube id='a-b' />", "[https://www.youtube.com/watch?v=a-b](https://www.youtube.com/watch?v=a-b)",
     []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown", "lost"), TEXTS)
def test_what_stays_of_a_text(text: str, shown: str, lost: list[str]) -> None:
    found = LostTags()
    assert without_mdx(text, 1, MDX, found) == shown
    assert [message.partition(" has no meaning")[0] for message in found.lines] == lost


@pytest.mark.parametrize(("path", "generator"), [("a.md", "astro"), ("a.md", "hugo")])
def test_plain_markdown_is_none(path: str, generator: str) -> None:
    text = "import a from 'b'\n{c} <D />"
    assert without_mdx(text, 1, Source(path=path, site=site_of(generator)), LostTags()) == text


@pytest.mark.parametrize("text", ["import A from '@b/c';\n\n<A />", "a\n\n{/* truncate */}\n{b}"])
def test_what_is_no_plain_markdown_is_known_by_its_signs(text: str) -> None:
    shown = without_mdx(text, 1, Source(path="a.md"), LostTags())
    assert not [sign for sign in ("import", "<A", "{b}") if sign in shown]


@given(
    st.text(st.sampled_from("{}<>/AaB=\"'`$\\\n *[](;:#%_-.,é") | st.sampled_from("import export "))
)
@settings(max_examples=200)
def test_no_text_breaks_it(text: str) -> None:
    shown = without_mdx(text, 1, MDX, LostTags())
    assert len(shown) <= 8 * len(text) + 60


@pytest.mark.parametrize("sign", ["{", "<A ", "={", "{/*", "export const a = (\n", "<A>{'"])
def test_what_never_ends_stays_text(sign: str) -> None:
    """However much of it there is: the time taken grows with the length alone."""
    assert sign.strip()[:1] in without_mdx(f"Text. {sign * 5000}", 1, MDX, LostTags())
