"""Text constructs and content: RFC 4287 sections 3.1 and 4.1.3."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import replace
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._context import Context, Where
from feeds.validation._finding import Rule
from feeds.validation._grammar import Attribute, Element
from feeds.validation._namespaces import ATOM
from feeds.validation._node import Node
from feeds.validation.atom.inline import ATOM_TEXT, xhtml
from feeds.validation.checks.addresses import iri
from feeds.validation.checks.words import not_blank
from feeds.validation.html import check_content
from feeds.validation.markup import html_in, look_for_bad_characters, look_for_leftovers
from feeds.validation.values.types import media_type, type_and_subtype

__all__ = ["ELEMENTS", "NO_LANGUAGE", "RULES", "UNDECLARED_HTML", "is_xml_type"]

_PLAIN: Final = frozenset({"", "text"})
_HTML_TYPES: Final = frozenset({"html", "text/html"})
_HTML = lazy_regex("<html", re.IGNORECASE)
_WHOLE_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def is_xml_type(kind: str) -> bool:
    """RFC 7303: XML by its media type."""
    return kind.endswith(("+xml", "/xml"))


def _kind_of(node: Node) -> str:
    """The type as stated, in lower case; "" counts as text."""
    return type_and_subtype(node.attributes.get("type", ""))


def _begin(node: Node, context: Context) -> None:
    """Let elements in where the type is XHTML or another XML, and keep them."""
    kind = _kind_of(node)
    if kind == "xhtml" or is_xml_type(kind):
        assert node.spec is not None
        node.spec = _OPEN[node.spec.name]


TEXT_TYPE = Rule(
    code="A151",
    name="atom-text-type",
    severity="error",
    message="{element}: {value} is none of text, html and xhtml",
    hint='write type="html" for escaped HTML',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1",
)


def _text_type(value: str, node: Node, attribute: str, context: Context) -> None:
    """Section 3.1.1."""
    if not value:
        not_blank(value, node, attribute, context)
    elif value not in ("text", "html", "xhtml"):
        context.at(TEXT_TYPE, node, attribute, value=value)


CONTENT_TYPE = Rule(
    code="A161",
    name="atom-content-type",
    severity="error",
    message="{element}: {value} is no media type, nor text, html or xhtml",
    hint='write type="html" for escaped HTML',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1",
)
COMPOSITE_TYPE = Rule(
    code="A162",
    name="atom-composite-type",
    severity="error",
    message="{element}: {value} is a composite type",
    hint='link it: rel="enclosure"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.1",
)


def _content_type(value: str, node: Node, attribute: str, context: Context) -> None:
    """Section 4.1.3.1: with src only a media type will do."""
    if not value:
        not_blank(value, node, attribute, context)
        return
    words = value in ("text", "html", "xhtml")
    if words and "src" not in node.attributes:
        return
    if not media_type(value):
        context.at(CONTENT_TYPE, node, attribute, value=value)
    elif value.lower().startswith(("multipart/", "message/")):
        context.at(COMPOSITE_TYPE, node, attribute, value=value)


def _text(node: Node, context: Context) -> None:
    """A title, subtitle, summary or rights, whole."""
    value = node.text
    kind = _kind_of(node)
    if not value.strip() and not node.counts and not kind.startswith(("text/", "application/")):
        not_blank(value, node, "", context)
    _body(node, value, context)


NO_TYPE = Rule(
    code="A163",
    name="atom-remote-content-without-type",
    severity="warning",
    message="{element} has src and no type",
    hint='say its media type: type="…"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2",
    once="feed",
)
REMOTE_NOT_EMPTY = Rule(
    code="A164",
    name="atom-remote-content-not-empty",
    severity="error",
    message="{element} has src and is not empty",
    hint="leave one of them out",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.2",
)
NOT_BASE64 = Rule(
    code="A165",
    name="atom-not-base64",
    severity="error",
    message="{element} of type {value} is not base64",
    hint="encode the bytes in base64, or link them",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3",
)


def _content(node: Node, context: Context) -> None:
    """Content, inline or elsewhere."""
    value = node.text
    if "src" in node.attributes:
        if "type" not in node.attributes:
            context.on(NO_TYPE, node)
        if value.strip() or node.counts:
            context.at(REMOTE_NOT_EMPTY, node)
        return
    kind = _kind_of(node)
    textual = kind in ("", "text", "html", "xhtml") or kind.startswith("text/")
    if not textual and not is_xml_type(kind) and media_type(kind):
        if not value.strip():
            not_blank(value, node, "", context)
        elif not _is_base64(value):
            context.at(NOT_BASE64, node, value=kind)
        return
    _body(node, value, context)


UNDECLARED_HTML = Rule(
    code="A154",
    name="atom-undeclared-html",
    severity="warning",
    message="{element} is plain text by its type, and contains {value}",
    hint='write type="html"',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.1",
    once="name",
)
NO_LANGUAGE = Rule(
    code="V145",
    name="no-language",
    severity="info",
    message="{element} does not say its language",
    hint="set {expected}",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    opt_in=True,
)


def _body(node: Node, value: str, context: Context) -> None:
    """The text by its type."""
    if not node.lang and not context.state.language_told:
        context.state.language_told = True
        context.on(NO_LANGUAGE, node, expected='xml:lang="…"')
    if not value.isascii():
        look_for_bad_characters(node, context)
    kind = _kind_of(node)
    if node.counts and not (kind == "xhtml" or is_xml_type(kind)):
        _elements_inside(node, value, context)
    if kind == "xhtml":
        xhtml(node, value, context)
    elif kind in _HTML_TYPES:
        _html(node, value, context)
    elif is_xml_type(kind):
        if node.counts and value.strip():
            context.ending(ATOM_TEXT, node)  # a document has one root and no text beside it
    else:
        look_for_leftovers(value, node, "", context)
        found = html_in(value)
        if found:
            context.at(UNDECLARED_HTML, node, value=found)
    if kind in _WHOLE_PAGES:
        _whole_page(node, kind, value, context)


FRAGMENT = Rule(
    code="A166",
    name="atom-html-fragment",
    severity="warning",
    message="{element} says {value} and holds a fragment",
    hint='write type="html", which is for fragments',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3.3",
)


def _whole_page(node: Node, kind: str, value: str, context: Context) -> None:
    """As a media type, HTML is a document with an html element."""
    inside = node.children if kind == "application/xhtml+xml" else value
    whole = _HTML.search(value) or any(child.tag.name == "html" for child in node)
    if inside and not whole:
        context.at(FRAGMENT, node, value=kind)


NOT_ESCAPED = Rule(
    code="A155",
    name="atom-not-escaped",
    severity="error",
    message="{element} says that it is escaped, and is not",
    hint='write type="html" and escape the markup',
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.2",
)


def _elements_inside(node: Node, value: str, context: Context) -> None:
    """Elements where the markup should have been escaped; each has been reported."""
    if value.strip():
        context.ending(ATOM_TEXT, node)
    if node.attributes.get("mode") == "escaped":
        context.ending(NOT_ESCAPED, node)


def _html(node: Node, value: str, context: Context) -> None:
    """Hand escaped HTML to the rooms that know HTML."""
    if context.looks_at_html and value:
        where = Where(*node.text_place(), node.path, node.base, node.text_place)
        check_content(value, where, context)


def _is_base64(value: str) -> bool:
    """RFC 4648 section 4, with line breaks."""
    try:
        base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


_TEXT_ATTRIBUTES: Final = {"type": Attribute(_text_type)}
_CLOSED: Final = (
    Element(
        name="title", ns=ATOM, within=("feed", "entry", "source"), attributes=_TEXT_ATTRIBUTES,
        text="any", enter=_begin, leave=_text, place="atom:text",
    ),
    Element(
        name="subtitle", ns=ATOM, within=("feed", "source"), attributes=_TEXT_ATTRIBUTES,
        text="any", enter=_begin, leave=_text, place="atom:text",
    ),
    Element(
        name="rights", ns=ATOM, within=("feed", "entry", "source"), attributes=_TEXT_ATTRIBUTES,
        text="any", enter=_begin, leave=_text, place="atom:text",
    ),
    Element(
        name="summary", ns=ATOM, within=("entry",), attributes=_TEXT_ATTRIBUTES,
        text="any", enter=_begin, leave=_text, place="atom:text",
    ),
    Element(
        name="content", ns=ATOM, within=("entry",), text="any", enter=_begin, leave=_content,
        attributes={"type": Attribute(_content_type), "src": Attribute(iri)}, place="atom:text",
    ),
)  # fmt: skip
_OPEN: Final = {one.name: replace(one, foreign=True, kept=True) for one in _CLOSED}
ELEMENTS: tuple[Element, ...] = _CLOSED

RULES: tuple[Rule, ...] = (
    TEXT_TYPE,
    UNDECLARED_HTML,
    NOT_ESCAPED,
    CONTENT_TYPE,
    COMPOSITE_TYPE,
    NO_TYPE,
    REMOTE_NOT_EMPTY,
    NOT_BASE64,
    FRAGMENT,
    NO_LANGUAGE,
)
