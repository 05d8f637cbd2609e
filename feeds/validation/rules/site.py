"""S: what the files of a site say of one another. The examples are small sites."""

from __future__ import annotations

from feeds.validation._finding import Rule

__all__ = ["RULES"]

_DISCOVERY = "https://html.spec.whatwg.org/multipage/links.html#rel-alternate"
_ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
_ARCHIVES = "https://www.rfc-editor.org/rfc/rfc5005#section-4"
_PROFILE = "https://www.rssboard.org/rss-profile"


def _page(*links: str) -> str:
    return "--- index.html\n<!doctype html><title>Reisblog</title>\n" + "\n".join(links)


def _link(href: str, kind: str = "application/feed+json") -> str:
    return f'<link rel="alternate" type="{kind}" href="{href}">'


def _feed(name: str = "feed.json", *items: str, title: str = "Reisblog", more: str = "") -> str:
    found = items or (_item(1),)
    return (
        f'--- {name}\n{{"version": "https://jsonfeed.org/version/1.1", "title": "{title}",\n'
        ' "home_page_url": "https://example.org/",\n'
        f' "feed_url": "https://example.org/{name}",{more}\n "items": ['
        + ",\n  ".join(found)
        + "]}"
    )


def _item(number: int, *, id_: str = "", more: str = "", title: str = "Dag") -> str:
    own = id_ or f"tag:example.org,2026:{number}"
    return (
        f'{{"id": "{own}", "url": "https://example.org/{number}.html", "title": "{title}",\n'
        f'   "content_text": "Dag.", "date_published": "2026-05-0{number}T12:00:00Z"{more}}}'
    )


def _site(*files: str) -> str:
    return "\n".join(files)


_DAY = "--- 1.html\n<!doctype html><title>Dag</title>"
_HOME = _page(_link("feed.json"))
_GOOD = _site(_HOME, _feed(), _DAY)
_BEFORE = "=== before\n" + _feed()


def _attached(size: int) -> str:
    return _item(
        1,
        more=',\n   "attachments": [{"url": "https://example.org/1.mp3",'
        f' "mime_type": "audio/mpeg", "size_in_bytes": {size}}}]',
    )


def _archive(name: str, previous: str) -> str:
    return (
        f'--- {name}\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>tag:example.org,2026:f</id><title>Reisblog</title>"
        "<updated>2026-05-01T12:00:00Z</updated><author><name>Sanne</name></author>\n"
        f'<link rel="self" href="https://example.org/{name}"/>\n'
        f'<link rel="prev-archive" href="https://example.org/{previous}"/>\n'
        "</feed>"
    )


BROKEN_DISCOVERY = Rule(
    code="S101",
    name="broken-autodiscovery",
    severity="warning",
    message="the page announces a feed that is not there: {value}",
    hint="link to a feed of the site",
    spec=_DISCOVERY,
    why="People paste the address of a page into their reader, and this link is what it finds.",
    bad=_site(_page(_link("atom.json"), _link("feed.json")), _feed(), _DAY),
    good=_GOOD,
)
DISCOVERY_TYPE = Rule(
    code="S102",
    name="autodiscovery-type",
    severity="warning",
    message="the page says {stated}, and {value} is {found}",
    hint='write type="{usual}"',
    spec=_DISCOVERY,
    why="A reader offers only the feeds whose type it knows.",
    bad=_site(_page(_link("feed.json", "application/rss+xml")), _feed(), _DAY),
    good=_GOOD,
)
NOT_DISCOVERED = Rule(
    code="S103",
    name="not-announced",
    severity="warning",
    message="no page announces this feed",
    hint='add <link rel="alternate" type="{usual}" href="{value}"> to the home page',
    spec=_DISCOVERY,
    why="A reader that is given the address of the site does not find the feed.",
    bad=_site(_page(), _feed(), _DAY),
    good=_GOOD,
)
SIBLING_ENTRIES = Rule(
    code="S201",
    name="siblings-differ",
    severity="warning",
    message="{other} has other entries: {value}",
    hint="write the same entries in every format; an id that was published stays as it is",
    spec=_ATOM + "#section-4.2.6",
    why="People who change from one format to the other see old entries as new, or lose some.",
    bad=_site(
        _page(_link("feed.json"), _link("all.json")),
        _feed("feed.json", _item(1)),
        _feed("all.json", _item(1), _item(2)),
        _DAY,
        "--- 2.html\n<!doctype html><title>Dag</title>",
    ),
    good=_site(
        _page(_link("feed.json"), _link("all.json")),
        _feed("feed.json", _item(1)),
        _feed("all.json", _item(1)),
        _DAY,
    ),
)
SIBLING_FIELDS = Rule(
    code="S202",
    name="sibling-entries-differ",
    severity="warning",
    message="{other} has another {what} for this entry: {value}",
    hint="write the same {what} in every format",
    spec=_ATOM + "#section-4.2.6",
    why="The two are one entry, and a reader that follows both shows a change that was none.",
    bad=_site(
        _page(_link("feed.json"), _link("all.json")),
        _feed("feed.json", _item(1)),
        _feed("all.json", _item(1, title="Nacht")),
        _DAY,
    ),
    good=_site(
        _page(_link("feed.json"), _link("all.json")),
        _feed("feed.json", _item(1)),
        _feed("all.json", _item(1)),
        _DAY,
    ),
)
MISSING_PAGE = Rule(
    code="S301",
    name="missing-page",
    severity="warning",
    message="the entry links to a page that the site does not have: {value}",
    hint="publish the page, or fix the link",
    spec=_ATOM + "#section-4.2.7.2",
    why="People who open the entry find nothing.",
    bad=_site(_HOME, _feed()),
    good=_GOOD,
)
MISSING_ENCLOSURE = Rule(
    code="S302",
    name="missing-enclosure",
    severity="warning",
    message="the enclosure is not on the site: {value}",
    hint="publish the file, or fix the address",
    spec=_PROFILE + "#element-channel-item-enclosure",
    why="There is nothing to play.",
    bad=_site(_HOME, _feed("feed.json", _attached(5)), _DAY),
    good=_site(_HOME, _feed("feed.json", _attached(5)), _DAY, "--- 1.mp3\nDada"),
)
ENCLOSURE_SIZE = Rule(
    code="S303",
    name="enclosure-size",
    severity="warning",
    message="the enclosure says {stated} bytes, and the file has {size}",
    hint="write {size}",
    spec=_PROFILE + "#element-channel-item-enclosure",
    why="Players plan the download and the progress bar by it; some stop there.",
    bad=_site(_HOME, _feed("feed.json", _attached(1024)), _DAY, "--- 1.mp3\nDada"),
    good=_site(_HOME, _feed("feed.json", _attached(5)), _DAY, "--- 1.mp3\nDada"),
)
BROKEN_ARCHIVE = Rule(
    code="S401",
    name="broken-archive-link",
    severity="warning",
    message="the {rel} link leads to a document that is not there: {value}",
    hint="publish it, or fix the link",
    spec=_ARCHIVES,
    why="A reader that wants the whole history stops here.",
    bad=_site(_archive("feed.xml", "archive-1.xml")),
    good=_site(
        _archive("feed.xml", "archive-1.xml"),
        _archive("archive-1.xml", "archive-0.xml").replace(
            '<link rel="prev-archive" href="https://example.org/archive-0.xml"/>\n', ""
        ),
    ),
)
ARCHIVE_LOOP = Rule(
    code="S402",
    name="archive-loop",
    severity="warning",
    message="the {rel} links go round in a circle: {value}",
    hint="end the chain at the oldest document",
    spec=_ARCHIVES,
    why="A reader that follows them never comes to an end.",
    bad=_site(_archive("feed.xml", "old.xml"), _archive("old.xml", "feed.xml")),
    good=_GOOD,
)
MISSING_IN_LIST = Rule(
    code="S403",
    name="list-entry-missing",
    severity="warning",
    message="the list has a feed that is not there: {value}",
    hint="fix the address, or remove the outline",
    spec="https://opml.org/spec2.opml",
    why="Everyone who imports the list subscribes to an error.",
    bad=_site(
        _GOOD,
        '--- feeds.opml\n<opml version="2.0"><head><title>Reizen</title></head><body>\n'
        '<outline type="rss" text="Reisblog" xmlUrl="https://example.org/rss.xml"/>\n'
        "</body></opml>",
    ),
    good=_site(
        _GOOD,
        '--- feeds.opml\n<opml version="2.0"><head><title>Reizen</title></head><body>\n'
        '<outline type="rss" text="Reisblog" xmlUrl="https://example.org/feed.json"/>\n'
        "</body></opml>",
    ),
)
ID_CHANGED = Rule(
    code="S501",
    name="id-changed",
    severity="error",
    message="this entry had the id {before}, and now has {now}",
    hint="write {before} again: an id is for ever",
    spec=_ATOM + "#section-4.2.6",
    why="Every subscriber will see the old entry as a new one.",
    bad=_site(_HOME, _feed("feed.json", _item(1, id_="new:1")), _DAY, _BEFORE),
    good=_site(_GOOD, _BEFORE),
    once="feed",
)
FEED_ID_CHANGED = Rule(
    code="S502",
    name="feed-id-changed",
    severity="error",
    message="the feed had the id {before}, and now has {now}",
    hint="write {before} again: an id is for ever",
    spec=_ATOM + "#section-4.2.6",
    why="Readers take it for another feed, with nothing read in it yet.",
    bad=_site(
        _archive("feed.xml", "feed.xml").replace("2026:f", "2027:f"),
        "=== before",
        _archive("feed.xml", "feed.xml"),
    ),
    good=_site(_archive("feed.xml", "feed.xml"), "=== before", _archive("feed.xml", "feed.xml")),
)
FEED_GONE = Rule(
    code="S503",
    name="feed-gone",
    severity="error",
    message="this feed was published before and is gone",
    hint="keep publishing it at its address, or redirect the address",
    spec=_ATOM + "#section-4.2.7.2",
    why="Its subscribers get an error, and learn of nothing any more.",
    bad=_site(_page(_link("new.json")), _feed("new.json"), _DAY, _BEFORE),
    good=_site(_GOOD, _BEFORE),
)
WENT_BACK = Rule(
    code="S504",
    name="updated-went-back",
    severity="warning",
    message="the entry was last changed at {before} before, and now says {now}",
    hint="never set the time of change back",
    spec=_ATOM + "#section-4.2.15",
    why="Readers keep the edition with the later time and never show this one.",
    bad=_site(
        _HOME,
        _feed("feed.json", _item(1, more=', "date_modified": "2026-05-01T12:00:00Z"')),
        _DAY,
        "=== before",
        _feed("feed.json", _item(1, more=', "date_modified": "2026-05-02T12:00:00Z"')),
    ),
    good=_site(_GOOD, _BEFORE),
)
ARCHIVE_CHANGED = Rule(
    code="S505",
    name="archive-changed",
    severity="warning",
    message="this archive document has changed since it was published",
    hint="leave sealed documents as they are; tell of changes in the feed itself",
    spec=_ARCHIVES,
    why="Readers fetch an archive document once and never look at it again.",
    bad=_site(
        _archive("old.xml", "older.xml").replace(
            "<author>", '<archive xmlns="http://purl.org/syndication/history/1.0"/><author>'
        ),
        "=== before",
        _archive("old.xml", "oldest.xml").replace(
            "<author>", '<archive xmlns="http://purl.org/syndication/history/1.0"/><author>'
        ),
    ),
    good=_site(_GOOD, _BEFORE),
)

RULES: tuple[Rule, ...] = (
    BROKEN_DISCOVERY,
    DISCOVERY_TYPE,
    NOT_DISCOVERED,
    SIBLING_ENTRIES,
    SIBLING_FIELDS,
    MISSING_PAGE,
    MISSING_ENCLOSURE,
    ENCLOSURE_SIZE,
    BROKEN_ARCHIVE,
    ARCHIVE_LOOP,
    MISSING_IN_LIST,
    ID_CHANGED,
    FEED_ID_CHANGED,
    FEED_GONE,
    WENT_BACK,
    ARCHIVE_CHANGED,
)
