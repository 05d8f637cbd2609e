"""The time that a text takes grows with its length, whatever is repeated in it."""

from __future__ import annotations

import pytest

from tests.growth import Row, is_in_step

LENGTH = 2_000
"""Characters of the shorter text; the longer one has 16 times as many."""

_HEAD = "---\ntitle: T\ndate: 2019-05-15\n---\n"
_ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><content type="html">'
_ITEM = (
    '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"a","content_html":"'
)

BODIES = (
    "a", "1", " ", "\t", "\u00a0", "\n", ".", ",", "-", "_", "*", "`", "#", "|", '"', "'", "\\",
    "(", "[", "]", "{", "}", "<", ">", "/", "&", "=", ":", "!", "~", "é", "日。", "x. ", "a\n\n",
    "{% a %}", "{%", "{{", "{{ a }}", "{{<", "{{< a >}}", "<!--", "-->", "<a", "<a ", '<a b="',
    "<b>", "<div>\n", "&amp;", "&#", "![", "](", "[a](", "[a]: b\n", "[^a]", "| a ", "**a", "_a_ ",
    "http://", "<![CDATA[", "/*", ":::\n", "---\n", "> ", "{: .a}", "{::a}", "<pre>", "<script>",
    "- a\n", "1. a\n", "{% if a %}", "{% raw %}", "``` ", "~~~\n", "*[a]: b\n", "&lt;", "\\\n",
    '<img srcset="a 1x, ', "<li>", "<table>", "$$", "{#", "{.a} ", "\u200b", "''", "“",
)  # fmt: skip

VALUES = (" ", "\t", "\u00a0", ", ", "b, ", ";", "and ", "<", "a@", "[a](", '"', "'", "{", "|", ".")

ROWS = (
    *(Row("article", "a.md", f"{_HEAD}First.\n\n", piece, "!") for piece in BODIES),
    *(Row("article", "a.md", f"---\nauthor: a{one}", one, "b\n---\nWords.") for one in VALUES),
    *(Row("article", "a.md", f"---\ntags: a{one}", one, "b\n---\nWords.") for one in VALUES),
    *(Row("article", "a.md", f"# a {one}", one, "b\n\nWords.\n") for one in (*VALUES, "#", "_")),
    *(Row("article", "a.txt", f"title: a{one}", one, "b\n\nWords.\n") for one in VALUES),
    *(Row("article", "a.txt", "date: 2019 ", one, " b\n\nWords.\n") for one in VALUES),
    *(Row("article", "a.mdx", _HEAD, one, "!") for one in ("<Foo ", "{`", "import ", "{/*", "{a")),
    *(Row("article", "a.rst", "T\n=\n\n", one, "!") for one in ("`a", "* a\n", ".. a\n", "|", "_")),
    *(Row("article", "a.html", "<h1>T</h1><p>", one, "") for one in ("<b>", "&", "a ", "<!--")),
    Row("article", "a.md", "---", " ", "x\nWords."),
    Row("article", "a.md", "---\na", " ", "x\n---\nWords."),
    Row("article", "a.md", "---\na: b\n", "  c\n", "---\nWords."),
    Row("article", "a.md", "---\na: @b", " ", "x\n---\nWords."),
    Row("article", "a.md", "title: a\n", " b\n", "\nWords."),
    Row("article", "a.md", "", "\n", "a\n===b\n"),
    Row("article", "a.md", "---\ntags:\n", "  - a b\n", "---\nWords."),
    Row("article", "a.md", "+++\n", "a.", "b = 1\n+++\nWords."),
    Row("article", "a.md", "+++\na = ", "[", "\n+++\nWords."),
    Row("article", "a.md", "+++\na = 1", " ", "x\n+++\nWords."),
    Row("article", "a.csv", "title,body\nT,", '""', "\n"),
    Row("article", "a.csv", "title,body\n", "T,Words\n"),
    Row("article", "a.csv", "title,body\nT,", '"a ', "\n"),
    Row("article", "a.jsonl", "", '{"title":"a","text":"b"}\n'),
    Row("article", "a.jsonl", '{"title":"a","text":', "[", "\n"),
    Row("article", "a.json", '[{"title":"a","text":"', '\\"', "\n"),
    *(
        Row("site", name, head, piece, "x")
        for name, head in (("eleventy.config.js", "a = "), ("docusaurus.config.js", "{a: "))
        for piece in ('"\\', "'\\", "`\\", "'\\`\\", "{", "/*", "//", "a:", "||", '"a" ')
    ),
    *(
        Row("site", name, head, piece, "x")
        for name, head in (("_config.yml", "title: a"), ("hugo.toml", "title = "), ("conf.py", ""))
        for piece in (" ", "a.", "[", '"', "#", "a: ")
    ),
    *(
        Row("date", language, head, piece, " 2019")
        for language in ("", "nl", "ja", "vi", "ar")
        for head, piece in (("2019", " "), ("", "1 "), ("", "a."), ("1", "-"), ("mei", ","))
    ),
    *(Row("feed", "feed.xml", _ATOM, one, "</content></entry></feed>") for one in ("&lt;b>", "a ")),
    *(Row("feed", "feed.xml", "", one, "") for one in ("<a>", "<?a", "<!--", "&a;", " ")),
    *(Row("feed", "feed.json", _ITEM, one, '"}]}') for one in ("<b>", "<!--", "&a", "<a b='")),
    *(Row("deployed", "feed.xml", _ATOM, one, "</content></entry></feed>") for one in ("&lt;b>",)),
)  # fmt: skip


def test_there_are_rows_for_every_reader() -> None:
    assert len(ROWS) >= 200
    assert {row.reader for row in ROWS} == {"article", "site", "date", "feed", "deployed"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.reader}-{row.where}-{row.piece!r:.12}")
def test_sixteen_times_the_length_takes_no_sixty_four_times_the_time(row: Row) -> None:
    assert is_in_step(row, LENGTH) is None
