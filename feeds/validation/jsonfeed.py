"""JSON Feed 1.0 and 1.1: every member, its type and its value, with the place of each fault.

The items are read one by one and forgotten, so that only the facts of each stay in memory.
"""

from __future__ import annotations

from collections.abc import Mapping

from feeds.patterns import lazy_regex
from feeds.validation._context import Context
from feeds.validation._facts import LinkFacts
from feeds.validation._finding import Rule
from feeds.validation._json import MAX_DEPTH, JsonNode, JsonReader, JsonSyntaxError, Members
from feeds.validation._json_fields import FEED, HUB
from feeds.validation._json_item import ItemCheck
from feeds.validation._json_record import RecordCheck
from feeds.validation._json_strange import json_stranger
from feeds.validation._json_text import Places, json_text

__all__ = ["RULES", "check_json"]

_V11 = "json-1.1"
_VERSIONS = {
    "https://jsonfeed.org/version/1": "json-1.0",
    "https://jsonfeed.org/version/1.1": _V11,
}
_VERSION = lazy_regex(
    r'"version"\s*+:\s*+"(https?:(?:\\?/){2}jsonfeed\.org\\?/version\\?/[^"]{0,40})"'
)

MISSING_ITEMS = Rule(
    code="J204",
    name="json-missing-items",
    severity="error",
    message="the feed has no items",
    hint='add "items": [], an array even when there are none',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
MISSING_HOME = Rule(
    code="J209",
    name="json-missing-home-page",
    severity="warning",
    message="the feed has no home_page_url",
    hint='add "home_page_url": "https://…", the page the feed belongs to',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
MISSING_FEED_URL = Rule(
    code="J210",
    name="json-missing-feed-url",
    severity="warning",
    message="the feed has no feed_url",
    hint='add "feed_url": "https://…/feed.json", the address of this document',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)

_NEEDED = {
    "items": MISSING_ITEMS,
    "home_page_url": MISSING_HOME,
    "feed_url": MISSING_FEED_URL,
}
_HUBS = frozenset({"websub", "rsscloud"})

JSON_SYNTAX = Rule(
    code="J101",
    name="json-syntax",
    severity="error",
    message="this is not JSON: {problem}",
    hint="write it with a JSON library; nothing after this place was read",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-2",
)
DUPLICATE_KEY = Rule(
    code="J104",
    name="duplicate-key",
    severity="error",
    message='the key "{key}" stands twice in one object',
    hint="keep one; parsers differ on which of them counts",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-4",
)
TOO_DEEP = Rule(
    code="J105",
    name="json-too-deep",
    severity="error",
    message="the JSON is nested deeper than {limit} levels",
    hint="a feed needs five; flatten the extension",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-9",
)
LONE_SURROGATE = Rule(
    code="J106",
    name="lone-surrogate",
    severity="error",
    message="half a character: a surrogate escape without its other half",
    hint="write the character itself, or both escapes",
    spec="https://www.rfc-editor.org/rfc/rfc8259#section-8.2",
)
NOT_A_JSON_FEED = Rule(
    code="J107",
    name="not-a-json-feed",
    severity="error",
    message="this JSON is no JSON Feed: {problem}",
    hint='name the address of the feed; a JSON Feed has "version", "title" and "items"',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)


def check_json(data: bytes, context: Context) -> None:
    """Report what is wrong with a JSON Feed, and fill the facts of the context."""
    text = json_text(data, context)
    places = Places(text)
    stated = _VERSION.search(text)  # the items may stand before it
    context.format = _VERSIONS.get(stated[1].replace("\\", ""), _V11) if stated else _V11
    record = RecordCheck(context, text, places)
    items = ItemCheck(record)

    def fault(kind: str, offset: int, shown: str) -> None:
        rule = DUPLICATE_KEY if kind == "duplicate-key" else LONE_SURROGATE
        context.add(rule, *places.at(offset), "", key=shown)

    try:
        if stated is None and (other := json_stranger(JsonReader(text).read().value)):
            context.discard()
            context.add(NOT_A_JSON_FEED, 1, 1, "$", problem=f"it is {other}")
            context.format = ""
            return
        root = JsonReader(text, fault, stream="items", each=items.check).read()
    except JsonSyntaxError as error:
        rule = TOO_DEEP if error.deep else JSON_SYNTAX
        context.add(rule, *places.at(error.offset), "", problem=error.message, limit=MAX_DEPTH)
        return
    if isinstance(root.value, Members):
        _FeedCheck(record, root, root.value).check()


MISSING_VERSION = Rule(
    code="J201",
    name="json-missing-version",
    severity="error",
    message="the feed has no version",
    hint='add "version": "https://jsonfeed.org/version/1.1"',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
BAD_VERSION = Rule(
    code="J202",
    name="json-bad-version",
    severity="error",
    message="{value} is no version of JSON Feed",
    hint='write "https://jsonfeed.org/version/1.1"',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
MISSING_TITLE = Rule(
    code="J203",
    name="json-missing-title",
    severity="error",
    message="the feed has {lack} title",
    hint='add "title": "…", the name of the site',
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
NEXT_IS_SELF = Rule(
    code="J216",
    name="json-next-is-self",
    severity="error",
    message="next_url is the feed's own address",
    hint="give the address of the next page, or leave it out on the last one",
    spec="https://www.jsonfeed.org/version/1.1/#top-level",
)
UNKNOWN_HUB = Rule(
    code="J217",
    name="json-unknown-hub",
    severity="info",
    message="the hub type {value} is not widely known",
    hint='the types in use are "WebSub" and "rssCloud"',
    spec="https://www.jsonfeed.org/version/1.1/#subscribing-to-real-time-notifications",
)


class _FeedCheck:
    """The members of the feed itself."""

    def __init__(self, record: RecordCheck, root: JsonNode, members: Members) -> None:
        self._record = record
        self._root = root
        self._members = members

    def check(self) -> None:
        """Everything but the items, which have been looked at."""
        record, members, start = self._record, self._members, self._root.start
        self._version()
        if record.missing(members, "title") and not self._is_meant("title"):
            lack = "an empty" if "title" in members else "no"
            record.report(MISSING_TITLE, start, "$", lack=lack)
        for key, rule in _NEEDED.items():
            if not record.stated(members, FEED, key):
                record.report(rule, start, "$")
        items = members.get("items")
        if items is not None and items.value is None:
            record.report(MISSING_ITEMS, items.start, "$.items")
        record.members(members, FEED, "$", required=frozenset({"title", "version", "items"}))
        record.authors(members, "$")
        self._hubs()
        self._next()
        self._facts()

    def _is_meant(self, key: str) -> bool:
        """Whether another key stands for this one."""
        return key not in self._members and self._record.stated(self._members, FEED, key)

    def _version(self) -> None:
        node = self._members.get("version")
        if self._is_meant("version"):
            return
        if node is None or node.value is None:
            self._record.report(MISSING_VERSION, self._root.start, "$")
        elif isinstance(node.value, str) and node.value not in _VERSIONS:
            self._record.report(BAD_VERSION, node.start, "$.version", value=node.value)
        elif isinstance(node.value, str):
            self._record.context.format = _VERSIONS[node.value]

    def _hubs(self) -> None:
        node = self._members.get("hubs")
        if node is None or not isinstance(node.value, list):
            return
        for index, hub in enumerate(node.value):
            path = f"$.hubs[{index}]"
            if not isinstance(hub.value, Members):
                self._record.wrong(hub, path, "hubs", "an object")
                continue
            self._record.required(hub, hub.value, ("type", "url"), path, what="hub")
            self._record.members(hub.value, HUB, path, required=frozenset(HUB))
            kind = hub.value.get("type")
            if kind and isinstance(kind.value, str) and kind.value.lower() not in _HUBS:
                self._record.report(UNKNOWN_HUB, kind.start, f"{path}.type", value=kind.value)
            self._link("hub", hub.value.get("url"), f"{path}.url")

    def _next(self) -> None:
        following = self._members.get("next_url")
        own = self._members.get("feed_url")
        if following and own and following.value == own.value and following.value:
            self._record.report(NEXT_IS_SELF, following.start, "$.next_url")

    def _facts(self) -> None:
        facts, members = self._record.context.facts, self._members
        facts.title = _text(members, "title")
        facts.link = _text(members, "home_page_url")
        facts.language = _text(members, "language")
        facts.line, facts.column = self._record.places.at(self._root.start)
        facts.path = "$"
        items = members.get("items")
        facts.whole = items is not None and isinstance(items.value, list)
        self._link("self", members.get("feed_url"), "$.feed_url")
        self._link("next", members.get("next_url"), "$.next_url")
        self._link("icon", members.get("icon"), "$.icon")

    def _link(self, rel: str, node: JsonNode | None, path: str) -> None:
        if node is None or not isinstance(node.value, str):
            return
        line, column = self._record.places.at(node.start)
        link = LinkFacts(rel=rel, href=node.value, line=line, column=column, path=path)
        self._record.context.facts.links.append(link)


def _text(members: Mapping[str, JsonNode], key: str) -> str:
    node = members.get(key)
    return node.value if node is not None and isinstance(node.value, str) else ""


RULES: tuple[Rule, ...] = (
    JSON_SYNTAX,
    DUPLICATE_KEY,
    TOO_DEEP,
    LONE_SURROGATE,
    NOT_A_JSON_FEED,
    MISSING_VERSION,
    BAD_VERSION,
    MISSING_TITLE,
    MISSING_ITEMS,
    MISSING_HOME,
    MISSING_FEED_URL,
    NEXT_IS_SELF,
    UNKNOWN_HUB,
)
