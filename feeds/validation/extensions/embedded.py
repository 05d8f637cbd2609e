"""Atom's elements inside RSS, and RSS's neighbours of content: content, wfw, licenses."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import RDF, XHTML
from feeds.validation._node import Node
from feeds.validation.atom import links, people, text
from feeds.validation.checks.addresses import full_uri, uri
from feeds.validation.extensions._places import ANYWHERE, ITEMS
from feeds.validation.rss.items import html_text
from feeds.validation.xhtml import check_xhtml

__all__ = ["ELEMENTS", "RULES"]

_IN_BOTH: Final = "link category author contributor title rights id updated".split()
_IN_CHANNELS: Final = "subtitle icon logo generator".split()
_IN_ITEMS: Final = "content summary published".split()


def _in_rss(element: Element) -> Element:
    """An element of Atom where RSS lets it stand."""
    channel = ("channel",) if element.name in (*_IN_BOTH, *_IN_CHANNELS) else ()
    item = ("item",) if element.name in (*_IN_BOTH, *_IN_ITEMS) else ()
    return replace(element, within=(*channel, *item))


DESCRIPTION_FIRST = Rule(
    code="R116",
    name="rss-description-first",
    severity="warning",
    message="content:encoded without a description ahead of it",
    hint="write description, with the summary, ahead of content:encoded",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-content-encoded",
    once="feed",
)


def _encoded(node: Node, context: Context) -> None:
    """The summary comes first."""
    parent = node.parent
    if parent is not None and parent.tag.name == "item" and "description" not in parent.counts:
        context.on(DESCRIPTION_FIRST, node)


def _body(node: Node, context: Context) -> None:
    """XHTML in an item: for the rooms that know XHTML."""
    if context.looks_at_html:
        where = Where(node.line, node.column, node.path, node.base)
        check_xhtml(node, where, context)


COMMENT_RSS = Rule(
    code="E405",
    name="wfw-comment-rss",
    severity="warning",
    message="wfw:commentRSS is spelled commentRss",
    hint="write wfw:commentRss",
    spec="https://www.rssboard.org/comment-api",
)


def _comment_rss(node: Node, context: Context) -> None:
    context.on(COMMENT_RSS, node)


_OF_ATOM: Final = (*text.ELEMENTS, *links.ELEMENTS, *people.ELEMENTS)
ELEMENTS: tuple[Element, ...] = (
    *(_in_rss(one) for one in _OF_ATOM if one.name in (*_IN_BOTH, *_IN_CHANNELS, *_IN_ITEMS)),
    Element(name="content:encoded", within=ITEMS, value=html_text, enter=_encoded),
    Element(name="content:items", within=("item",), text="any", foreign=True),  # RSS 1.0
    Element(name="xhtml:body", ns=XHTML, within=("item",), text="any", foreign=True, kept=True,
            leave=_body),
    Element(name="wfw:comment", within=ITEMS, value=full_uri),
    Element(name="wfw:commentRss", within=ITEMS, value=full_uri),
    Element(name="wfw:commentRSS", within=ITEMS, enter=_comment_rss, value=full_uri),
    Element(name="creativeCommons:license", within=ANYWHERE, many=True,
            value=full_uri),
    Element(name="cc:license", within=ANYWHERE, many=True, text="any", foreign=True,
            attributes={f"{{{RDF}}}resource": Attribute(uri)}),
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    COMMENT_RSS,
    DESCRIPTION_FIRST,
)
