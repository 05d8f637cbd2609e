"""Feed addresses are promises: each one that was ever published goes on, or is given up.

Pure: what is published now is compared with what the ledger knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from feeds.records import dataclass

__all__ = ["FeedAddress", "SettledAddresses", "settle_feed_addresses"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FeedAddress:
    """A file of the output that subscribers may have, and what they get there."""

    file: str
    format: str  # atom, rss, json or opml
    feed: str  # the key of the feed, of which its id is made; "" for the main one
    given_up: bool = False  # with the consent of the publisher

    @property
    def document(self) -> tuple[str, str]:
        """What is published there, whatever the name of the file."""
        return self.feed, self.format


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledAddresses:
    """What becomes of the known addresses when these are published now."""

    addresses: tuple[FeedAddress, ...]  # to be kept in the ledger, sorted
    renamed: Mapping[tuple[str, str], tuple[str, ...]]  # (feed, format) → its former files
    gone: tuple[FeedAddress, ...]  # that nothing answers any more
    given_up: tuple[FeedAddress, ...]  # the same, where it is meant
    taken: tuple[tuple[FeedAddress, FeedAddress], ...]  # (former, another document's, same file)


def settle_feed_addresses(
    known: Iterable[FeedAddress], now: Iterable[FeedAddress], *, give_up: bool = False
) -> SettledAddresses:
    """Compare the addresses that are known with those that are published now.

    A document whose file has another name keeps its former files too. One that is not
    published any more is gone; with `give_up` it is noted as given up, and not asked for again.
    A file that another feed, or another format of the same one, would have is taken: its
    subscribers would get what they did not ask for.
    """
    current = {one.file: replace(one, given_up=False) for one in now}
    documents = {one.document for one in current.values()}
    kept = dict(current)
    renamed: dict[tuple[str, str], list[str]] = {}
    gone: list[FeedAddress] = []
    taken: list[tuple[FeedAddress, FeedAddress]] = []
    for one in sorted(known):
        other = current.get(one.file)
        if other is not None:
            if other.document != one.document and not (one.given_up or give_up):
                taken.append((one, other))
            continue
        kept[one.file] = one
        if one.document in documents:
            kept[one.file] = replace(one, given_up=False)
            renamed.setdefault(one.document, []).append(one.file)
        elif not one.given_up:
            kept[one.file] = replace(one, given_up=give_up)
            gone.append(one)
    return SettledAddresses(
        addresses=tuple(sorted(kept.values())),
        renamed={document: tuple(files) for document, files in renamed.items()},
        gone=() if give_up else tuple(gone),
        given_up=tuple(gone) if give_up else (),
        taken=tuple(taken),
    )
