"""Quality beyond the specifications: over what the document says about itself.

Everything here is a warning or a note: a feed that the specifications allow stays valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from feeds.validation._context import Context
from feeds.validation._facts import LATE, EntryFacts, FeedFacts, LinkFacts
from feeds.validation._media_types import FEED_ENDINGS, ending_of
from feeds.validation._quality_entries import FEW_DATES, check_address, check_entries, on
from feeds.validation.rules import quality as rules
from feeds.validation.values.addresses import normal_form, scheme_of

__all__ = ["check_quality"]

LARGE_BYTES = 2_000_000
MANY_ENTRIES = 1000


def check_quality(context: Context) -> None:
    """Report what readers will stumble over, once the whole document is known."""
    feed = context.facts
    if not feed.line or context.format.startswith(("opml", "rss-1.0")):
        return  # no feed, or none that could be read to its end
    _check_name(feed, context)
    if feed.whole:
        _check_size(feed, context)
    if feed.whole and context.format != "atom-entry":
        _check_feed(feed, context)
        _check_dates(feed, context)
    check_entries(feed, context)


def _check_size(feed: FeedFacts, context: Context) -> None:
    if context.size > LARGE_BYTES:
        on(context, rules.LARGE, feed, size=f"{context.size:,}".replace(",", " "))
    count = len(feed.entries) + feed.unread
    if count > MANY_ENTRIES:
        on(context, rules.MANY, feed, count=count)
    if not feed.entries and not context.state.entry_meant:
        on(context, rules.NO_ENTRIES, feed)


def _check_name(feed: FeedFacts, context: Context) -> None:
    """The file name against the format; only where no Content-Type is known."""
    ending = ending_of(context.name)
    kind = context.format.partition("-")[0]
    if context.content_type or ending not in FEED_ENDINGS:
        return
    served, formats = FEED_ENDINGS[ending]
    if kind not in formats:
        usual = ".json" if kind == "json" else ".xml"
        on(
            context,
            rules.WRONG_ENDING,
            feed,
            name=context.name,
            served=served,
            found=context.format,
            usual=usual,
        )


def _check_feed(feed: FeedFacts, context: Context) -> None:
    links = {link.rel: link for link in reversed(feed.links)}
    own = links.get("self")
    if own is not None:
        _check_self(own, context)
    if "hub" in links and own is None:
        on(context, rules.HUB_WITHOUT_SELF, links["hub"])
    for rel in ("next", "previous", "prev", "prev-archive", "next-archive"):
        other = links.get(rel)
        address = own.href if own else context.base
        if other is not None and address and _same(other.href, address):
            on(context, rules.PAGE_LOOP, other, rel=rel, value=other.href)
    if feed.archive and feed.complete:
        on(context, rules.ARCHIVE_COMPLETE, feed)
    check_address(feed.link, "the link to the site", feed, feed, context)
    for link in feed.links:
        check_address(link.href, f"the {link.rel} link", link, feed, context)


def _check_self(own: LinkFacts, context: Context) -> None:
    if scheme_of(own.href) and context.base and not _same(own.href, context.base):
        on(context, rules.SELF_ELSEWHERE, own, value=own.href, base=context.base)


def _same(one: str, other: str) -> bool:
    return normal_form(one.strip()) == normal_form(other.strip())


def _check_dates(feed: FeedFacts, context: Context) -> None:
    newest = max((date for entry in feed.entries for date in _all_dates(entry)), default=None)
    if feed.updated and newest and newest - feed.updated > LATE:
        on(context, rules.FEED_OLDER, feed, feed=_shown(feed.updated), entry=_shown(newest))
    dates = [entry.published or entry.updated for entry in feed.entries]
    if len(dates) >= FEW_DATES and dates[0] is not None and len(set(dates)) == 1:
        on(context, rules.SAME_DATES, feed, count=len(dates), value=_shown(dates[0]))
    elif feed.entries:
        _check_order(feed.entries, context)


def _check_order(entries: list[EntryFacts], context: Context) -> None:
    """The newest first, by publication or by change: elsewhere it may be missed.

    What follows the first may be in any order; readers sort it.
    """
    wrong: EntryFacts | None = None
    for dates in (
        [(entry.published, entry) for entry in entries if entry.published],
        [(entry.updated, entry) for entry in entries if entry.updated],
    ):
        if not dates:
            continue
        newest = max(date for date, _ in dates)
        if dates[0][0] == newest:
            return
        wrong = wrong or next(entry for date, entry in dates if date == newest)
    if wrong is not None:
        on(context, rules.UNSORTED, wrong)


def _all_dates(entry: EntryFacts) -> Iterator[datetime]:
    if entry.updated:
        yield entry.updated
    if entry.published:
        yield entry.published


def _shown(date: datetime) -> str:
    return date.isoformat().replace("+00:00", "Z")
