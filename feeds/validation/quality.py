"""Quality beyond the specifications: over what the document says about itself.

Everything here is a warning or a note: a feed that the specifications allow stays valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from feeds.validation._context import Context
from feeds.validation._facts import LATE, EntryFacts, FeedFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._media_types import FEED_ENDINGS, ending_of
from feeds.validation._quality_entries import FEW_DATES, check_address, check_entries, on
from feeds.validation.values.addresses import normal_form, scheme_of

__all__ = ["LARGE_BYTES", "MANY_ENTRIES", "RULES", "check_quality"]

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


LARGE = Rule(
    code="Q401",
    name="large-feed",
    severity="info",
    message="the feed has {size} bytes",
    hint="keep the newest entries, and move older ones to archive documents",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)
MANY = Rule(
    code="Q402",
    name="many-entries",
    severity="info",
    message="the feed has {count} entries",
    hint="keep the newest entries, and move older ones to archive documents",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-4",
)
NO_ENTRIES = Rule(
    code="Q403",
    name="no-entries",
    severity="info",
    message="the feed has no entries",
    hint="check that the articles were found",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1",
)


def _check_size(feed: FeedFacts, context: Context) -> None:
    if context.size > LARGE_BYTES:
        on(context, LARGE, feed, size=f"{context.size:,}".replace(",", " "))
    count = len(feed.entries) + feed.unread
    if count > MANY_ENTRIES:
        on(context, MANY, feed, count=count)
    if not feed.entries and not context.state.entry_meant:
        on(context, NO_ENTRIES, feed)


WRONG_ENDING = Rule(
    code="Q404",
    name="file-name-of-another-format",
    severity="warning",
    message="{name} is served as {served}, and the document is {found}",
    hint="give it an ending such as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-4",
)


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
            WRONG_ENDING,
            feed,
            name=context.name,
            served=served,
            found=context.format,
            usual=usual,
        )


HUB_WITHOUT_SELF = Rule(
    code="Q205",
    name="hub-without-self",
    severity="warning",
    message="the feed names a hub and not its own address",
    hint="add a self link; a hub is asked for exactly that address",
    spec="https://www.w3.org/TR/websub/#discovery",
)
PAGE_LOOP = Rule(
    code="Q206",
    name="paging-loop",
    severity="warning",
    message="the {rel} link leads back to this document: {value}",
    hint="link to the other page, or leave it out at the end",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-3",
)
ARCHIVE_COMPLETE = Rule(
    code="Q405",
    name="archive-and-complete",
    severity="warning",
    message="the feed says that it is an archive document and that it is complete",
    hint="keep fh:archive or fh:complete, not both",
    spec="https://www.rfc-editor.org/rfc/rfc5005#section-2",
)


def _check_feed(feed: FeedFacts, context: Context) -> None:
    links = {link.rel: link for link in reversed(feed.links)}
    own = links.get("self")
    if own is not None:
        _check_self(own, context)
    if "hub" in links and own is None:
        on(context, HUB_WITHOUT_SELF, links["hub"])
    for rel in ("next", "previous", "prev", "prev-archive", "next-archive"):
        other = links.get(rel)
        address = own.href if own else context.base
        if other is not None and address and _same(other.href, address):
            on(context, PAGE_LOOP, other, rel=rel, value=other.href)
    if feed.archive and feed.complete:
        on(context, ARCHIVE_COMPLETE, feed)
    check_address(feed.link, "the link to the site", feed, feed, context)
    for link in feed.links:
        check_address(link.href, f"the {link.rel} link", link, feed, context)


SELF_ELSEWHERE = Rule(
    code="Q202",
    name="self-elsewhere",
    severity="warning",
    message="the self link is {value}, and the feed is at {base}",
    hint="write {base}",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
)


def _check_self(own: LinkFacts, context: Context) -> None:
    if scheme_of(own.href) and context.base and not _same(own.href, context.base):
        on(context, SELF_ELSEWHERE, own, value=own.href, base=context.base)


def _same(one: str, other: str) -> bool:
    return normal_form(one.strip()) == normal_form(other.strip())


FEED_OLDER = Rule(
    code="Q103",
    name="feed-older-than-entry",
    severity="warning",
    message="the feed says it changed at {feed}, and an entry at {entry}",
    hint="set it to the newest change of an entry",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.15",
)
SAME_DATES = Rule(
    code="Q105",
    name="all-dates-equal",
    severity="warning",
    message="all {count} entries have the date {value}",
    hint="give each entry the date of its article, not that of the build",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.9",
)


def _check_dates(feed: FeedFacts, context: Context) -> None:
    newest = max((date for entry in feed.entries for date in _all_dates(entry)), default=None)
    if feed.updated and newest and newest - feed.updated > LATE:
        on(context, FEED_OLDER, feed, feed=_shown(feed.updated), entry=_shown(newest))
    dates = [entry.published or entry.updated for entry in feed.entries]
    if len(dates) >= FEW_DATES and dates[0] is not None and len(set(dates)) == 1:
        on(context, SAME_DATES, feed, count=len(dates), value=_shown(dates[0]))
    elif feed.entries:
        _check_order(feed.entries, context)


UNSORTED = Rule(
    code="Q104",
    name="not-newest-first",
    severity="info",
    message="this entry is the newest, and does not stand first",
    hint="begin with the newest",
    spec="https://www.rssboard.org/rss-profile#element-channel-item",
)


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
        on(context, UNSORTED, wrong)


def _all_dates(entry: EntryFacts) -> Iterator[datetime]:
    if entry.updated:
        yield entry.updated
    if entry.published:
        yield entry.published


def _shown(date: datetime) -> str:
    return date.isoformat().replace("+00:00", "Z")


RULES: tuple[Rule, ...] = (
    FEED_OLDER,
    UNSORTED,
    SAME_DATES,
    SELF_ELSEWHERE,
    HUB_WITHOUT_SELF,
    PAGE_LOOP,
    LARGE,
    MANY,
    NO_ENTRIES,
    WRONG_ENDING,
    ARCHIVE_COMPLETE,
)
