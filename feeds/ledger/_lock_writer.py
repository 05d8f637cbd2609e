"""The ledger → the lines of feeds.lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import FORMAT_VERSION, line_of, written

__all__ = ["article_lines", "header_lines"]

_COMMENT = "# The identity of every article ever published: commit this file with the articles."


def header_lines(ledger: Ledger) -> Iterator[str]:
    """What is not one article's: the site, its feeds and their sealed pages."""
    yield _COMMENT
    yield f"format\t{FORMAT_VERSION}"
    yield f"fingerprint\t{ledger.fingerprint_version}"
    if ledger.site_id:
        yield line_of("site", ledger.site_id)
    for pattern in sorted(ledger.patterns):
        yield line_of("permalink", pattern)
    for one in sorted(ledger.settings):
        yield line_of(
            "settings", str(one.coverage), one.stated, one.dates, one.language, one.addresses
        )
    for window in sorted(ledger.windows):
        sizes = (window.limit, window.max_bytes, window.archive)
        yield line_of("window", window.feed, *map(str, sizes))
    for feed in sorted(ledger.feeds):
        yield line_of("feed", feed.kind, feed.name, feed.title)
    for one_address in sorted(ledger.addresses):
        state = "given-up" if one_address.given_up else "published"
        yield line_of("address", one_address.file, one_address.format, one_address.feed, state)
    for one_page in sorted(ledger.undated):
        cells = (one_page.permalink, one_page.path, one_page.state, one_page.digest)
        yield line_of("undated", *cells, *one_page.moved)
    for page in sorted(ledger.pages, key=lambda page: (page.feed, page.number)):
        members = (cell for one, stamp in page.members for cell in (one, written(stamp)))
        yield line_of("page", page.feed, str(page.number), str(page.purged), *members)


def article_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """One line for each id, sorted by id (one more for each further path after a merge)."""
    for entry in sorted(entries, key=attrgetter("id")):
        first = written(entry.first)
        extra = [f"origin={entry.origin}"] if entry.origin else []
        if entry.is_given:
            extra.append("given=yes")
        if entry.ended is not None:
            extra.append(f"ended={written(entry.ended)}")
        if entry.other_ids or entry.moved or entry.feeds:
            extra += [f"{name}={other}" for name, other in sorted(entry.other_ids.items())]
            extra += [f"moved={path}" for path in sorted(entry.moved)]
            extra += [f"feed={key}" for key in sorted(entry.feeds)]
        for path in entry.paths or ("",):
            yield line_of(
                "article",
                entry.id,
                str(entry.sequence),
                first,
                first if entry.updated == entry.first else written(entry.updated),
                entry.state,
                entry.fingerprint,
                entry.slug,
                entry.permalink,
                path,
                *extra,
            )
