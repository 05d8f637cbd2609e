"""J: JSON Feed 1.0 and 1.1, and the JSON under it."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_JSON = "https://www.rfc-editor.org/rfc/rfc8259"
_FEED = "https://www.jsonfeed.org/version/1.1/"
_TOP = _FEED + "#top-level"
_ITEMS = _FEED + "#items"
_ATTACHMENTS = _FEED + "#attachments"
_EXTENSIONS = _FEED + "#extensions"


def _feed(members: str) -> str:
    return (
        '{\n  "version": "https://jsonfeed.org/version/1.1",\n'
        '  "title": "Reisblog",\n'
        '  "home_page_url": "https://example.org/",\n'
        '  "feed_url": "https://example.org/feed.json",\n'
        f"  {members}\n}}"
    )


def _item(members: str) -> str:
    return _feed(f'"items": [{{{members}}}]')


_GOOD = _item('"id": "tag:example.org,2026:1", "content_text": "Dag."')

JSON_SYNTAX = Rule(
    code="J101",
    name="json-syntax",
    severity="error",
    message="this is not JSON: {problem}",
    hint="write it with a JSON library; nothing after this place was read",
    spec=_JSON + "#section-2",
    why="A reader that meets one wrong character gets nothing of the feed.",
    bad='{"version": "https://jsonfeed.org/version/1.1",}',
    good=_GOOD,
)
JSON_ENCODING = Rule(
    code="J102",
    name="json-encoding",
    severity="error",
    message="the document is not UTF-8: {problem}",
    hint="save it as UTF-8",
    spec=_JSON + "#section-8.1",
    why="JSON that is exchanged is UTF-8; there is no declaration that could say otherwise.",
    bad="",
    good=_GOOD,
)
JSON_BOM = Rule(
    code="J103",
    name="json-byte-order-mark",
    severity="error",
    message="a byte order mark stands before the JSON",
    hint="save it as UTF-8 without a byte order mark",
    spec=_JSON + "#section-8.1",
    why="It must not be written, and strict parsers stop at it.",
    bad="\ufeff" + _GOOD,
    good=_GOOD,
)
DUPLICATE_KEY = Rule(
    code="J104",
    name="duplicate-key",
    severity="error",
    message='the key "{key}" stands twice in one object',
    hint="keep one; parsers differ on which of them counts",
    spec=_JSON + "#section-4",
    why="Some parsers take the first value, most the last, some refuse the document.",
    bad=_item('"id": "1", "id": "2", "content_text": "Dag."'),
    good=_GOOD,
)
TOO_DEEP = Rule(
    code="J105",
    name="json-too-deep",
    severity="error",
    message="the JSON is nested deeper than {limit} levels",
    hint="a feed needs five; flatten the extension",
    spec=_JSON + "#section-9",
    why="Parsers limit the depth, and a hostile document uses it to exhaust them.",
    bad='{"_deep": ' + "[" * 70 + "]" * 70 + "}",
    good=_GOOD,
)
LONE_SURROGATE = Rule(
    code="J106",
    name="lone-surrogate",
    severity="error",
    message="half a character: a surrogate escape without its other half",
    hint="write the character itself, or both escapes",
    spec=_JSON + "#section-8.2",
    why="It stands for no character: parsers drop it, replace it or fail.",
    bad=_item(r'"id": "1", "content_text": "Dag \ud83d"'),
    good=_item(r'"id": "1", "content_text": "Dag \ud83d\ude00"'),
)
NOT_A_JSON_FEED = Rule(
    code="J107",
    name="not-a-json-feed",
    severity="error",
    message="this JSON is no JSON Feed: {problem}",
    hint='name the address of the feed; a JSON Feed has "version", "title" and "items"',
    spec=_TOP,
    why="A reader knows a JSON Feed by its object and its version.",
    bad='[{"id": "1"}]',
    good=_GOOD,
)
CONTROL_CHARACTER = Rule(
    code="J108",
    name="json-control-character",
    severity="warning",
    message="{key} holds the control character {value}",
    hint="remove it",
    spec=_JSON + "#section-7",
    why="It cannot be shown, and cannot be kept when the item is turned into XML.",
    bad=_item(r'"id": "1", "content_text": "Dag\u0007"'),
    good=_GOOD,
)
MISSING_VERSION = Rule(
    code="J201",
    name="json-missing-version",
    severity="error",
    message="the feed has no version",
    hint='add "version": "https://jsonfeed.org/version/1.1"',
    spec=_TOP,
    why="It is what tells a JSON Feed from any other JSON.",
    bad='{"title": "Reisblog", "items": []}',
    good=_GOOD,
)
BAD_VERSION = Rule(
    code="J202",
    name="json-bad-version",
    severity="error",
    message="{value} is no version of JSON Feed",
    hint='write "https://jsonfeed.org/version/1.1"',
    spec=_TOP,
    why="Readers compare this address character by character.",
    bad='{"version": "1.1", "title": "Reisblog", "items": []}',
    good=_GOOD,
)
MISSING_TITLE = Rule(
    code="J203",
    name="json-missing-title",
    severity="error",
    message="the feed has {lack} title",
    hint='add "title": "…", the name of the site',
    spec=_TOP,
    why="People find a feed in their list by its title.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    good=_GOOD,
)
MISSING_ITEMS = Rule(
    code="J204",
    name="json-missing-items",
    severity="error",
    message="the feed has no items",
    hint='add "items": [], an array even when there are none',
    spec=_TOP,
    why="Readers look for the array and refuse a document without it.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog"}',
    good=_feed('"items": []'),
)
WRONG_TYPE = Rule(
    code="J205",
    name="json-wrong-type",
    severity="error",
    message='"{key}" is {found}, and should be {expected}',
    hint="write {example}",
    spec=_FEED,
    why="Readers in typed languages drop the field, the item or the whole feed.",
    bad=_item('"id": 1, "content_text": "Dag."'),
    good=_GOOD,
    once="name",
)
NULL_VALUE = Rule(
    code="J206",
    name="json-null",
    severity="warning",
    message='"{key}" is null',
    hint="leave the key out when there is nothing to say",
    spec=_FEED,
    why="No field of JSON Feed has null for a value, and some readers stop at it.",
    bad=_item('"id": "1", "title": null, "content_text": "Dag."'),
    good=_GOOD,
    once="feed",
)
EMPTY_STRING = Rule(
    code="J207",
    name="json-empty-string",
    severity="warning",
    message='"{key}" is empty',
    hint="leave the key out when there is nothing to say",
    spec=_FEED,
    why="An empty address or title is shown as a dead link or an empty line.",
    bad=_item('"id": "1", "title": "", "content_text": "Dag."'),
    good=_GOOD,
    once="feed",
)
NOT_A_URL = Rule(
    code="J208",
    name="json-not-a-url",
    severity="error",
    message='"{key}" is no absolute address: {value}',
    hint="write it whole, such as https://example.org/reis",
    spec=_FEED,
    why="There is nothing that a relative address could start from once the feed is in a reader.",
    bad=_item('"id": "1", "url": "/reis", "content_text": "Dag."'),
    good=_item('"id": "1", "url": "https://example.org/reis", "content_text": "Dag."'),
)
MISSING_HOME = Rule(
    code="J209",
    name="json-missing-home-page",
    severity="warning",
    message="the feed has no home_page_url",
    hint='add "home_page_url": "https://…", the page the feed belongs to',
    spec=_TOP,
    why="People open the site from their reader with it; the specification strongly recommends it.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog", "items": []}',
    good=_GOOD,
)
MISSING_FEED_URL = Rule(
    code="J210",
    name="json-missing-feed-url",
    severity="warning",
    message="the feed has no feed_url",
    hint='add "feed_url": "https://…/feed.json", the address of this document',
    spec=_TOP,
    why="It is the feed's identity when it is passed on; the specification strongly recommends it.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog", "items": []}',
    good=_GOOD,
)
ONLY_AUTHOR = Rule(
    code="J211",
    name="json-deprecated-author",
    severity="warning",
    message='"author" is of version 1.0; "authors" is missing',
    hint='add "authors": […]; "author" may stay for older readers',
    spec=_TOP,
    why="Version 1.1 replaced it, and readers written since look for authors.",
    bad=_feed('"author": {"name": "Sanne"}, "items": []'),
    good=_feed('"authors": [{"name": "Sanne"}], "items": []'),
    once="feed",
)
NEWER_KEY = Rule(
    code="J212",
    name="json-newer-key",
    severity="warning",
    message='"{key}" is of version 1.1, and the feed says 1.0',
    hint='write "version": "https://jsonfeed.org/version/1.1"',
    spec=_FEED + "#changes",
    why="A reader that goes by the version will not look for it.",
    bad='{"version": "https://jsonfeed.org/version/1", "title": "Reisblog", "language": "nl",'
    ' "items": []}',
    good=_feed('"language": "nl", "items": []'),
    once="feed",
)
UNKNOWN_KEY = Rule(
    code="J213",
    name="json-unknown-key",
    severity="info",
    message='JSON Feed has no "{key}" here',
    hint='begin the names of your own objects with _, as in "_{key}"',
    spec=_EXTENSIONS,
    why="Readers ignore it, and a later version of JSON Feed may give the name a meaning.",
    bad=_item('"id": "1", "content_text": "Dag.", "mood": "good"'),
    good=_item('"id": "1", "content_text": "Dag.", "_blog": {"mood": "good"}'),
    once="name",
)
MISSPELT_KEY = Rule(
    code="J214",
    name="json-misspelt-key",
    severity="warning",
    message='JSON Feed has no "{key}" here',
    hint='write "{near}"',
    spec=_FEED,
    why="Readers ignore a name they do not know, and what it says is lost.",
    bad=_item('"id": "1", "content_text": "Dag.", "published_date": "2026-05-01T12:00:00Z"'),
    good=_item('"id": "1", "content_text": "Dag.", "date_published": "2026-05-01T12:00:00Z"'),
    once="name",
)
BAD_EXTENSION = Rule(
    code="J215",
    name="json-bad-extension",
    severity="warning",
    message='the extension "{key}" {problem}',
    hint='write an object with a name such as "_blue_shed"',
    spec=_EXTENSIONS,
    why="An extension is an object whose name begins with _ and a letter and has no full stop.",
    bad=_feed('"_1": "x", "items": []'),
    good=_feed('"_blog": {"mood": "good"}, "items": []'),
)
NEXT_IS_SELF = Rule(
    code="J216",
    name="json-next-is-self",
    severity="error",
    message="next_url is the feed's own address",
    hint="give the address of the next page, or leave it out on the last one",
    spec=_TOP,
    why="A reader that follows it would go round in a circle.",
    bad=_feed('"next_url": "https://example.org/feed.json", "items": []'),
    good=_feed('"next_url": "https://example.org/feed-2.json", "items": []'),
)
UNKNOWN_HUB = Rule(
    code="J217",
    name="json-unknown-hub",
    severity="info",
    message="the hub type {value} is not widely known",
    hint='the types in use are "WebSub" and "rssCloud"',
    spec=_FEED + "#subscribing-to-real-time-notifications",
    why="A reader subscribes only at hubs of a type it knows.",
    bad=_feed('"hubs": [{"type": "Pigeon", "url": "https://example.org/hub"}], "items": []'),
    good=_feed('"hubs": [{"type": "WebSub", "url": "https://example.org/hub"}], "items": []'),
)
EMPTY_AUTHOR = Rule(
    code="J218",
    name="json-empty-author",
    severity="error",
    message="the author has neither name, url nor avatar",
    hint='add "name", or leave the author out',
    spec=_TOP,
    why="An author object must say at least one of the three.",
    bad=_feed('"authors": [{}], "items": []'),
    good=_feed('"authors": [{"name": "Sanne"}], "items": []'),
)
MISSING_KEY = Rule(
    code="J219",
    name="json-missing-key",
    severity="error",
    message='the {what} has no "{key}"',
    hint='add "{key}"',
    spec=_FEED,
    why="A hub without type or address, or an attachment without address or media type, is of "
    "no use to a reader.",
    bad=_item('"id": "1", "content_text": "Dag.", "attachments": [{"url": "https://a.nl/a.mp3"}]'),
    good=_item(
        '"id": "1", "content_text": "Dag.",\n    "attachments": '
        '[{"url": "https://a.nl/a.mp3", "mime_type": "audio/mpeg"}]'
    ),
)

RULES: tuple[Rule, ...] = (
    JSON_SYNTAX,
    JSON_ENCODING,
    JSON_BOM,
    DUPLICATE_KEY,
    TOO_DEEP,
    LONE_SURROGATE,
    NOT_A_JSON_FEED,
    CONTROL_CHARACTER,
    MISSING_VERSION,
    BAD_VERSION,
    MISSING_TITLE,
    MISSING_ITEMS,
    WRONG_TYPE,
    NULL_VALUE,
    EMPTY_STRING,
    NOT_A_URL,
    MISSING_HOME,
    MISSING_FEED_URL,
    ONLY_AUTHOR,
    NEWER_KEY,
    UNKNOWN_KEY,
    MISSPELT_KEY,
    BAD_EXTENSION,
    NEXT_IS_SELF,
    UNKNOWN_HUB,
    EMPTY_AUTHOR,
    MISSING_KEY,
)
