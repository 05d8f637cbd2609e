"""How many pages and feed entries a second one core renders: `python -m tests.benchmarks.pages`.

Processor time, the best of several rounds, so that a busy machine does not show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from feeds.formats import render
from feeds.model import Author, Feed
from feeds.pages import ListingRow, PageLink, render_article, render_listing
from tests.golden.records import ARTICLES, FEED
from tests.pages.samples import BASE, SITE, article

_BODY = ("<p>" + "Een zin met gewone woorden, en nog een &amp; die volgt. " * 6 + "</p>\n") * 12


def _rate(work: Callable[[], object], units: int, rounds: int = 5) -> float:
    """Units a second of the quickest round."""
    best = min(_spent(work) for _ in range(rounds))
    return units / best


def _spent(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _feed(entries: int) -> Feed:
    articles = tuple(
        article(id=f"urn:x:{n}", title=f"Title {n} & more", summary="Summary. " * 20, html=_BODY)
        for n in range(entries)
    )
    return replace(FEED, entries=articles)


def _say(what: str, rate: float) -> None:
    sys.stdout.write(f"{what:42} {rate:10,.0f} a second\n")


def main() -> None:
    """Measure and print."""
    plain = article(html=_BODY, summary="Summary. " * 20)
    full = article(
        html=_BODY,
        summary="Summary. " * 20,
        title="A title & more",
        authors=(Author(name="Ann"), Author(name="Bob")),
        tags=("one", "two", "three"),
        image=BASE + "a.png",
    )
    near = PageLink(title="Another", href=BASE + "2019/another.html")
    path = "2019/walking-on-mud.html"

    count = 3000
    _say(
        "article pages, 4 KB of text",
        _rate(lambda: [render_article(plain, SITE, path=path) for _ in range(count)], count),
    )
    _say(
        "the same with authors, tags, neighbours",
        _rate(
            lambda: [
                render_article(full, SITE, path=path, previous=near, following=near)
                for _ in range(count)
            ],
            count,
        ),
    )
    row = ListingRow(
        title="A title", href=plain.permalink, published=ARTICLES[1].published, summary="S. " * 60
    )
    _say(
        "rows of lists",
        _rate(lambda: render_listing("T", [row] * 100, SITE, path="index.html"), 100, 30),
    )
    for size, rounds in ((30, 15), (10_000, 2)):
        feed = _feed(size)
        for name in ("atom", "rss", "json"):
            _say(
                f"{name} entries, in a feed of {size}",
                _rate(lambda feed=feed, name=name: render(feed, name), size, rounds),  # type: ignore[misc]
            )


if __name__ == "__main__":
    main()
