"""The namespaces of feeds: the prefix people expect, and what each stands for."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from feeds.validation._node import Tag

__all__ = ["ATOM", "PREFIXES", "RDF", "RSS_1", "SPOKEN_FOR", "XHTML", "XML", "key", "tag_of"]

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
        "http://geourl.org/rss/module/": "geourl",
        "http://postneo.com/icbm": "icbm",
        "http://search.yahoo.com/mrss/": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "https://podcastindex.org/namespace/1.0": "podcast",
        "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
        "http://purl.org/syndication/history/1.0": "fh",
        "http://web.resource.org/cc/": "cc",
    }
)
SPOKEN_FOR: Final = MappingProxyType(  # known by name, not checked
    {
        "http://schemas.google.com/g/2005": "Google Data",
        "http://base.google.com/ns/1.0": "Google Base",
        "http://rssnamespace.org/feedburner/ext/1.0": "FeedBurner",
        "http://a9.com/-/spec/opensearch/1.1/": "OpenSearch",
        "http://a9.com/-/spec/opensearchrss/1.0/": "OpenSearch",
        "http://www.microsoft.com/schemas/rss/core/2005": "Simple List Extensions",
        "http://feedsync.org/2007/feedsync": "FeedSync",
        "http://www.microsoft.com/schemas/sse": "Simple Sharing Extensions",
        "http://purl.org/rss/1.0/modules/event/": "mod_event",
        "http://purl.org/rss/1.0/modules/company/": "mod_company",
        "http://hacks.benhammersley.com/rss/streaming/": "mod_streaming",
        "http://hacks.benhammersley.com/rss/copyright/": "mod_cp",
        "http://my.theinfo.org/changed/1.0/rss/": "mod_changedpage",
        "http://backend.userland.com/blogChannelModule": "blogChannel",
        "http://madskills.com/public/xml/rss/module/trackback/": "TrackBack",
        "http://madskills.com/public/xml/rss/module/pingback/": "Pingback",
        "http://webns.net/mvcb/": "admin",
        "http://purl.org/rss/1.0/modules/taxonomy/": "taxonomy",
        "http://purl.org/rss/1.0/modules/link/": "mod_link",
        "http://purl.org/rss/1.0/modules/image/": "mod_image",
        "http://prismstandard.org/namespaces/1.2/basic/": "PRISM",
        "http://prismstandard.org/namespaces/basic/2.0/": "PRISM",
        "http://xmlns.com/foaf/0.1/": "FOAF",
        "http://www.w3.org/2000/01/rdf-schema#": "RDF Schema",
        RDF: "RDF",
        "http://www.opengis.net/gml": "GML",
        "http://www.opengis.net/gml/3.2": "GML",
        "http://schema.org/": "schema.org",
        "https://schema.org/": "schema.org",
        "http://activitystrea.ms/spec/1.0/": "Activity Streams",
        "http://www.w3.org/2000/svg": "SVG",
        "http://www.w3.org/1998/Math/MathML": "MathML",
        "http://www.google.com/schemas/play-podcasts/1.0": "Google Play podcasts",
        "http://www.spotify.com/ns/rss": "Spotify",
        "http://www.rawvoice.com/rawvoiceRssModule/": "RawVoice",
        "http://www.w3.org/2005/11/its": "ITS",
        "http://www.youtube.com/xml/schemas/2015": "YouTube",
        "http://podlove.org/simple-chapters": "Podlove chapters",
        "http://source.scripting.com/": "source",
        "urn:xmpp:microblog:0": "XMPP microblog",
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
