"""The namespaces of feeds: the prefix people expect, and what each stands for."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from feeds.validation._node import Tag

__all__ = ["ATOM", "PREFIXES", "RDF", "RSS_1", "XHTML", "XML", "key", "tag_of"]

ATOM: Final = "http://www.w3.org/2005/Atom"
XHTML: Final = "http://www.w3.org/1999/xhtml"
XML: Final = "http://www.w3.org/XML/1998/namespace"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS_1: Final = "http://purl.org/rss/1.0/"

PREFIXES: Final = MappingProxyType(  # the prefix that a namespace is known by
    {
        ATOM: "atom",
        XHTML: "xhtml",
        XML: "xml",
        RDF: "rdf",
        "http://www.w3.org/2007/app": "app",
        "http://purl.org/atompub/tombstones/1.0": "at",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://purl.org/rss/1.0/modules/slash/": "slash",
        "http://purl.org/rss/1.0/modules/syndication/": "sy",
        "http://wellformedweb.org/CommentAPI/": "wfw",
        "http://purl.org/syndication/thread/1.0": "thr",
        "http://www.georss.org/georss": "georss",
        "http://www.opengis.net/gml": "gml",
        "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
        "http://search.yahoo.com/mrss/": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "https://podcastindex.org/namespace/1.0": "podcast",
        "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
        "http://purl.org/syndication/history/1.0": "fh",
    }
)


def key(prefix: str, name: str) -> str:
    """The key of an element by its namespace's usual prefix."""
    uri = next(uri for uri, known in PREFIXES.items() if known == prefix)
    return f"{{{uri}}}{name}"


def tag_of(raw: str) -> Tag:
    """Expat's "uri name prefix", "uri name" or "name" taken apart."""
    parts = raw.split(" ")
    if len(parts) == 1:
        return Tag("", raw, "", raw, raw)
    uri, name, prefix = (*parts, "")[:3]
    usual = PREFIXES.get(uri, prefix)
    bare = not usual or (uri == ATOM and not prefix)
    label = name if bare else f"{usual}:{name}"
    return Tag(uri, name, prefix, f"{{{uri}}}{name}", label)
