"""One site that holds every field and every nasty character, and what it must become.

The expected files lie beside this module. After a wanted change, write them anew with
`python -m tests.golden` and read the difference before committing it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from feeds.formats import render, render_opml
from feeds.formats.opml import Outline
from feeds.pages import (
    ListingRow,
    render_archive,
    render_article,
    render_gone,
    render_listing,
    render_missing,
    render_overview,
    render_redirect,
)
from tests.golden.records import ARCHIVE, ARTICLES, BASE, FEED, GROUPS, SITE, YEARS

__all__ = ["EXPECTED", "GOLDEN"]

EXPECTED = Path(__file__).parent / "expected"


def _page(number: int) -> bytes:
    article = ARTICLES[number]
    return render_article(article, SITE, path=article.permalink.removeprefix(BASE))


def _index() -> bytes:
    rows = [
        ListingRow(
            title=article.title,
            href=article.permalink,
            published=article.published,
            language=article.language,
            summary=article.summary,
            authors=tuple(author.name for author in article.authors),
        )
        for article in ARTICLES
    ]
    return render_listing(SITE.title, rows, SITE, path="index.html", groups=GROUPS)


def _outlines() -> bytes:
    return render_opml(
        SITE.title,
        [Outline(title=FEED.title, xml_url=FEED.self_urls["atom"], html_url=BASE, language="en")],
    )


GOLDEN: Mapping[str, Callable[[], bytes]] = {
    "feed.xml": lambda: render(FEED, "atom"),
    "rss.xml": lambda: render(FEED, "rss"),
    "feed.json": lambda: render(FEED, "json"),
    "archive-7.xml": lambda: render(ARCHIVE, "atom"),
    "archive-7-rss.xml": lambda: render(ARCHIVE, "rss"),
    "archive-7.json": lambda: render(ARCHIVE, "json"),
    "feeds.opml": _outlines,
    "index.html": _index,
    "archive.html": lambda: render_archive(YEARS, GROUPS, SITE, path="archive.html"),
    "tags.html": lambda: render_overview(GROUPS[0], SITE, path="tag/index.html"),
    "full.html": lambda: _page(0),
    "derived.html": lambda: _page(1),
    "right-to-left.html": lambda: _page(2),
    "moved.html": lambda: render_redirect(BASE + "new/", SITE, path="old/moved.html"),
    "gone.html": lambda: render_gone(SITE, path="gone.html"),
    "404.html": lambda: render_missing(SITE),
}
