"""URIs, IRIs, tag: and urn: by RFC 3986, 3987, 4151, 8141 and 9562."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from ipaddress import AddressValueError, IPv6Address
from typing import Literal

from feeds.patterns import lazy_regex
from feeds.records import dataclass
from feeds.validation.values.dates import day_exists

__all__ = ["AddressFault", "address_fault", "normal_form", "scheme_of"]

_Kind = Literal["character", "syntax", "non-ascii", "tag", "urn", "uuid", "scheme"]


@dataclass(frozen=True, slots=True)
class AddressFault:
    """What is wrong with an address, and from which character on (-1: as a whole)."""

    kind: _Kind
    index: int = -1
    detail: str = ""


# Patterns that hold whole planes take 10 ms each to compile, so that they wait until asked for.
_UCS = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(p * 65536)}-{chr(p * 65536 + 0xFFFD)}" for p in range(1, 15)
)  # RFC 3987 section 2.2
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # in the query only
_ANY = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_FOREIGN = lazy_regex(rf"[^{_ANY}]")
_NOT_ASCII = lazy_regex(r"[^\x00-\x7f]")
_PERCENT = lazy_regex(r"%(?![0-9A-Fa-f]{2})")
_PARTS = lazy_regex(  # RFC 3986, appendix B
    r"(?:(?P<scheme>[^:/?#]*):)?(?://(?P<authority>[^/?#]*))?(?P<path>[^?#]*)"
    r"(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.DOTALL,
)
_SCHEME = lazy_regex(r"[A-Za-z][A-Za-z0-9+.-]*")
_AUTHORITY = lazy_regex(
    r"(?:[^@\[\]]*@)?(?:(?P<literal>\[[^\[\]]*\])|(?P<name>[^:@\[\]]*))(?::(?P<port>\d*))?",
    re.ASCII,
)
_FUTURE_IP = lazy_regex(r"[vV][0-9A-Fa-f]+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+")
_BRACKETS = lazy_regex(r"[\[\]#]")
_HOST_NEEDED = frozenset({"http", "https", "ftp", "ws", "wss"})
_DNS = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_TAG = (
    rf"tag:(?:[A-Za-z0-9\-._]+@)?{_DNS}(?:\.{_DNS})*,(\d{{4}})(?:-(\d\d)(?:-(\d\d))?)?"
    rf":[A-Za-z0-9\-._~!$&'()*+,;=:@/?%{_UCS}]*(?:\#[A-Za-z0-9\-._~!$&'()*+,;=:@/?%{_UCS}]*)?"
)
_URN = (
    rf"urn:(?!urn:)[A-Za-z0-9][A-Za-z0-9-]{{0,30}}[A-Za-z0-9]:"
    rf"[A-Za-z0-9\-._~!$&'()*+,;=:@%{_UCS}][A-Za-z0-9\-._~!$&'()*+,;=:@/?%{_UCS}]*"
    rf"(?:\#[A-Za-z0-9\-._~!$&'()*+,;=:@/?%{_UCS}]*)?"
)
_HEX = "[0-9A-Fa-f]"
_UUID = lazy_regex(
    rf"urn:uuid:{_HEX}{{8}}-(?:{_HEX}{{4}}-){{3}}{_HEX}{{12}}(?:[?#].*)?", re.IGNORECASE
)


@cache
def _foreign() -> re.Pattern[str]:
    """A character that no IRI has."""
    return re.compile(rf"[^{_ANY}{_UCS}{_PRIVATE}]")


@cache
def _any_case(pattern: str) -> re.Pattern[str]:
    """TAG or URN, compiled."""
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=4096)
def address_fault(text: str, *, ascii_only: bool = False) -> AddressFault | None:
    """The first fault of an IRI reference (or, `ascii_only`, a URI reference); None if none."""
    kind = text[:9].lower()
    if kind.startswith("tag:"):
        return _tag_fault(text)
    if kind == "urn:uuid:":
        return None if _UUID.fullmatch(text) else AddressFault("uuid")
    if kind.startswith("urn:"):
        return _percent_fault(text) or (
            None if _any_case(_URN).fullmatch(text) else AddressFault("urn")
        )
    strange = (_FOREIGN if text.isascii() else _foreign()).search(text)
    if strange:
        return AddressFault("character", strange.start(), strange[0])
    if ascii_only and (other := _NOT_ASCII.search(text)):
        return AddressFault("non-ascii", other.start(), other[0])
    return _percent_fault(text) or _parts_fault(text)


def _percent_fault(text: str) -> AddressFault | None:
    """A percent sign that no two hexadecimal digits follow."""
    found = _PERCENT.search(text)
    return AddressFault("character", found.start(), "%") if found else None


def _tag_fault(text: str) -> AddressFault | None:
    """RFC 4151 section 2.1; the date is one that the calendar has."""
    found = _any_case(_TAG).fullmatch(text)
    if found is None:
        return AddressFault("tag")
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    return _percent_fault(text) if day_exists(year, month, day) else AddressFault("tag")


def _parts_fault(text: str) -> AddressFault | None:
    """The scheme, the authority, and the delimiters at wrong places."""
    found = _PARTS.fullmatch(text)
    assert found is not None
    scheme, authority = found["scheme"], found["authority"]
    if scheme is not None and not _SCHEME.fullmatch(scheme):
        return AddressFault("scheme", 0, scheme)
    for part in ("path", "query", "fragment"):
        wrong = _BRACKETS.search(found[part] or "")
        if wrong:
            return AddressFault("character", found.start(part) + wrong.start(), wrong[0])
    if authority is not None:
        host = _AUTHORITY.fullmatch(authority)
        if host is None or (host["literal"] and not _literal_address(host["literal"][1:-1])):
            return AddressFault("syntax", found.start("authority"), authority)
        if not (host["literal"] or host["name"]) and (scheme or "").lower() in _HOST_NEEDED:
            return AddressFault("syntax", found.start("authority"), authority)
    elif scheme is not None and scheme.lower() in _HOST_NEEDED:
        return AddressFault("syntax", len(scheme) + 1, found["path"])
    return None


def _literal_address(text: str) -> bool:
    """What stands in brackets: IPv6, or a form of the future."""
    if _FUTURE_IP.fullmatch(text):
        return True
    try:
        IPv6Address(text.split("%25", maxsplit=1)[0])
    except AddressValueError:
        return False
    return True


def scheme_of(text: str) -> str:
    """The scheme in lower case; "" of a relative reference."""
    head, colon, _ = text.partition(":")
    return head.lower() if colon and _SCHEME.fullmatch(head) else ""


_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ESCAPE = lazy_regex(r"%([0-9A-Fa-f]{2})")
_PORTS = {"http": "80", "https": "443", "ftp": "21", "ws": "80", "wss": "443"}


@lru_cache(maxsize=4096)
def normal_form(text: str) -> str:
    """RFC 3986 section 6.2.2 and 6.2.3: case, escapes, dot segments, port and empty path."""
    found = _PARTS.fullmatch(text)
    if found is None or not found["scheme"]:
        return text
    scheme = found["scheme"].lower()
    if scheme == "urn":
        name, colon, rest = found["path"].partition(":")
        return f"urn:{name.lower()}{colon}{rest}" + _tail(found)
    path = _ESCAPE.sub(_plain_escape, found["path"])
    out = scheme + ":"
    authority = found["authority"]
    if authority is not None:
        user, at, host = authority.rpartition("@")
        name, colon, port = host.rpartition(":") if re.search(r":\d*$", host) else (host, "", "")
        port = "" if port == _PORTS.get(scheme) else port
        user, at = (user, at) if user.strip(":") else ("", "")
        out += "//" + user + at + name.lower() + (":" + port if port else "")
        path = _without_dots(path) or ("/" if scheme in _PORTS else "")
    return out + path + _ESCAPE.sub(_plain_escape, _tail(found))


def _tail(found: re.Match[str]) -> str:
    """The query and the fragment, with their marks."""
    query = "" if found["query"] is None else "?" + found["query"]
    return query + ("" if found["fragment"] is None else "#" + found["fragment"])


def _plain_escape(found: re.Match[str]) -> str:
    """An escape of an unreserved character as that character, any other in capitals."""
    char = chr(int(found[1], 16))
    return char if char in _UNRESERVED else found[0].upper()


def _without_dots(path: str) -> str:
    """RFC 3986 section 5.2.4."""
    out: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(out) > 1:
                out.pop()
        elif segment != ".":
            out.append(segment)
    if segments[-1] in (".", ".."):
        out.append("")
    return "/".join(out)
