"""What the ledger has to remember of the feeds that were made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

import msgspec

from feeds.ledger import Entry, KnownFeed, Ledger, Window, with_changed
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
        entries=_in_feeds(ledger.entries, keys) if keys else ledger.entries,
        feeds=tuple(sorted(feeds.values())),
        pages=tuple(sorted(pages, key=lambda page: (page.feed, page.number))),
        windows=tuple(sorted(_windows(selections))),
    )


def _in_feeds(entries: Mapping[str, Entry], keys: Mapping[str, Set[str]]) -> Mapping[str, Entry]:
    """The entries, each with the feeds that it stands in now beside those that it stood in."""
    return with_changed(entries, _changed(entries, keys))


def _changed(entries: Mapping[str, Entry], keys: Mapping[str, Set[str]]) -> Iterator[Entry]:
    for one, found in keys.items():
        entry = entries.get(one)
        if entry is not None and not found <= set(entry.feeds):
            feeds = tuple(sorted({*entry.feeds, *found}))
            yield msgspec.structs.replace(entry, feeds=feeds)


def _windows(selections: Iterable[Selection]) -> Iterator[Window]:
    """Of the main feed, whose settings hold for all, and of those that have some of their own."""
    usual: Window | None = None
    for selection in selections:
        window = selection.window
        usual = usual or window
        if window is usual or replace(window, feed=usual.feed) != usual:
            yield window
