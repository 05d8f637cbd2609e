"""Atom and RSS of every version → records."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from feeds.articles import parse_author
from feeds.ledger._blogger import complete, is_blogger
from feeds.ledger._construct import content_html, plain_html, plain_text
from feeds.ledger._deployed import DeployedEntry, DeployedFeed
from feeds.ledger._feed_values import instant, number
from feeds.ledger._wordpress import export_of
from feeds.ledger._xml_document import text_of
from feeds.model import Enclosure

__all__ = ["ATOM", "RDF", "from_atom", "from_rss"]

ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ISSUED = "{http://purl.org/dc/terms/}issued"
_ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
_WORDPRESS = "wordpress"
_MAKERS = (_WORDPRESS, "ghost", "substack")
_DELETED = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS = frozenset(
    {
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
    }
)
"""Namespaces that the elements of RSS itself have in its versions; in 2.0 they have none."""
_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type


def from_atom(root: _Element) -> DeployedFeed:
    """Atom 1.0, with the archives and deletions of RFC 5005 and RFC 6721."""
    entries = [(one, _atom_entry(one)) for one in root.findall(f"{ATOM}entry")]
    maker, home = _maker(text_of(root, f"{ATOM}generator")), _link(root, "alternate")
    if is_blogger(root):
        maker = "blogger"
        entries = [(one, complete(entry, one, home)) for one, entry in entries]
    return DeployedFeed(
        format="atom",
        url=_link(root, "self"),
        home=home,
        id=text_of(root, f"{ATOM}id"),
        title=plain_text(root.find(f"{ATOM}title")),
        language=root.get(_LANGUAGE, ""),
        entries=tuple(entry for _, entry in entries),
        deleted=tuple(_deleted(root)),
        is_archive=root.find(_ARCHIVE) is not None,
        maker=maker,
        previous=_link(root, "prev-archive"),
    )


def _atom_entry(entry: _Element) -> DeployedEntry:
    url = _link(entry, "alternate")
    content = entry.find(f"{ATOM}content")
    return DeployedEntry(
        id=text_of(entry, f"{ATOM}id") or url,
        title=plain_text(entry.find(f"{ATOM}title")),
        url=url,
        published=instant(text_of(entry, f"{ATOM}published") or text_of(entry, f"{ATOM}updated")),
        stated=text_of(entry, _ISSUED),
        updated=instant(text_of(entry, f"{ATOM}updated")),
        language=entry.get(_LANGUAGE, ""),
        summary=plain_text(entry.find(f"{ATOM}summary")),
        html=content_html(content),
        base=(content.base or "") if content is not None else "",
        authors=tuple(
            (text_of(one, f"{ATOM}name"), text_of(one, f"{ATOM}uri"), text_of(one, f"{ATOM}email"))
            for one in entry.findall(f"{ATOM}author")
        ),
        tags=tuple(one.get("term", "") for one in entry.findall(f"{ATOM}category")),
        enclosures=tuple(
            Enclosure(
                url=one.get("href", ""),
                type=one.get("type", ""),
                length=number(one.get("length")),
                title=one.get("title", ""),
            )
            for one in entry.findall(f"{ATOM}link")
            if one.get("rel") == "enclosure"
        ),
        link=_link(entry, "related"),
    )


def from_rss(root: _Element) -> DeployedFeed:
    """RSS 2.0, and the older ones, whose elements have namespaces: names decide."""
    channel = next((one for one in root if _name(one) == "channel"), root)
    items = [one for one in root.iter() if _name(one) == "item"]
    export = export_of(channel, items)
    return DeployedFeed(
        format="rss",
        url=_link(channel, "self"),
        home=_named(channel, "link"),
        title=_named(channel, "title"),
        language=_named(channel, "language") or text_of(channel, f"{_DC}language"),
        entries=tuple(
            export.complete(_rss_item(item), item) if export else _rss_item(item) for item in items
        ),
        deleted=tuple(_deleted(channel)),
        is_archive=channel.find(_ARCHIVE) is not None,
        maker=_WORDPRESS if export else _maker(_named(channel, "generator")),
        is_export=export is not None,
        left=export.left if export else (),
        previous=_link(channel, "prev-archive"),
    )


def _rss_item(item: _Element) -> DeployedEntry:
    guid = item.find("guid")
    url = _named(item, "link")
    id = (guid.text or "").strip() if guid is not None else ""  # noqa: A001 - its name
    if not url and guid is not None and guid.get("isPermaLink", "true") == "true":
        url = id
    content, description = text_of(item, _CONTENT), _named(item, "description")
    published = instant(_named(item, "pubDate") or text_of(item, f"{_DC}date"))
    people = [one.text or "" for one in item if one.tag in {"author", f"{_DC}creator"}]
    authors = [parse_author(text) for text in people if text.strip()]
    return DeployedEntry(
        id=id or item.get(f"{RDF}about") or url,
        title=_named(item, "title"),
        url=url,
        published=published,
        stated=text_of(item, _ISSUED),
        language=text_of(item, f"{_DC}language"),
        summary=plain_html(description) if content else "",
        html=content or description,
        authors=tuple((one.name, one.url, one.email) for one in authors),
        tags=tuple((one.text or "").strip() for one in item.findall("category")),
        enclosures=tuple(
            Enclosure(
                url=one.get("url", ""),
                type=one.get("type", ""),
                length=number(one.get("length")),
            )
            for one in item.findall("enclosure")
        ),
    )


def _maker(generator: str) -> str:
    """Whose feeds have addresses of their own, as it names itself in them; "" for any other."""
    return next((one for one in _MAKERS if one in generator.lower()), "")


def _named(parent: _Element, name: str) -> str:
    """The same, whatever version of RSS names the element; the first one that holds any text."""
    texts = ("".join(map(str, one.itertext())).strip() for one in parent if _name(one) == name)
    return next(filter(None, texts), "")


def _name(element: _Element) -> str:
    """The local name in RSS's own namespaces; "" for elements of others."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, _, local = tag.rpartition("}")
    return local if not space or space.lstrip("{") in _RSS else ""


def _link(parent: _Element, rel: str) -> str:
    for one in parent.findall(f"{ATOM}link"):
        if one.get("rel", "alternate") == rel:
            return one.get("href", "").strip()
    return ""


def _deleted(parent: _Element) -> Iterable[str]:
    for one in parent.findall(_DELETED):
        yield one.get("ref", "")
