"""Names of emoji between colons, on sites that have them; and the table of the names."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import feeds
from feeds.content import with_emoji
from feeds.content._make_emoji import TABLE, made_table
from tests.pipeline.sites import write

ROWS = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]]

SHOWN = {
    "a :smile: :+1::tada:": "a 😄 👍🎉",
    "(:heart:), :white_check_mark:.": "(❤️), ✅.",
    '<a href="/a:x:b" title=":x:">:x:</a>': '<a href="/a:x:b" title=":x:">❌</a>',
    ":material-account: :octicons-mark-16:": " ",
}
KEPT = (
    "12:30:45", "a:x:b", "std::x::y", ":no_such_name:", "<code>:x:</code>", "<pre>\n:x:</pre>",
    "<!-- :x: -->", "https://e.example/:x:", "key:x: y", ":x:y",
)  # fmt: skip


@pytest.mark.parametrize(("html", "shown"), SHOWN.items())
def test_names_are_what_they_name(html: str, shown: str) -> None:
    assert with_emoji(html) == shown


@pytest.mark.parametrize("html", KEPT)
def test_other_words_and_code_stay(html: str) -> None:
    assert with_emoji(html) == html


def test_the_table_holds_emoji_by_names_in_order() -> None:
    names = [name for name, _ in ROWS]
    assert names == sorted(set(names))
    assert len(names) > 2500
    assert {"smile", "+1", "-1", "tada", "rocket", "white_check_mark", "netherlands"} <= set(names)
    assert not [name for name, sign in ROWS if sign.isascii() or not sign.strip()]
    assert dict(ROWS)["tada"] == unicodedata.lookup("PARTY POPPER")


def test_the_table_is_what_the_script_makes() -> None:
    emoji = pytest.importorskip("emoji")
    assert emoji.__version__ in TABLE.read_text(encoding="utf-8").partition("\n")[0]
    assert made_table() == TABLE.read_text(encoding="utf-8")


POST = "---\ntitle: T\ndate: 2020-01-02\n---\nIt was :fog: at sea, `:fog:`.\n"

SITES: dict[str, tuple[str, str, str, str]] = {
    # name → file, what switches them on, what does not, the article
    "hugo": ("hugo.toml", "title='T'\nenableEmoji = true\n", "title='T'\n", "content/posts/a.md"),
    "jekyll": ("_config.yml", "title: T\nplugins: [jemoji]\n", "title: T\n",
               "_posts/2020-01-02-a.md"),
    "zola": ("config.toml", 'base_url="/"\n[markdown]\nrender_emoji = true\n', 'base_url="/"\n',
             "content/a.md"),
    "mkdocs": ("mkdocs.yml",
               "site_name: T\nmarkdown_extensions:\n  - pymdownx.emoji:\n      a: b\n",
               "site_name: T\n", "docs/blog/posts/a.md"),
    "docusaurus": ("docusaurus.config.js", "export default {title: 'T'}",
                   "export default {title: 'T', markdown: {emoji: false}}", "blog/a.md"),
    "eleventy": ("package.json", '{"dependencies":{"markdown-it-emoji":"3"}}', "{}", "posts/a.md"),
}  # fmt: skip


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("is_on", [True, False])
def test_a_site_says_whether_it_has_them(name: str, tmp_path: Path, is_on: bool) -> None:  # noqa: FBT001
    file, on, off, article = SITES[name]
    files = {file: on if is_on else off, article: POST}
    if name == "eleventy":
        files[".eleventy.js"] = "module.exports = {}"
    made = feeds.read_articles(write(tmp_path, files))
    sign = "🌫️" if is_on else ":fog:"
    assert [one.summary for one in made] == [f"It was {sign} at sea, :fog:."]
