"""What the ledger has to remember of the feeds that were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from feeds.ledger import KnownFeed, Ledger, Window
from feeds.selection._selection import Selection

__all__ = ["remember"]


def remember(ledger: Ledger, selections: Sequence[Selection]) -> Ledger:
    """The ledger with the feeds, who stood in them, what limits them, and the archive pages
    sealed now.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    feeds = {feed.key: feed for feed in ledger.feeds}
    pages = list(ledger.pages)
    for selection in selections:
        pages += selection.sealing
        if not selection.key:
            continue
        if selection.kind != "named":  # the settings remember those
            feeds[selection.key] = KnownFeed(
                kind=selection.kind, name=selection.name, title=selection.title
            )
        for card in selection.members:
            keys[card.id].add(selection.key)
    return replace(
        ledger,
        entries={
            one: msgspec.structs.replace(entry, feeds=tuple(sorted({*entry.feeds, *keys[one]})))
            if keys[one] - set(entry.feeds)
            else entry
            for one, entry in ledger.entries.items()
        },
        feeds=tuple(sorted(feeds.values())),
        pages=tuple(sorted(pages, key=lambda page: (page.feed, page.number))),
        windows=tuple(sorted(_windows(selections))),
    )


def _windows(selections: Iterable[Selection]) -> Iterator[Window]:
    """Of the main feed, whose settings hold for all, and of those that have some of their own."""
    usual: Window | None = None
    for selection in selections:
        window = selection.window
        usual = usual or window
        if window is usual or replace(window, feed=usual.feed) != usual:
            yield window
