"""Namespaces: the prefix that people and simple programs expect, and those that nobody knows."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._namespaces import ATOM, PREFIXES, SPOKEN_FOR, XHTML
from feeds.validation._near import meant_namespace
from feeds.validation._node import Node
from feeds.validation._vocabulary import is_atom
from feeds.validation.checks.addresses import FAULTS
from feeds.validation.values.addresses import address_fault

__all__ = ["RULES", "declared", "prefix_warnings", "unknown_namespace"]

_MEDIA_WITHOUT_SLASH: Final = "http://search.yahoo.com/mrss"

UNKNOWN_NAMESPACE = Rule(
    code="E101",
    name="unknown-namespace",
    severity="info",
    message="the namespace {value} is not known here; its elements are not checked",
    hint="check the spelling if it should be known",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    opt_in=True,
)
UNCHECKED_NAMESPACE = Rule(
    code="E102",
    name="unchecked-namespace",
    severity="info",
    message="the elements of {name} are not checked",
    hint="look at the documentation of {name}",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    opt_in=True,
)


def unknown_namespace(ns: str, node: Node, context: Context) -> None:
    """Let pass, and said once for each namespace."""
    if ns in context.state.namespaces or ns in context.state.aliases:
        return
    context.state.namespaces.add(ns)
    name = SPOKEN_FOR.get(ns)
    if name:
        context.on(UNCHECKED_NAMESPACE, node, value=ns, name=name)
    else:
        context.on(UNKNOWN_NAMESPACE, node, value=ns)


UNUSUAL_PREFIX = Rule(
    code="E103",
    name="unusual-prefix",
    severity="info",
    message="the prefix {value} is usually {expected}",
    hint="write {expected}",
    spec="https://www.w3.org/TR/xml-names/#ns-decl",
    once="name",
    opt_in=True,
)
RESERVED_PREFIX = Rule(
    code="E104",
    name="reserved-prefix",
    severity="warning",
    message="the prefix {value} usually stands for another namespace than {uri}",
    hint='write xmlns:{value}="{expected}"; take another prefix for elements of your own',
    spec="https://www.w3.org/TR/xml-names/#ns-decl",
)
MEDIA_NAMESPACE = Rule(
    code="E315",
    name="media-namespace",
    severity="error",
    message="the namespace of Media RSS ends in a slash",
    hint='write xmlns:media="http://search.yahoo.com/mrss/"',
    spec="https://www.rssboard.org/media-rss#namespace-declaration",
)


def declared(prefix: str, uri: str, place: tuple[int, int], context: Context) -> None:
    """A namespace declaration: the prefix that people and simple programs expect."""
    usual = PREFIXES.get(uri)
    fault = None if usual else address_fault(uri)
    if fault:
        context.add(FAULTS[fault.kind], *place, "", element="xmlns", value=uri, char=fault.detail)
    meant = "" if usual or not uri else meant_namespace(prefix, uri)
    if meant and uri not in SPOKEN_FOR:
        context.state.aliases[uri] = meant
    if uri == _MEDIA_WITHOUT_SLASH:
        context.add(MEDIA_NAMESPACE, *place, "")
        return
    if not prefix or not uri:
        return
    if usual and usual != prefix:
        context.add(UNUSUAL_PREFIX, *place, "", value=prefix, expected=usual)
    elif meant and uri not in SPOKEN_FOR:
        context.add(RESERVED_PREFIX, *place, "", value=prefix, uri=uri, expected=meant)
    if uri in (ATOM, XHTML) and context.format in ("", "atom", "atom-entry"):
        context.state.prefixes.append((prefix, uri, place))
        if context.format:
            prefix_warnings(context)


PREFIX = Rule(
    code="A110",
    name="atom-prefix",
    severity="warning",
    message="some readers do not follow the prefix {value}",
    hint='make it the default namespace: xmlns="{expected}"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-1.2",
    once="feed",
)


def prefix_warnings(context: Context) -> None:
    """Atom and XHTML under a prefix, once it is known that the document is Atom."""
    if is_atom(context):
        for prefix, uri, place in context.state.prefixes:
            context.add(PREFIX, *place, "", value=prefix, expected=uri)
    context.state.prefixes.clear()


RULES: tuple[Rule, ...] = (
    PREFIX,
    UNKNOWN_NAMESPACE,
    UNCHECKED_NAMESPACE,
    UNUSUAL_PREFIX,
    RESERVED_PREFIX,
    MEDIA_NAMESPACE,
)
