"""The root element: which format the document is, and what is wrong with how it says so."""

from __future__ import annotations

from typing import Final

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._grammar import FOREIGN, WHOLE, Element
from feeds.validation._namespaces import ATOM, RDF, RSS_1
from feeds.validation._node import Node
from feeds.validation._prefixes import prefix_warnings
from feeds.validation._strange import NOT_A_FEED, stranger_by_root
from feeds.validation._vocabulary import CHILDREN
from feeds.validation._xml_events import StopReadingError
from feeds.validation.atom.inline import NO_NAMESPACE

__all__ = ["OPML", "RULES", "doctype", "start_document"]

_OBSOLETE_ATOM: Final = frozenset(
    {
        "http://purl.org/atom/ns#",
        "http://www.w3.org/2005/Atom/ns#",
        "http://purl.org/atom/ns#draft-ietf-atompub-format-05",
        "http://purl.org/atom/app#",
    }
)
OPML: Final = "opml"  # kept whole, and looked at after the parse
_ATOM_ROOTS: Final = {"feed": "atom", "entry": "atom-entry"}
_RSS_091_PUBLIC: Final = "-//Netscape Communications//DTD RSS 0.91//EN"
_GONE_DTD: Final = "http://my.netscape.com/publish/formats/rss-0.91.dtd"

RSS_1_NOT_CHECKED = Rule(
    code="X102",
    name="rss-1-not-checked",
    severity="warning",
    message="this is RSS 1.0, which is not checked beyond its XML",
    hint="publish Atom or RSS 2.0, which every reader takes",
    spec="https://web.resource.org/rss/1.0/spec",
)


def start_document(node: Node, context: Context) -> Element:
    """Name the format by the root element, and what the tables know of it."""
    tag = node.tag
    if not tag.ns and tag.name == OPML:
        if node.parent is not None:
            node.parent.spec = WHOLE
        return WHOLE
    if tag.name in _ATOM_ROOTS:
        spec = _atom_root(node, context)
        prefix_warnings(context)
        return spec
    if tag.name == "rss":
        return _rss_root(node, context)
    if tag.ns in (RDF, RSS_1):
        context.format = "rss-1.0"
        context.on(RSS_1_NOT_CHECKED, node)
    else:
        other = stranger_by_root(tag.name, tag.ns, tag.label)
        context.discard()
        context.on(NOT_A_FEED, node, what=other.what, hint=other.advice)
        raise StopReadingError
    return FOREIGN


WRONG_NAMESPACE = Rule(
    code="A102",
    name="atom-namespace-wrong",
    severity="error",
    message="{element} is in the namespace {value}, which is not Atom's",
    hint='write xmlns="http://www.w3.org/2005/Atom", letter for letter',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
)
OBSOLETE = Rule(
    code="A103",
    name="atom-obsolete",
    severity="error",
    message="this is a draft of Atom from before 2005",
    hint='write Atom 1.0: xmlns="http://www.w3.org/2005/Atom"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-1",
)


def _atom_root(node: Node, context: Context) -> Element:
    """`feed` or `entry`, in Atom's namespace or in another."""
    tag = node.tag
    context.format = _ATOM_ROOTS[tag.name]
    if tag.ns.startswith(tuple(_OBSOLETE_ATOM)):
        context.on(OBSOLETE, node)
        return FOREIGN
    if not tag.ns:
        context.on(NO_NAMESPACE, node, expected=ATOM)
    elif tag.ns != ATOM:
        context.on(WRONG_NAMESPACE, node, value=tag.ns)
    if tag.ns != ATOM:
        context.state.core = tag.ns
    return CHILDREN["document"][f"{{{ATOM}}}{tag.name}"]


NAMESPACE = Rule(
    code="R101",
    name="rss-in-a-namespace",
    severity="error",
    message="rss is in the namespace {value}",
    hint='leave xmlns="…" out; RSS 2.0 has no namespace',
    spec="https://www.rssboard.org/rss-specification#extendingRss",
)
DOCTYPE_VERSION = Rule(
    code="X156",
    name="doctype-version",
    severity="error",
    message="the DOCTYPE is that of RSS 0.91, the document is not",
    hint="leave the DOCTYPE out",
    spec="https://www.rssboard.org/rss-0-9-1-netscape",
)


def _rss_root(node: Node, context: Context) -> Element:
    """`rss`, which is in no namespace."""
    version = node.attributes.get("version", "")
    known = version in ("0.91", "0.92", "0.93", "0.94", "2.0")
    context.format = f"rss-{version}" if known else "rss-2.0"
    if node.tag.ns:
        context.state.core = node.tag.ns
        context.on(NAMESPACE, node, value=node.tag.ns)
    if context.state.doctype_091 and version != "0.91":
        context.at(DOCTYPE_VERSION, node, "version")
    return CHILDREN["document"]["rss"]


OLD_DTD = Rule(
    code="X157",
    name="old-dtd",
    severity="error",
    message="the DTD {value} is gone",
    hint="leave the DOCTYPE out, or write https://www.rssboard.org/rss-0.91.dtd",
    spec="https://www.rssboard.org/rss-0-9-1-netscape",
)


def doctype(public: str, system: str, place: tuple[int, int], context: Context) -> None:
    """The DOCTYPE of RSS 0.91, the only one that a feed ever had."""
    if public != _RSS_091_PUBLIC:
        return
    context.state.doctype_091 = True
    if system == _GONE_DTD:
        context.add(OLD_DTD, *place, "", value=system)


RULES: tuple[Rule, ...] = (
    WRONG_NAMESPACE,
    OBSOLETE,
    NAMESPACE,
    RSS_1_NOT_CHECKED,
    DOCTYPE_VERSION,
    OLD_DTD,
)
