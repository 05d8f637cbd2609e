"""The bytes of a feed → its tree: XML without entities, document types or the network.

What other tools commonly get wrong is repaired, and reported with its line.
"""

from __future__ import annotations

import re
from contextlib import suppress

from lxml import etree

from feeds.errors import Problem, ReadError
from feeds.ledger._deployed import Fault
from feeds.ledger._xml_items import whole_items
from feeds.ledger._xml_repairs import decoded, repaired, states_encoding
from feeds.patterns import lazy_regex

__all__ = ["charset_of", "parse_xml", "text_of", "unread"]

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type

_HINT = "give the address or file of a feed in Atom, RSS or JSON"
_PAGE = lazy_regex(rb"\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html)\b", re.IGNORECASE | re.DOTALL)
_LINKS = lazy_regex(rb"<link\b[^<>]*>", re.IGNORECASE)
_FEED = lazy_regex(rb"type\s*=\s*[\"']?application/(?:atom|rss|feed)\+(?:xml|json)", re.IGNORECASE)
_HREF = lazy_regex(rb"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def unread(name: str, why: str, *, line: int = 0, hint: str = _HINT) -> ReadError:
    """That a document is no feed."""
    return ReadError(Problem(path=name, line=line, message=why, hint=hint))


def text_of(parent: _Element, tag: str) -> str:
    """The text of an element with all that lies in it, as XHTML content has it; "" for none."""
    found = parent.find(tag)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def parse_xml(
    data: bytes, name: str, charset: str = "", *, is_partial: bool = False
) -> tuple[_Element, tuple[Fault, ...]]:
    """The root, and what was repaired. Raises ReadError.

    `charset` is what HTTP says; it counts where the document says nothing (RFC 7303, 3.2).
    With `is_partial` a document that is cut or broken gives the items that are whole.
    """
    if _PAGE.match(data):
        raise unread(name, "it is a web page, and no feed", hint=_feeds_of(data))
    charset = "" if states_encoding(data) else charset_of(charset)
    root: _Element | None
    faults: tuple[Fault, ...] = ()
    try:
        root = _parsed(data, charset)
    except etree.XMLSyntaxError as error:
        root, faults = _after_repairs(data, charset, is_partial=is_partial)
        if root is None:
            why = f"it is no feed, nor XML at all: {error.msg.partition(', line ')[0]}"
            raise unread(name, why, line=error.lineno or 0) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise unread(name, "it has a document type, which feeds have not")
    return root, faults


def charset_of(stated: str) -> str:
    """The name of an encoding that Python knows; "" for any other."""
    try:
        "".encode(stated or "utf-8")
    except (LookupError, ValueError):
        return ""
    return stated


def _parsed(data: bytes, charset: str) -> _Element:
    if charset:
        data = data.decode(charset, "replace").encode()
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8" if charset else None,
    )
    return etree.fromstring(data, parser)


def _after_repairs(
    data: bytes, charset: str, *, is_partial: bool
) -> tuple[_Element | None, tuple[Fault, ...]]:
    text, faults = decoded(data, charset)
    text, lines, found = repaired(text)
    faults += found
    with suppress(etree.XMLSyntaxError):
        return _parsed(text.encode(), "utf-8"), faults
    rest = whole_items(text, lines) if is_partial else None
    if rest is None:
        return None, ()
    with suppress(etree.XMLSyntaxError):
        return _parsed(rest[0].encode(), "utf-8"), (*faults, *rest[1])
    return None, ()


def _feeds_of(page: bytes) -> str:
    """What a page says of the feeds it belongs to."""
    links = (one for one in _LINKS.findall(page[:200_000]) if _FEED.search(one))
    found = [match[1].decode("utf-8", "replace") for one in links if (match := _HREF.search(one))]
    return f"give the address of its feed, as it says: {found[0]}" if found else _HINT
