"""Completes the short examples of the rules to whole documents, so that they can be run.

An example is a whole document; or an entry, item or channel, taken as it is; or a few
elements, which replace those of the same name in an entry, feed, item or channel that is
right otherwise.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["document_of"]

NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "app": "http://www.w3.org/2007/app",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "georss": "http://www.georss.org/georss",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "media": "http://search.yahoo.com/mrss/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
}
ENTRY: Final = {
    "id": "<id>urn:uuid:5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6e</id>",
    "title": "<title>Ten islands</title>",
    "updated": "<updated>2026-01-31T09:30:00Z</updated>",
    "link": '<link href="https://example.org/1"/>',
    "summary": "<summary>On ten islands</summary>",
}
FEED: Final = {
    "id": "<id>urn:uuid:5c0e5c7a-0d0b-4d0e-8d0a-1d2f3a4b5c6d</id>",
    "title": "<title>Travels</title>",
    "updated": "<updated>2026-01-31T09:30:00Z</updated>",
    "author": "<author><name>Ada</name></author>",
    "link": '<link rel="self" href="https://example.org/feed.xml"/>',
}
CHANNEL: Final = {
    "title": "<title>Travels</title>",
    "link": "<link>https://example.org/</link>",
    "description": "<description>On islands</description>",
    "language": "<language>en</language>",
    "atom:link": '<atom:link rel="self" href="https://example.org/rss.xml"/>',
}
ITEM: Final = {
    "title": "<title>Ten islands</title>",
    "link": "<link>https://example.org/1</link>",
    "description": "<description>On ten islands</description>",
    "guid": '<guid isPermaLink="false">tag:example.org,2026:1</guid>',
}
OF_ITEM: Final = frozenset({"pubDate", "guid", "enclosure", "comments", "author", "description"})
OF_CHANNEL: Final = frozenset(
    """ttl skipHours skipDays image textInput cloud managingEditor webMaster lastBuildDate
    itunes:category itunes:type itunes:owner itunes:author itunes:new-feed-url podcast:locked
    podcast:liveItem sy:updatePeriod sy:updateFrequency sy:updateBase""".split()
)
OF_RSS: Final = ("media:", "itunes:", "podcast:", "sy:", "dc:", "slash:", "wfw:", "content:")
TAG = re.compile(r"<([A-Za-z][\w:.-]*)")


def document_of(example: str) -> str:
    """The whole document that an example stands for."""
    name = first_name(example)
    if name in ("feed", "rss") or not example.lstrip().startswith("<") or name == "":
        return declared(example, name)
    if name == "entry":
        return atom(FEED, example)
    if name == "item":
        return rss(CHANNEL, example)
    if name == "channel":
        return f'<rss version="2.0"{prefixes(example)}>{example}</rss>'
    return completed(example, name)


def first_name(example: str) -> str:
    if example.lstrip("\ufeff").startswith(("<?", "<!", "\n")):
        return ""
    found = TAG.search(example)
    return found[1] if found else ""


def declared(example: str, name: str) -> str:
    """A whole document as it is; only the namespaces of known prefixes are added."""
    if name not in {"feed", "rss"}:
        return example
    return example.replace(f"<{name}", f"<{name}{prefixes(example)}", 1)


def completed(example: str, name: str) -> str:
    """A few elements among those that they need."""
    is_rss = name in OF_ITEM | OF_CHANNEL or name.startswith(OF_RSS)
    if name == "author" and "><" in example:
        is_rss = False
    if is_rss and name in OF_CHANNEL:
        return rss(CHANNEL, example)
    if is_rss:
        return rss(CHANNEL, f"<item>{filled(ITEM, example)}</item>")
    return atom(FEED, f"<entry>{filled(ENTRY, example)}</entry>")


def filled(template: dict[str, str], example: str) -> str:
    """The elements of the template that the example does not have, and the example."""
    names = {TAG.match(part)[1] for part in re.findall(r"<[A-Za-z][\w:.-]*", example)}  # type: ignore[index]
    return "".join(text for name, text in template.items() if name not in names) + example


def atom(template: dict[str, str], inside: str) -> str:
    head = "".join(template.values())
    root = f'<feed xmlns="{NAMESPACES["atom"]}" xml:lang="en"{prefixes(inside)}>'
    return f"{root}{head}{inside}</feed>"


def rss(template: dict[str, str], inside: str) -> str:
    head = filled(template, inside) if not inside.startswith("<item>") else ""
    body = head or "".join(template.values()) + inside
    return f'<rss version="2.0"{prefixes("<atom:link" + inside)}><channel>{body}</channel></rss>'


def prefixes(text: str) -> str:
    """Declarations of the known prefixes that a text uses and does not declare."""
    used = {one for one in re.findall(r"[<\s]([a-z]+):[A-Za-z]", text) if one in NAMESPACES}
    return "".join(
        f' xmlns:{one}="{NAMESPACES[one]}"' for one in sorted(used) if f"xmlns:{one}=" not in text
    )
