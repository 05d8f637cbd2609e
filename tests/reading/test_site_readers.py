"""How the files of a site are read: its own settings come before what an ending usually means."""

from __future__ import annotations

from pathlib import Path

import pytest

import feeds
from feeds.pipeline import survey
from tests.pipeline.sites import write

NIKOLA = "BLOG_TITLE = 'Quay'\nPOSTS = (('posts/*.txt', 'posts', 'post.tmpl'),)\n"
MARKDOWN = NIKOLA + "COMPILERS = {'rest': ['.rst'], 'markdown': ['.md', '.txt']}\n"
HUGO = "baseURL = 'https://q.example/'\n"
ZOLA = "base_url = 'https://q.example'\n"
HEXO = "title: Quay\nsource_dir: source\n"
JEKYLL = "collections:\n  tides:\n    output: true\nfeed:\n  collections: [tides]\n"
LINES = ".. title: Fog\n.. date: 2021-11-03\n\n"
FRONT = "---\ntitle: Fog\ndate: 2021-11-03\n"
PAGE = "<!doctype html><title>Timings</title><h1>Timings</h1><p>2021-11-05</p>"

READ = [
    ("conf.py", NIKOLA, "posts/a.txt", LINES + "A *bell*.\n", "<em>bell</em>"),
    ("conf.py", NIKOLA, "posts/a.txt", LINES + "A ``bell``.\n", "bell</"),
    ("conf.py", MARKDOWN, "posts/a.txt", LINES + "A **bell**.\n", "<strong>bell</strong>"),
    ("hugo.toml", HUGO, "content/a.md", FRONT + "markup: html\n---\n<p>*bell*</p>\n", "*bell*"),
    ("hugo.toml", HUGO, "content/a.html", FRONT + "markup: md\n---\n*bell*\n", "<em>bell</em>"),
    ("hugo.toml", HUGO, "content/a.md", FRONT + "markup: rst\n---\n``bell``\n", "bell</"),
    ("hugo.toml", HUGO, "content/a.html", FRONT + "---\n<p>*bell*</p>\n", "*bell*"),
]


@pytest.mark.parametrize(("name", "settings", "file", "text", "shown"), READ)
def test_the_site_chooses_the_reader(
    name: str, settings: str, file: str, text: str, shown: str, tmp_path: Path
) -> None:
    write(tmp_path, {name: settings, file: text})
    (article,) = feeds.read_articles(tmp_path)
    assert article.title == "Fog"
    assert shown in article.html


META = [
    ".. title: Fog\n.. date: 2021-11-03\n",
    "---\ntitle: Fog\ndate: 2021-11-03\n---\n",
    "+++\ntitle = 'Fog'\ndate = 2021-11-03\n+++\n",
]


@pytest.mark.parametrize("ending", ["txt", "md", "rst", "html"])
@pytest.mark.parametrize("meta", META)
def test_a_file_beside_holds_the_metadata(meta: str, ending: str, tmp_path: Path) -> None:
    settings = NIKOLA.replace("*.txt", f"*.{ending}")
    write(tmp_path, {"conf.py": settings, f"posts/a.{ending}": "Words.\n", "posts/a.meta": meta})
    (article,) = feeds.read_articles(tmp_path)
    assert (article.title, article.published.value) == ("Fog", "2021-11-03")
    assert "Words." in article.html


def test_a_page_beside_such_a_file_says_nothing_of_itself(tmp_path: Path) -> None:
    page = "<html><head>\n<title>Else</title></head><body><h1>Part</h1>\n<p>Words.</body></html>"
    settings = NIKOLA.replace("*.txt", "*.html")
    write(tmp_path, {"conf.py": settings, "posts/a.html": page, "posts/a.meta": META[0]})
    (article,) = feeds.read_articles(tmp_path)
    assert (article.title, article.published.value) == ("Fog", "2021-11-03")
    assert "Part</" in article.html
    assert "Words." in article.html
    assert "Else" not in article.html


def test_fields_of_nikola_may_stand_in_a_comment_of_html(tmp_path: Path) -> None:
    text = "<!--\n.. title: Fog\n.. date: 2021-11-03\n-->\n\nA ``bell``.\n"
    write(tmp_path, {"conf.py": NIKOLA, "posts/a.txt": text})
    (article,) = feeds.read_articles(tmp_path)
    assert (article.title, article.published.value) == ("Fog", "2021-11-03")
    assert article.html.startswith("<p>A <")


COPIED = [
    ("zola.toml", ZOLA, "content/a/index.md", "content/a/2021-11-05-timings.html", PAGE),
    ("zola.toml", ZOLA, "content/a/index.md", "content/2021-11-05-timings.html", PAGE),
    ("zola.toml", ZOLA, "content/a/index.md", "content/2021-11-05-notes.txt", "Notes.\n"),
    ("hugo.toml", HUGO, "content/a.md", "content/2021-11-05-timings.html", "\n" + PAGE),
    ("_config.yml", HEXO, "source/_posts/a.md", "source/_posts/2021-11-05-b.txt", "Notes.\n"),
    ("mkdocs.yml", "site_name: Quay\n", "docs/a.md", "docs/2021-11-05-timings.html", PAGE),
    ("_config.yml", JEKYLL, "_tides/a.md", "_tides/2021-11-05-timings.html", PAGE),
    ("gatsby-config.js", "", "content/blog/a.md", "content/blog/2021-11-05-timings.html", PAGE),
    ("astro.config.mjs", "", "src/content/blog/a.md", "src/content/blog/2021-11-05-b.html", PAGE),
    ("docusaurus.config.js", "", "blog/a.md", "blog/2021-11-05-timings.html", PAGE),
]


@pytest.mark.parametrize(("name", "settings", "file", "copied", "text"), COPIED)
def test_what_the_site_only_copies_is_no_article(
    name: str, settings: str, file: str, copied: str, text: str, tmp_path: Path
) -> None:
    link = f"See [it](/{copied.partition('/')[2]})."
    write(tmp_path, {name: settings, file: f"{FRONT}---\n{link}\n", copied: text})
    (article,) = feeds.read_articles(tmp_path)
    assert article.title == "Fog"


def test_a_copied_file_is_published_where_an_article_leads_to_it(tmp_path: Path) -> None:
    text = f"{FRONT}---\nSee [it](2021-11-05-timings.html) and [those](drafts.json).\n"
    draft = '[{"title": "Plan", "date": "2021-01-01", "draft": true, "body": "Secret."}]'
    write(
        tmp_path / "site",
        {
            "zola.toml": ZOLA,
            "content/a/index.md": text,
            "content/a/2021-11-05-timings.html": PAGE,
            "content/a/drafts.json": draft,
        },
    )
    feeds.build(tmp_path / "site", tmp_path / "public")
    assert (tmp_path / "public/a/2021-11-05-timings.html").read_text("utf-8") == PAGE
    assert not (tmp_path / "public/a/drafts.json").exists(), "a draft is a draft, in any file"


def test_markup_that_is_not_read_is_named(tmp_path: Path) -> None:
    text = FRONT + "markup: asciidoc\n---\n= Fog\n"
    write(tmp_path, {"hugo.toml": HUGO, "content/a.md": text})
    found = survey(tmp_path)
    assert found.articles == ()
    assert found.left_out == (
        ("a.md", "AsciiDoc is not read here; convert it to Markdown or HTML"),
    )


DATES = [
    ('<time datetime="article.date.isoformat()">Tue 11 March 2014</time>', "2014-03-11"),
    ('<time datetime="{{ date }}">soon</time>', "2014-03"),
    ('<meta property="article:published_time" content="page.date">', "2014-03"),
    ('<script type="application/ld+json">{"@type": "Article", "datePublished": "now"}</script>',
     "2014-03"),
    ('<time datetime="٢٠١٤-٠٣-١١">…</time>', "2014-03-11"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "date"), DATES)
def test_a_date_without_a_digit_is_passed_over(markup: str, date: str, tmp_path: Path) -> None:
    page = f"<html><title>Fog</title><article><h1>Fog</h1>{markup}<p>It was foggy.</p></article>"
    write(tmp_path, {"2014/03/fog/index.html": page})
    (article,) = feeds.read_articles(tmp_path)
    assert article.published.value == date


def test_texts_of_a_theme_are_no_articles(tmp_path: Path) -> None:
    """They are found where a site has no folder of articles of its own."""
    text = f"{FRONT}---\nText.\n"
    files = {"hugo.toml": HUGO, "themes/quay/exampleSite/content/posts/a.md": text}
    write(tmp_path / "bare", files)
    assert survey(tmp_path / "bare").articles == ()
    write(tmp_path / "whole", {**files, "content/themes/a.md": text})
    assert [one.path for one in survey(tmp_path / "whole").articles] == ["themes/a.md"]
