"""What readers will stumble over in the entries: addresses, dates, enclosures."""

from __future__ import annotations

from urllib.parse import urlsplit

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._facts import LATE, EntryFacts, FeedFacts, LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._html_address import is_local
from feeds.validation._identity import GENERAL as OF_IDS
from feeds.validation._media_types import MEDIA_TYPES, ending_of, fits
from feeds.validation.values.types import media_type

__all__ = ["FEW_DATES", "RULES", "check_address", "check_entries", "on"]

FEW_DATES = 3  # so many equal dates are no chance any more
_PLAYED = ("audio/", "video/")

_LEFTOVER = lazy_regex(
    r"(?:^|[/=:])(undefined|None|null|NaN|nil)(?=$|[/?#&.])|(\{\{[^{}]*\}?\}?|\[object |%7B%7B)"
)


def on(
    context: Context, rule: Rule, item: FeedFacts | EntryFacts | LinkFacts, **params: object
) -> None:
    context.add(rule, item.line, item.column, item.path, **params)


NO_DATE = Rule(
    code="Q107",
    name="missing-date",
    severity="warning",
    message="the entry has no date",
    hint="add the date of publication",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-pubdate",
    once="feed",
)
UPDATED_FIRST = Rule(
    code="Q108",
    name="updated-before-published",
    severity="warning",
    message="updated is before published",
    hint="set updated to the last change, which is publication at the earliest",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.9",
    once="feed",
)
EMPTY_BODY = Rule(
    code="Q109",
    name="empty-body",
    severity="warning",
    message="the body of the entry says nothing",
    hint="write the text, or leave the element out",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3",
    once="feed",
)
CUT_BODIES = Rule(
    code="Q110",
    name="cut-bodies",
    severity="warning",
    message="the full text of all {count} entries breaks off",
    hint='write the whole text, or only a summary: description, <summary>, "summary"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3",
)


def check_entries(feed: FeedFacts, context: Context) -> None:
    context.count(NO_DATE, feed.unread)
    count = len(feed.entries)
    if count >= FEW_DATES and all(entry.body == "cut" for entry in feed.entries):
        on(context, CUT_BODIES, feed, count=count)
    _check_twins(feed.entries, context)
    for entry in feed.entries:
        if entry.body == "empty":
            on(context, EMPTY_BODY, entry)
        if not entry.dated:
            on(context, NO_DATE, entry)
        is_json = context.format.startswith("json")
        early = entry.updated and entry.published and entry.published - entry.updated > LATE
        if early and not is_json:  # J305 says it in JSON
            on(context, UPDATED_FIRST, entry)
        check_address(entry.link, "the link", entry, feed, context)
        if entry.id != entry.link:
            check_address(entry.id, "the id", entry, feed, context)
        for link in entry.links:
            check_address(link.href, f"the {link.rel} link", link, feed, context)
            if link.rel == "enclosure":
                _check_enclosure(link, context)


SAME_LINK = Rule(
    code="Q102",
    name="same-link",
    severity="warning",
    message="another entry has the link {value}, at line {line}",
    hint="link each entry to its own page",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
    once="feed",
)


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
                on(context, SAME_LINK, entry, value=entry.link, line=first.line)


LOCAL = Rule(
    code="Q203",
    name="local-feed-address",
    severity="warning",
    message="{what} leads to this machine or network: {value}",
    hint="build the feed with the site's public address",
    spec="https://www.rfc-editor.org/rfc/rfc6761#section-6.3",
    once="feed",
)
INSECURE = Rule(
    code="Q204",
    name="insecure-link",
    severity="info",
    message="{what} is http in an https feed: {value}",
    hint="use https",
    spec="https://www.w3.org/TR/mixed-content/",
    once="feed",
)
ADDRESS_LEFTOVER = Rule(
    code="Q207",
    name="leftover-in-address",
    severity="warning",
    message="a template or program left {value} in {what}",
    hint="give the value",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.1",
    once="feed",
)


def check_address(
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
        on(context, ADDRESS_LEFTOVER, item, what=what, value=value, **kept)
    if not address.lower().startswith(("http:", "https:", "file:")):
        return
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    if address.lower().startswith("file:") or is_local(host):
        on(context, LOCAL, item, what=what, value=address, **kept)
    elif what != "the id" and address[:5].lower() == "http:":
        secure = _secure_host(feed, context)
        if secure and (host == secure or what == "the enclosure link"):
            on(context, INSECURE, item, what=what, value=address)


def _secure_host(feed: FeedFacts, context: Context) -> str:
    """The host of the feed if it is at an https address; else ""."""
    own = next((link.href for link in feed.links if link.rel == "self"), "")
    address = context.base or own
    try:
        return (urlsplit(address).hostname or "") if address[:6].lower() == "https:" else ""
    except ValueError:
        return ""


ENCLOSURE_TYPE = Rule(
    code="Q301",
    name="enclosure-type",
    severity="warning",
    message="the enclosure says {type}, and the ending {ending} is of {usual}",
    hint="write {usual}, or fix the address",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
    once="feed",
)
ENCLOSURE_EMPTY = Rule(
    code="Q302",
    name="enclosure-length-zero",
    severity="info",
    message="the enclosure says it has no bytes",
    hint="write the size of the file in bytes",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-enclosure",
    once="feed",
)


def _check_enclosure(link: LinkFacts, context: Context) -> None:
    ending = ending_of(link.href)
    if media_type(link.type) and not fits(link.type, ending):
        usual = MEDIA_TYPES[ending][0]
        on(context, ENCLOSURE_TYPE, link, type=link.type, ending=ending, usual=usual)
    if link.length.strip() == "0" and link.type.lower().startswith(_PLAYED):
        on(context, ENCLOSURE_EMPTY, link)


RULES: tuple[Rule, ...] = (
    SAME_LINK,
    NO_DATE,
    UPDATED_FIRST,
    EMPTY_BODY,
    CUT_BODIES,
    LOCAL,
    INSECURE,
    ADDRESS_LEFTOVER,
    ENCLOSURE_TYPE,
    ENCLOSURE_EMPTY,
)
