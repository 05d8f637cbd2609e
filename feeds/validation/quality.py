"""Quality beyond the specifications: over what the document says about itself.

Everything here is a warning or a note: a feed that the specifications allow stays valid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from feeds.validation._context import Context
from feeds.validation._facts import LATE, EntryFacts, FeedFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._html_address import is_local
from feeds.validation._identity import GENERAL as OF_IDS
from feeds.validation._media_types import FEED_ENDINGS, MEDIA_TYPES, ending_of, fits
from feeds.validation.rules import quality as rules
from feeds.validation.values.addresses import normal_form, scheme_of
from feeds.validation.values.types import media_type

__all__ = ["check_quality"]

LARGE_BYTES = 2_000_000
MANY_ENTRIES = 1000
FEW_DATES = 3  # so many equal dates are no chance any more
_PLAYED = ("audio/", "video/")
_LEFTOVER = re.compile(
    r"(?:^|[/=:])(undefined|None|null|NaN|nil)(?=$|[/?#&.])|(\{\{[^{}]*\}?\}?|\[object |%7B%7B)"
)


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
    _check_entries(feed, context)


def _on(
    context: Context, rule: Rule, item: FeedFacts | EntryFacts | LinkFacts, **params: object
) -> None:
    context.add(rule, item.line, item.column, item.path, **params)


def _check_size(feed: FeedFacts, context: Context) -> None:
    if context.size > LARGE_BYTES:
        _on(context, rules.LARGE, feed, size=f"{context.size:,}".replace(",", " "))
    count = len(feed.entries) + feed.unread
    if count > MANY_ENTRIES:
        _on(context, rules.MANY, feed, count=count)
    if not feed.entries and not context.state.entry_meant:
        _on(context, rules.NO_ENTRIES, feed)


def _check_name(feed: FeedFacts, context: Context) -> None:
    """The file name against the format; only where no Content-Type is known."""
    ending = ending_of(context.name)
    kind = context.format.partition("-")[0]
    if context.content_type or ending not in FEED_ENDINGS:
        return
    served, formats = FEED_ENDINGS[ending]
    if kind not in formats:
        usual = ".json" if kind == "json" else ".xml"
        _on(
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
        _on(context, rules.HUB_WITHOUT_SELF, links["hub"])
    for rel in ("next", "previous", "prev", "prev-archive", "next-archive"):
        other = links.get(rel)
        address = own.href if own else context.base
        if other is not None and address and _same(other.href, address):
            _on(context, rules.PAGE_LOOP, other, rel=rel, value=other.href)
    if feed.archive and feed.complete:
        _on(context, rules.ARCHIVE_COMPLETE, feed)
    _check_address(feed.link, "the link to the site", feed, feed, context)
    for link in feed.links:
        _check_address(link.href, f"the {link.rel} link", link, feed, context)


def _check_self(own: LinkFacts, context: Context) -> None:
    if scheme_of(own.href) and context.base and not _same(own.href, context.base):
        _on(context, rules.SELF_ELSEWHERE, own, value=own.href, base=context.base)


def _same(one: str, other: str) -> bool:
    return normal_form(one.strip()) == normal_form(other.strip())


def _check_dates(feed: FeedFacts, context: Context) -> None:
    newest = max((date for entry in feed.entries for date in _all_dates(entry)), default=None)
    if feed.updated and newest and newest - feed.updated > LATE:
        _on(context, rules.FEED_OLDER, feed, feed=_shown(feed.updated), entry=_shown(newest))
    dates = [entry.published or entry.updated for entry in feed.entries]
    if len(dates) >= FEW_DATES and dates[0] is not None and len(set(dates)) == 1:
        _on(context, rules.SAME_DATES, feed, count=len(dates), value=_shown(dates[0]))
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
        _on(context, rules.UNSORTED, wrong)


def _all_dates(entry: EntryFacts) -> Iterator[datetime]:
    if entry.updated:
        yield entry.updated
    if entry.published:
        yield entry.published


def _shown(date: datetime) -> str:
    return date.isoformat().replace("+00:00", "Z")


def _check_entries(feed: FeedFacts, context: Context) -> None:
    context.count(rules.NO_DATE, feed.unread)
    count = len(feed.entries)
    if count >= FEW_DATES and all(entry.body == "cut" for entry in feed.entries):
        _on(context, rules.CUT_BODIES, feed, count=count)
    _check_twins(feed.entries, context)
    for entry in feed.entries:
        if entry.body == "empty":
            _on(context, rules.EMPTY_BODY, entry)
        if not entry.dated:
            _on(context, rules.NO_DATE, entry)
        is_json = context.format.startswith("json")
        early = entry.updated and entry.published and entry.published - entry.updated > LATE
        if early and not is_json:  # J305 says it in JSON
            _on(context, rules.UPDATED_FIRST, entry)
        _check_address(entry.link, "the link", entry, feed, context)
        if entry.id != entry.link:
            _check_address(entry.id, "the id", entry, feed, context)
        for link in entry.links:
            _check_address(link.href, f"the {link.rel} link", link, feed, context)
            if link.rel == "enclosure":
                _check_enclosure(link, context)


def _check_twins(entries: list[EntryFacts], context: Context) -> None:
    """Entries with one link; two with one id are reported where ids are checked.

    Two of different titles may speak of one page elsewhere; three have the link of a template.
    """
    pages: dict[str, list[EntryFacts]] = {}
    for entry in entries:
        if entry.link:
            pages.setdefault(entry.link, []).append(entry)
    for first, *others in pages.values():
        for entry in others:
            is_twin = entry.title == first.title or len(others) > 1
            if is_twin and not (entry.id and first.id == entry.id):
                _on(context, rules.SAME_LINK, entry, value=entry.link, line=first.line)


def _check_address(
    address: str,
    what: str,
    item: FeedFacts | EntryFacts | LinkFacts,
    feed: FeedFacts,
    context: Context,
) -> None:
    """Leftovers, private hosts, http in https; most addresses pass at the first look."""
    kept = {"hint": OF_IDS} if what == "the id" else {}
    left = _LEFTOVER.search(address)
    if left:
        value = left.group(1) or left.group(2)
        _on(context, rules.ADDRESS_LEFTOVER, item, what=what, value=value, **kept)
    if not address.lower().startswith(("http:", "https:", "file:")):
        return
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    if address.lower().startswith("file:") or is_local(host):
        _on(context, rules.LOCAL, item, what=what, value=address, **kept)
    elif what != "the id" and address[:5].lower() == "http:":
        secure = _secure_host(feed, context)
        if secure and (host == secure or what == "the enclosure link"):
            _on(context, rules.INSECURE, item, what=what, value=address)


def _secure_host(feed: FeedFacts, context: Context) -> str:
    """The host of the feed if it is at an https address; else ""."""
    own = next((link.href for link in feed.links if link.rel == "self"), "")
    address = context.base or own
    try:
        return (urlsplit(address).hostname or "") if address[:6].lower() == "https:" else ""
    except ValueError:
        return ""


def _check_enclosure(link: LinkFacts, context: Context) -> None:
    ending = ending_of(link.href)
    if media_type(link.type) and not fits(link.type, ending):
        usual = MEDIA_TYPES[ending][0]
        _on(context, rules.ENCLOSURE_TYPE, link, type=link.type, ending=ending, usual=usual)
    if link.length.strip() == "0" and link.type.lower().startswith(_PLAYED):
        _on(context, rules.ENCLOSURE_EMPTY, link)
