"""Shortcodes of Hugo and Zola: their meaning, or what they hold; shown where they are text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.config import SourceSite
from feeds.generators.source import Source
from feeds.markup.tags import without_tags

SITE = SourceSite(
    generator="hugo",
    values={"params.version": "1.2"},
)

ZOLA = [
    ("{{ vimeo(id='12') }}", "[https://vimeo.com/12](https://vimeo.com/12)", 0),
    ("{{ gist(url='https://gist.github.com/a/b') }}", "(https://gist.github.com/a/b)", 0),
    ("a {{ other(a=[1, 2], b={c=1}) }} b", "a  b", 1),
    ("{% box(kind='x') %}\nInner.\n{% end %}", "Inner.", 1),
    ("{{/* youtube(id=1) */}}", "{{ youtube(id=1) }}", 0),
    ("{%/* quote() */%}x{%/* end */%}", "{% quote() %}x{% end %}", 0),
    ("Text {{ with }} braces, $$ {{x}} $$", "Text {{ with }} braces, $$ {{x}} $$", 0),
    ("`{{ code() }}`", "`{{ code() }}`", 0),
]
HUGO = [
    ("v{{< param Version >}}", "v1.2", 0),
    ("{{< param none >}}", "", 1),
    (
        "{{< details summary='A & b' >}}\nInner.\n{{< /details >}}",
        "<summary>A &amp; b</summary>",
        0,
    ),
    ("{{< qr text='https://e.example/' />}}", "[https://e.example/](<https://e.example/>)", 0),
    ("{{< qr >}}\nwords\n{{< /qr >}}", "words", 0),
    ("{{< mermaid >}}\nA-->B\n{{< /mermaid >}}", "```\nA-->B\n```", 0),
    ("{{% notice tip %}}\nInner.\n{{% /notice %}}", "Inner.", 1),
    ("Text {{ with }} braces", "Text {{ with }} braces", 0),
]
ROWS = [*(("zola", *row) for row in ZOLA), *(("hugo", *row) for row in HUGO)]


@pytest.mark.parametrize(("generator", "text", "shown", "lost"), ROWS)
def test_what_is_shown_of_them(generator: str, text: str, shown: str, lost: int) -> None:
    source = Source(path="a.md", site=replace(SITE, generator=generator))
    made, problems = without_tags(text, 1, source, ())
    assert shown in made
    assert len(problems) == lost
    if not shown.count("{"):
        assert "{{" not in made
