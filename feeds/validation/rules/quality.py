"""Q: what no specification forbids and subscribers suffer from."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
_PROFILE = "https://www.rssboard.org/rss-profile"
_ARCHIVES = "https://www.rfc-editor.org/rfc/rfc5005"
_WEBSUB = "https://www.w3.org/TR/websub/#discovery"


def _json(*items: str, url: str = "https://example.org/feed.json", more: str = "") -> str:
    return (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog",\n'
        f' "feed_url": "{url}",{more}\n "items": [\n  ' + ",\n  ".join(items) + "\n]}"
    )


def _item(number: int, members: str) -> str:
    return f'{{"id": "tag:example.org,2026:{number}", "content_text": "Dag {number}.", {members}}}'


def _dated(number: int, date: str) -> str:
    return _item(number, f'"date_published": "{date}"')


def _html(number: int, html: str) -> str:
    return (
        f'{{"id": "tag:example.org,2026:{number}", "content_html": "{html}", '
        f'"date_published": "2026-05-0{number}T12:00:00Z"}}'
    )


def _linked(number: int, url: str) -> str:
    return _item(number, f'"url": "{url}"')


def _attached(url: str, kind: str, size: int = 1024) -> str:
    return _item(
        1,
        f'"attachments": [\n   {{"url": "{url}", "mime_type": "{kind}", "size_in_bytes": {size}}}]',
    )


def _atom(updated: str, entry: str, more: str = "") -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id>tag:example.org,2026:f</id><title>Reisblog</title>\n"
        f"  <updated>{updated}</updated>\n"
        f"{more}"
        "  <author><name>Sanne</name></author>\n"
        "  <entry>\n"
        "    <id>tag:example.org,2026:1</id><title>Dag</title>\n"
        f"    {entry}\n"
        "  </entry>\n</feed>"
    )


_ONE = _dated(1, "2026-05-01T12:00:00Z")
_TWO = _dated(2, "2026-05-02T12:00:00Z")
_GOOD = _json(_TWO, _ONE)

SAME_LINK = Rule(
    code="Q102",
    name="same-link",
    severity="warning",
    message="another entry has the link {value}, at line {line}",
    hint="link each entry to its own page",
    spec=_ATOM + "#section-4.2.7.2",
    why="Readers that go by the link take the two for one, and people land on the wrong page.",
    bad=_json(_linked(1, "https://example.org/"), _linked(2, "https://example.org/")),
    good=_json(_linked(1, "https://example.org/1"), _linked(2, "https://example.org/2")),
    once="feed",
)
FEED_OLDER = Rule(
    code="Q103",
    name="feed-older-than-entry",
    severity="warning",
    message="the feed says it changed at {feed}, and an entry at {entry}",
    hint="set it to the newest change of an entry",
    spec=_ATOM + "#section-4.2.15",
    why="Readers and servers that go by the feed's time do not look at its entries at all.",
    bad=_atom("2026-05-01T12:00:00Z", "<updated>2026-05-04T12:00:00Z</updated>"),
    good=_atom("2026-05-04T12:00:00Z", "<updated>2026-05-04T12:00:00Z</updated>"),
)
UNSORTED = Rule(
    code="Q104",
    name="not-newest-first",
    severity="info",
    message="this entry is the newest, and does not stand first",
    hint="begin with the newest",
    spec=_PROFILE + "#element-channel-item",
    why="Readers that keep the order of the file, and those that take only the first entries, "
    "show old ones.",
    bad=_json(_ONE, _TWO),
    good=_GOOD,
)
SAME_DATES = Rule(
    code="Q105",
    name="all-dates-equal",
    severity="warning",
    message="all {count} entries have the date {value}",
    hint="give each entry the date of its article, not that of the build",
    spec=_ATOM + "#section-4.2.9",
    why="The time of the build as a date makes every entry new each time, and their order chance.",
    bad=_json(*(_dated(number, "2026-05-01T12:00:00Z") for number in (1, 2, 3))),
    good=_GOOD,
)
NO_DATE = Rule(
    code="Q107",
    name="missing-date",
    severity="warning",
    message="the entry has no date",
    hint="add the date of publication",
    spec=_PROFILE + "#element-channel-item-pubdate",
    why="Readers show the time at which they first saw it, so that old articles look new.",
    bad=_json('{"id": "tag:example.org,2026:1", "content_text": "Dag."}'),
    good=_GOOD,
    once="feed",
)
UPDATED_FIRST = Rule(
    code="Q108",
    name="updated-before-published",
    severity="warning",
    message="updated is before published",
    hint="set updated to the last change, which is publication at the earliest",
    spec=_ATOM + "#section-4.2.9",
    why="Readers that sort by change bury the entry.",
    bad=_atom(
        "2026-05-01T12:00:00Z",
        "<published>2026-05-03T12:00:00Z</published>\n    <updated>2026-05-01T12:00:00Z</updated>",
    ),
    good=_atom(
        "2026-05-02T12:00:00Z",
        "<published>2026-05-01T12:00:00Z</published>\n    <updated>2026-05-02T12:00:00Z</updated>",
    ),
    once="feed",
)
EMPTY_BODY = Rule(
    code="Q109",
    name="empty-body",
    severity="warning",
    message="the body of the entry says nothing",
    hint="write the text, or leave the element out",
    spec=_ATOM + "#section-4.1.3",
    why="Readers show an empty page: mostly the template asks for a field that is not there.",
    bad=_json(_html(1, "<p> </p>")),
    good=_json(_html(1, "<p>Fog.</p>")),
    once="feed",
)
CUT_BODIES = Rule(
    code="Q110",
    name="cut-bodies",
    severity="warning",
    message="the full text of all {count} entries breaks off",
    hint='write the whole text, or only a summary: description, <summary>, "summary"',
    spec=_ATOM + "#section-4.1.3",
    why="The element for the full text holds a teaser, and readers cannot tell.",
    bad=_json(*(_html(number, "<p>Fog over the […]</p>") for number in (3, 2, 1))),
    good=_json(*(_html(number, "<p>Fog over the quay.</p>") for number in (3, 2, 1))),
)
SELF_ELSEWHERE = Rule(
    code="Q202",
    name="self-elsewhere",
    severity="warning",
    message="the self link is {value}, and the feed is at {base}",
    hint="write {base}",
    spec=_ATOM + "#section-4.2.7.2",
    why="Readers and hubs move the subscription to the self link, or refuse the feed.",
    bad=_json(_ONE, url="https://example.com/old.json"),
    good=_json(_ONE, url="https://example.org/feed.json"),
)
LOCAL = Rule(
    code="Q203",
    name="local-feed-address",
    severity="warning",
    message="{what} leads to this machine or network: {value}",
    hint="build the feed with the site's public address",
    spec="https://www.rfc-editor.org/rfc/rfc6761#section-6.3",
    why="It works for the person who wrote the feed and for nobody else; mostly a preview was "
    "published.",
    bad=_json(_linked(1, "http://localhost:1313/reis")),
    good=_json(_linked(1, "https://example.org/reis")),
    once="feed",
)
INSECURE = Rule(
    code="Q204",
    name="insecure-link",
    severity="info",
    message="{what} is http in an https feed: {value}",
    hint="use https",
    spec="https://www.w3.org/TR/mixed-content/",
    why="Browsers warn of it, web readers do not load such sound and pictures, and a link that "
    "also is an id changes when the site is fixed.",
    bad=_json(_linked(1, "http://example.org/reis")),
    good=_json(_linked(1, "https://example.org/reis")),
    once="feed",
)
HUB_WITHOUT_SELF = Rule(
    code="Q205",
    name="hub-without-self",
    severity="warning",
    message="the feed names a hub and not its own address",
    hint="add a self link; a hub is asked for exactly that address",
    spec=_WEBSUB,
    why="A subscriber tells the hub which topic it wants, and the topic is the self link.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog",\n'
    ' "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}], "items": []}',
    good=_json(_ONE, more='\n "hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}],'),
)
PAGE_LOOP = Rule(
    code="Q206",
    name="paging-loop",
    severity="warning",
    message="the {rel} link leads back to this document: {value}",
    hint="link to the other page, or leave it out at the end",
    spec=_ARCHIVES + "#section-3",
    why="A reader that follows the pages goes round in a circle.",
    bad=_atom(
        "2026-05-02T12:00:00Z",
        "<updated>2026-05-02T12:00:00Z</updated>",
        '  <link rel="self" href="https://example.org/feed.xml"/>\n'
        '  <link rel="next" href="https://example.org/feed.xml"/>\n',
    ),
    good=_atom(
        "2026-05-02T12:00:00Z",
        "<updated>2026-05-02T12:00:00Z</updated>",
        '  <link rel="self" href="https://example.org/feed.xml"/>\n'
        '  <link rel="next" href="https://example.org/feed-2.xml"/>\n',
    ),
)
ADDRESS_LEFTOVER = Rule(
    code="Q207",
    name="leftover-in-address",
    severity="warning",
    message="a template or program left {value} in {what}",
    hint="give the value",
    spec=_ATOM + "#section-4.2.7.1",
    why="A missing value was written as text: the link is dead, and as an id it is one that "
    "several entries share.",
    bad=_json(_linked(1, "https://example.org/undefined/reis")),
    good=_json(_linked(1, "https://example.org/2026/reis")),
    once="feed",
)
ENCLOSURE_TYPE = Rule(
    code="Q301",
    name="enclosure-type",
    severity="warning",
    message="the enclosure says {type}, and the ending {ending} is of {usual}",
    hint="write {usual}, or fix the address",
    spec=_PROFILE + "#element-channel-item-enclosure",
    why="Players choose by type, some by ending: one of the two will not play it.",
    bad=_json(_attached("https://example.org/1.mp3", "video/mp4")),
    good=_json(_attached("https://example.org/1.mp3", "audio/mpeg")),
    once="feed",
)
ENCLOSURE_EMPTY = Rule(
    code="Q302",
    name="enclosure-length-zero",
    severity="info",
    message="the enclosure says it has no bytes",
    hint="write the size of the file in bytes",
    spec=_PROFILE + "#element-channel-item-enclosure",
    why="Players show it, plan the download by it, and some skip an empty file.",
    bad=_json(_attached("https://example.org/1.mp3", "audio/mpeg", 0)),
    good=_json(_attached("https://example.org/1.mp3", "audio/mpeg")),
    once="feed",
)
LARGE = Rule(
    code="Q401",
    name="large-feed",
    severity="info",
    message="the feed has {size} bytes",
    hint="keep the newest entries, and move older ones to archive documents",
    spec=_ARCHIVES + "#section-4",
    why="Every reader fetches it again and again; several give up on feeds above some megabytes.",
    bad="",
    good=_GOOD,
)
MANY = Rule(
    code="Q402",
    name="many-entries",
    severity="info",
    message="the feed has {count} entries",
    hint="keep the newest entries, and move older ones to archive documents",
    spec=_ARCHIVES + "#section-4",
    why="Readers keep some tens or hundreds and look at all of them at each visit.",
    bad="",
    good=_GOOD,
)
NO_ENTRIES = Rule(
    code="Q403",
    name="no-entries",
    severity="info",
    message="the feed has no entries",
    hint="check that the articles were found",
    spec=_ATOM + "#section-4.1.1",
    why="An empty feed is allowed, and mostly a sign that a build found nothing.",
    bad='{"version": "https://jsonfeed.org/version/1.1", "title": "Reisblog", "items": []}',
    good=_GOOD,
)
WRONG_ENDING = Rule(
    code="Q404",
    name="file-name-of-another-format",
    severity="warning",
    message="{name} is served as {served}, and the document is {found}",
    hint="give it an ending such as {usual}",
    spec="https://www.rfc-editor.org/rfc/rfc7303#section-4",
    why="Static hosts choose the Content-Type by the ending, and readers refuse the wrong one.",
    bad="",
    good=_GOOD,
)
ARCHIVE_COMPLETE = Rule(
    code="Q405",
    name="archive-and-complete",
    severity="warning",
    message="the feed says that it is an archive document and that it is complete",
    hint="keep fh:archive or fh:complete, not both",
    spec=_ARCHIVES + "#section-2",
    why="Complete means that entries not in it are gone; an archive document holds only some.",
    bad=_atom(
        "2026-05-02T12:00:00Z",
        "<updated>2026-05-02T12:00:00Z</updated>",
        '  <fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>\n'
        '  <fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>\n',
    ),
    good=_atom(
        "2026-05-02T12:00:00Z",
        "<updated>2026-05-02T12:00:00Z</updated>",
        '  <fh:complete xmlns:fh="http://purl.org/syndication/history/1.0"/>\n',
    ),
)

RULES: tuple[Rule, ...] = (
    SAME_LINK,
    FEED_OLDER,
    UNSORTED,
    SAME_DATES,
    NO_DATE,
    UPDATED_FIRST,
    EMPTY_BODY,
    CUT_BODIES,
    SELF_ELSEWHERE,
    LOCAL,
    INSECURE,
    HUB_WITHOUT_SELF,
    PAGE_LOOP,
    ADDRESS_LEFTOVER,
    ENCLOSURE_TYPE,
    ENCLOSURE_EMPTY,
    LARGE,
    MANY,
    NO_ENTRIES,
    WRONG_ENDING,
    ARCHIVE_COMPLETE,
)
