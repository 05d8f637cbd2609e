"""The bytes of a feed → its tree: XML without entities, document types or the network.

What other tools commonly get wrong is fixed, and reported: control characters, which XML cannot
hold in any form, and names of characters that only HTML knows.
"""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from feeds.errors import Problem, ReadError

__all__ = ["charset_of", "parse_xml", "text_of", "unread"]

_Element = etree._Element  # noqa: SLF001 - the name lxml gives its type

_HINT = "give the address or file of a feed in Atom, RSS or JSON"
_DECLARED = re.compile(rb"\s*<\?xml[^>]*\sencoding\s*=")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));", re.DOTALL
)
_NAMED = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|&([A-Za-z][A-Za-z0-9]*);", re.DOTALL)
_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)?(?:<!doctype\s+html|<html)\b", re.IGNORECASE | re.DOTALL)
_LINKS = re.compile(rb"<link\b[^<>]*>", re.IGNORECASE)
_FEED = re.compile(rb"type\s*=\s*[\"']?application/(?:atom|rss|feed)\+(?:xml|json)", re.IGNORECASE)
_HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


def unread(name: str, why: str, *, line: int = 0, hint: str = _HINT) -> ReadError:
    """That a document is no feed."""
    return ReadError(Problem(path=name, line=line, message=why, hint=hint))


def text_of(parent: _Element, tag: str) -> str:
    """The text of an element with all that lies in it, as XHTML content has it; "" for none."""
    found = parent.find(tag)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def parse_xml(data: bytes, name: str, charset: str = "") -> tuple[_Element, tuple[str, ...]]:
    """The root, and what was fixed. Raises ReadError.

    `charset` is what HTTP says; it counts where the document says nothing (RFC 7303, 3.2).
    """
    if _PAGE.match(data):
        raise unread(name, "it is a web page, and no feed", hint=_feeds_of(data))
    charset = "" if _DECLARED.match(data) or data.startswith(_MARKS) else charset_of(charset)
    root: _Element | None
    faults: tuple[str, ...] = ()
    try:
        root = _parsed(data, charset)
    except etree.XMLSyntaxError as error:
        root, faults = _after_mending(data, charset)
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


def _after_mending(data: bytes, charset: str) -> tuple[_Element | None, tuple[str, ...]]:
    fixed, faults = _fixed(data)
    try:
        return (_parsed(fixed, charset) if faults else None), faults
    except etree.XMLSyntaxError:
        return None, ()


def _fixed(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The document without what XML cannot hold, and what that was."""
    if data.startswith(_MARKS[1:]):
        return data, ()
    faults = []
    plain = _REFERENCE.sub(_sound, _CONTROL.sub(b"", data))
    if plain != data:
        faults.append("control characters, which XML cannot hold, were taken out")
    named = _NAMED.sub(_character, plain)
    if named != plain:
        faults.append("names of characters that only HTML knows, such as &nbsp;, were read as such")
    return named, tuple(faults)


def _sound(match: re.Match[bytes]) -> bytes:
    """A reference to a character, if XML can hold it."""
    if not (match[1] or match[2]):
        return match.group()
    code = int(match[1], 16) if match[1] else int(match[2])
    is_sound = code in {9, 10, 13} or 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF  # noqa: PLR2004 - XML 1.0, 2.2
    return match.group() if is_sound and code not in {0xFFFE, 0xFFFF} else b""


def _character(match: re.Match[bytes]) -> bytes:
    if not match[1] or match[1] in _OWN:
        return match.group()
    found = html5.get(match[1].decode() + ";", "")
    return "".join(f"&#{ord(one)};" for one in found).encode() or match.group()


def _feeds_of(page: bytes) -> str:
    """What a page says of the feeds it belongs to."""
    links = (one for one in _LINKS.findall(page[:200_000]) if _FEED.search(one))
    found = [match[1].decode("utf-8", "replace") for one in links if (match := _HREF.search(one))]
    return f"give the address of its feed, as it says: {found[0]}" if found else _HINT
