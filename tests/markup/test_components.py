"""Components and shortcodes that are not known: what they hold and say in words stays."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import html_to_text, to_html
from feeds.generators import Source
from feeds.reading.markdown import read_markdown
from tests.generators.sites import site_of

GAP = "<strong>Mind the gap</strong>"

# (path, generator) → rows of (text, HTML, what is reported)
SHOWN: list[tuple[str, str, list[tuple[str, str, list[str]]]]] = [
    ("a.mdx", "docusaurus", [
        ('<Note title="Mind the gap">\nIt *was* foggy.\n</Note>',
         f"<p>{GAP}</p>\n<p>It <em>was</em> foggy.</p>", ["<Note>"]),
        ("<Blockquote text='It was foggy.' author=\"Ann\" />", "<p>It was foggy.</p>\n<p>— Ann</p>",
         ["<Blockquote>"]),
        ('It is <Badge type="tip" text="beta" /> now.', "<p>It is beta now.</p>", ["<Badge>"]),
        ("<Demo />", "", ["<Demo>"]),
        ("<Quote quote={'It was foggy.'} by={author} />", "<p>It was foggy.</p>", ["<Quote>"]),
        ('<Figure src="/a.png" alt="A boat" caption="Off Ayr" />',
         '<p><img src="/a.png" alt="A boat" /></p>\n<p>Off Ayr</p>', []),
        ("import boat from './a.png';\n\n<Image src={boat} alt=\"A boat\" />",
         '<p><img src="./a.png" alt="A boat" /></p>', []),
        ('<Card image="/a.webp" title="Fog" href="/fog/" description="It rises." />',
         '<p><a href="/fog/">Fog</a></p>\n<p><img src="/a.webp" alt="Fog" /></p>\n<p>It rises.</p>',
         ["<Card>"]),
        ("# {frontMatter.title}\n\n{frontMatter.none}", "<h1>T</h1>", ["{frontMatter.none}"]),
        ("```mdx-code-block\n<Note title='Mind the gap'>\n\n*a*\n\n</Note>\n```\nb",
         f"<p>{GAP}</p>\n<p><em>a</em></p>\n<p>b</p>", ["<Note>"]),
        (":::caution[Mind the gap]\nIt was foggy.\n:::",
         f"<p>{GAP}</p>\n<p>It was foggy.</p>", []),
    ]),
    ("a.mdx", "astro", [
        ('<Aside type="caution" title="Mind the gap">It was foggy.</Aside>',
         f"<p>{GAP}</p>\n<p>It was foggy.</p>", ["<Aside>"]),
        ('Now <Tip title="tide">at sea</Tip>.', "<p>Now tide at sea.</p>", ["<Tip>"]),
        ("{frontmatter.title}", "<p>T</p>", []),
    ]),
    ("a.md", "vitepress", [
        ('<Note title="Mind the gap">\nIt *was* foggy.\n</Note>',
         f"<p>{GAP}</p>\n<p>It <em>was</em> foggy.</p>", []),
        ('<Demo :title="t" data-title="u" />', "", ["<Demo>"]),
        ('<my-card title="Mind the gap" text="It was foggy."></my-card>',
         f"<p>{GAP}</p>\n<p>It was foggy.</p>", []),
        ('Now <Badge type="tip" text="beta" /> `<Badge text="x" />`',
         '<p>Now beta <code>&lt;Badge text="x" /&gt;</code></p>', ["<Badge>"]),
        ("{{ $frontmatter.title }} {{ frontmatter.title }}", "<p>T T</p>", []),
        ("::: details Mind the gap\nIt was foggy.\n:::",
         f"<p>{GAP}</p>\n<p>It was foggy.</p>", []),
        ("```vue\n<Note title='a' />\n```",
         "<pre><code class=\"language-vue\">&lt;Note title='a' /&gt;\n</code></pre>", []),
        ("a\n\n    <Note title='a' />",
         "<p>a</p>\n<pre><code>&lt;Note title='a' /&gt;\n</code></pre>", []),
    ]),
    ("a.md", "hugo", [
        ('{{< box title="Mind the gap" >}}\nIt was foggy.\n{{< /box >}}',
         f"<p>{GAP}</p>\n<p>It was foggy.</p>", ["{{< box >}}"]),
        ('{{< card src="/a.png" caption="Off Ayr" />}}',
         '<p><img src="/a.png" alt="Off Ayr" /></p>\n<p>Off Ayr</p>', ["{{< card >}}"]),
        ('{{< file src="a.java" >}}', '<p><a href="a.java">a.java</a></p>', []),
        ("{{< box title=true >}}", "", ["{{< box >}}"]),
        ('Now {{< tip title="tide" >}}at sea{{< /tip >}}.', "<p>Now tide at sea.</p>",
         ["{{< tip >}}"]),
    ]),
    ("a.md", "hexo", [
        ("{% label primary@NEW %} {% button /a, Go, home %}", '<p>NEW <a href="/a">Go</a></p>', []),
    ]),
    ("a.md", "jekyll", [
        ("{% box title='Mind the gap' %}a{% endbox %}", f"<p>{GAP}</p>\n<p>a</p>", ["{% box %}"]),
        ("{% include box.html text='It was foggy.' %}", "<p>It was foggy.</p>", ["{% include %}"]),
        ("<P ALIGN=left TITLE='a'>b</P>", "<P ALIGN=left TITLE='a'>b</P>", []),
    ]),
]  # fmt: skip

ROWS = [(path, key, *row) for path, key, rows in SHOWN for row in rows]


@pytest.mark.parametrize(("path", "generator", "text", "html", "lost"), ROWS)
def test_words_stay(path: str, generator: str, text: str, html: str, lost: list[str]) -> None:
    made = read_markdown(
        f"---\ntitle: T\n---\n{text}\n", Source(path=path, site=site_of(generator))
    )
    shown = re.sub(r"\s*</(?:Note|my-card)>\s*", "", to_html(made).html).strip()
    assert shown == html
    reported = [one.message.partition(" has no meaning")[0] for one in made.problems]
    assert [one.partition(" cannot be computed")[0] for one in reported] == lost


WORDS = st.text("abc déf.,!?", min_size=1, max_size=20).filter(str.strip)


@given(st.sampled_from(("title", "text", "caption", "quote", "alt", "label")), WORDS, st.booleans())
def test_prose_is_never_lost(key: str, words: str, is_alone: bool) -> None:  # noqa: FBT001
    around = "" if is_alone else "Now "
    for text, path in (
        (f'<Thing {key}="{words}" a="x" />', "a.mdx"),
        (f'<Thing {key}="{words}"/>', "a.md"),
        (f'{{{{< thing {key}="{words}" >}}}}', "a.md"),
    ):
        made = read_markdown(f"---\ntitle: T\n---\n{around}{text}\n", Source(path=path))
        seen = html_to_text(to_html(made).html)
        assert " ".join(words.split()) in " ".join(seen.split())
        assert len(made.problems) == 1
