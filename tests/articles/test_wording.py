"""Titles and summaries: what markup a generator's values are in, and what is no running text."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.content import inline_words
from tests.pipeline.sites import write

SITES = {
    "jekyll": ("_config.yml", "title: T\n", "_posts/2020-01-02-a.md"),
    "hexo": (
        "_config.yml",
        "title: T\nsource_dir: source\nnew_post_name: a\n",
        "source/_posts/a.md",
    ),
    "pelican": ("pelicanconf.py", "SITENAME = 'T'\nPATH = 'content'\n", "content/a.md"),
    "hugo": ("hugo.toml", "title = 'T'\n", "content/posts/a.md"),
    "none": ("feeds.toml", "", "a.md"),
}
HTML_TITLES = ("jekyll", "hexo", "pelican")


def article(folder: Path, generator: str, head: str, body: str = "Words.") -> feeds.Article:
    file, settings, path = SITES[generator]
    files = {file: settings, path: f"---\ndate: 2020-01-02\n{head}---\n{body}\n"}
    (made,) = feeds.read_articles(write(folder, files))
    return made


@pytest.mark.parametrize("generator", SITES)
def test_references_in_titles_are_read_where_titles_are_html(
    generator: str, tmp_path: Path
) -> None:
    stated = "It&#8217;s <em>the</em> caf&eacute; & List<T>"
    title = "It’s the café & List<T>" if generator in HTML_TITLES else stated
    assert article(tmp_path, generator, f'title: "{stated}"\n').title == title


INLINE = {
    "a &amp; b": "a & b",
    "a & b; &c; &nosuchname; AT&T": "a & b; &c; &nosuchname; AT&T",
    "&lt;b&gt; &#x2019;": "<b> ’",
    "<code>x</code><br/>y <i class='z'>w</i>": "xy w",
    "<T> and <div>": "<T> and <div>",
}


@pytest.mark.parametrize(("html", "words"), INLINE.items())
def test_words_of_one_line_of_html(html: str, words: str) -> None:
    assert inline_words(html) == words


SUMMARY = "Short *version*, and [b]({filename}b.md) &amp; `c`"


@pytest.mark.parametrize("generator", SITES)
def test_a_summary_in_the_markup_of_its_article_is_shown_as_words(
    generator: str, tmp_path: Path
) -> None:
    made = article(tmp_path, generator, f"title: T\nsummary: '{SUMMARY}'\n").summary
    assert made == (
        "Short version, and b & c" if generator == "pelican" else SUMMARY.replace("&amp;", "&")
    )


def test_a_summary_of_restructuredtext_as_well(tmp_path: Path) -> None:
    text = "T\n=\n\n:date: 2020-01-02\n:summary: Short *version*, ``c``\n\nWords.\n"
    files = {"pelicanconf.py": "SITENAME = 'T'\nPATH = 'content'\n", "content/a.rst": text}
    (made,) = feeds.read_articles(write(tmp_path, files))
    assert made.summary == "Short version, c"


DERIVED = {
    "First post.[^1] And more.\n\n[^1]: A note.\n": "First post. And more.",
    "First.[^1]\n\n[^1]: A note.\n\nAnd more.\n": "First. And more.",
    "First post.[^1] And more.\n\n<!-- more -->\nRest.\n\n[^1]: A note.\n": "First post. And more.",
    "![A boat](b.jpg)\n*The boat at Ayr.*\n\nFirst post.\n": "First post.",
    "*All of it.*\n\nFirst post.\n": "All of it. First post.",
    "<figure><img src='b.jpg'><figcaption>At Ayr.</figcaption></figure>\n\nFirst post.\n"
    "<!--more-->\nRest.": "First post.",
    'Before [call id="1" b="x"] it.\n\n[form a=1][/form]\n\n[see] x=1.\n': "Before it. [see] x=1.",
    '[caption id="a" width="3"]<img src="b.jpg"> At Ayr.[/caption]\n\nFirst post.\n': "First post.",
}


@pytest.mark.parametrize(("body", "summary"), DERIVED.items())
def test_notes_and_captions_are_no_running_text(body: str, summary: str, tmp_path: Path) -> None:
    assert article(tmp_path, "none", "title: T\n", body).summary == summary
