"""Links and categories: RFC 4287 sections 4.2.2 and 4.2.7."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import ATOM, XML
from feeds.validation._node import Node
from feeds.validation.checks.addresses import full_iri, iri
from feeds.validation.checks.types import language, mime
from feeds.validation.checks.words import not_blank, not_negative
from feeds.validation.extensions.history import relation_in_entry
from feeds.validation.markup import plain_text
from feeds.validation.values.addresses import address_fault, scheme_of
from feeds.validation.values.types import type_and_subtype

__all__ = ["ELEMENTS", "RULES", "relation_of"]

_RELATIONS: Final = frozenset(  # the IANA registry of link relations, 2025
    """about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image
    archives author blocked-by bookmark c2pa-manifest canonical chapter cite-as collection
    compression-dictionary contents convertedfrom copyright create-form current deprecation
    describedby describes disclosure dns-prefetch duplicate edit edit-form edit-media enclosure
    external first geofeed glossary help hosts hub ice-server icon index intervalafter
    intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals
    intervalfinishedby intervalfinishes intervalin intervalmeets intervalmetby
    intervaloverlappedby intervaloverlaps intervalstartedby intervalstarts item last
    latest-version license linkset lrdd manifest mask-icon me media-feed memento micropub
    modulepreload monitor monitor-group next next-archive nofollow noopener noreferrer opener
    openid2.local_id openid2.provider original p3pv1 payment pingback preconnect predecessor-version
    prefetch preload prerender prev prev-archive preview previous privacy-policy profile publication
    rdap-active rdap-bottom rdap-down rdap-top rdap-up related replies restconf ruleinput search
    section self service service-desc service-doc service-meta sip-trunking-capability sponsored
    start status stylesheet subsection successor-version sunset tag terms-of-service timegate
    timemap type ugc up version-history via webmention working-copy working-copy-of""".split()
)
_FEED_TYPES: Final = frozenset(
    {"application/atom+xml", "application/rss+xml", "application/xml", "text/xml"}
)
_BASE: Final = f"{{{XML}}}base"
_IANA: Final = "http://www.iana.org/assignments/relation/"  # section 4.2.7.2: the same, in full

REL = Rule(
    code="A172",
    name="atom-unknown-rel",
    severity="warning",
    message="{element}: {value} is no registered relation",
    hint="use a registered one, or a full address of your own",
    spec="https://www.iana.org/assignments/link-relations/link-relations.xhtml",
    once="name",
)


def _relation(value: str, node: Node, attribute: str, context: Context) -> None:
    """A registered name, in any case, or a full address."""
    if value.lower().removeprefix(_IANA) in _RELATIONS:
        return
    if ":" in value:
        full_iri(value, node, attribute, context)
        return
    context.at(REL, node, attribute, value=value)
    if not value:
        not_blank(value, node, attribute, context)


def relation_of(node: Node) -> str:
    """The relation of a link in lower case, without the registry's address."""
    return node.attributes.get("rel", "alternate").lower().removeprefix(_IANA)


def _title(value: str, node: Node, attribute: str, context: Context) -> None:
    """A text for people."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)


LINK_TEXT = Rule(
    code="A175",
    name="atom-link-not-empty",
    severity="warning",
    message="the link has text in it",
    hint='write <link href="…"/>',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7",
)


def _link(node: Node, context: Context) -> None:
    """What holds for the link as a whole."""
    href = node.attributes.get("href")
    if href is None:
        return  # which says more than that its address stands in it as text
    if node.text.strip():
        context.at(LINK_TEXT, node)
    rel = relation_of(node)
    if node.parent is not None and node.parent.tag.name in ("entry", "item"):
        relation_in_entry(rel, node, context)
    if rel == "self":
        _self_link(href, node, context)
    else:
        _same_document(href, node, context)


RELATIVE_SELF = Rule(
    code="A177",
    name="atom-relative-self",
    severity="warning",
    message="the self link {value} is relative, and there is no xml:base",
    hint="write the whole address of the feed",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
)
SELF_TYPE = Rule(
    code="A178",
    name="atom-self-type",
    severity="warning",
    message="the self link says {value}, which is not the type of this document",
    hint='write type="application/atom+xml"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.2",
    once="name",
)


def _self_link(href: str, node: Node, context: Context) -> None:
    """The self link is the feed's own address and type."""
    if not scheme_of(href) and not _has_base(node) and address_fault(href) is None:
        context.at(RELATIVE_SELF, node, "href", value=href)
    stated = type_and_subtype(node.attributes.get("type", ""))
    if stated and stated not in _FEED_TYPES:
        context.at(SELF_TYPE, node, "type", value=stated)


def _has_base(node: Node) -> bool:
    """Whether an xml:base is stated on the element or above it."""
    above: Node | None = node
    while above is not None:
        if _BASE in above.attributes:
            return True
        above = above.parent
    return False


SAME_DOCUMENT = Rule(
    code="V120",
    name="same-document",
    severity="warning",
    message="{element}: {value} points at this document itself",
    hint="link the page of the entry",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4.4",
    once="feed",
)


def _same_document(href: str, node: Node, context: Context) -> None:
    """RFC 3986 section 4.4, where xml:base names another document than this one."""
    base = node.base
    if (not href or href[0] == "#") and base and base != context.base:
        context.at(SAME_DOCUMENT, node, "href", value=href)


def _category_label(value: str, node: Node, attribute: str, context: Context) -> None:
    """A text for people."""
    not_blank(value, node, attribute, context)
    plain_text(value, node, attribute, context)


NO_HREF = Rule(
    code="A171",
    name="atom-link-without-href",
    severity="error",
    message="the link has no href",
    hint='write <link href="…"/>, with the address as an attribute',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7.1",
)
NO_TERM = Rule(
    code="A181",
    name="atom-category-without-term",
    severity="error",
    message="the category has no term",
    hint='write term="…"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.2.1",
)

ELEMENTS: tuple[Element, ...] = (
    Element(
        name="link", ns=ATOM, within=("feed", "entry", "source"), many=True, foreign=True,
        text="any", leave=_link,
        attributes={
            "href": Attribute(iri, required=NO_HREF),
            "rel": Attribute(_relation),
            "type": Attribute(mime),
            "hreflang": Attribute(language),
            "title": Attribute(_title),
            "length": Attribute(not_negative),
        },
    ),
    Element(
        name="category", ns=ATOM, within=("feed", "entry", "source"), many=True, text="any",
        foreign=True,
        attributes={
            "term": Attribute(not_blank, required=NO_TERM),
            "scheme": Attribute(full_iri),
            "label": Attribute(_category_label),
        },
    ),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    NO_HREF,
    REL,
    LINK_TEXT,
    RELATIVE_SELF,
    SELF_TYPE,
    NO_TERM,
    SAME_DOCUMENT,
)
