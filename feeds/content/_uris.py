"""Addresses as authors write them → URIs (RFC 3986), and which of them may be published."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address

from feeds.patterns import lazy_regex

__all__ = [
    "FILE_SCHEMES",
    "LINK_SCHEMES",
    "NAMED",
    "NAMED_PAGE",
    "as_uri",
    "is_fragment",
    "is_web_uri",
    "refusal",
    "scheme_of",
    "web_uri",
]

FILE_SCHEMES = frozenset({"http", "https"})
"""Of what is loaded or downloaded: pictures, enclosures, pages."""

LINK_SCHEMES = FILE_SCHEMES | frozenset(
    "bitcoin ftp ftps gemini geo git gopher im irc ircs magnet mailto matrix mms news nntp "
    "openpgp4fpr payto rtsp sftp sip sips sms smsto ssh tel urn webcal xmpp".split()
)
"""Of what a reader may follow: none of them runs anything, or shows what is not published."""

NAMED = "link"
"""The scheme by which articles of Nikola name one another; never published."""

NAMED_PAGE = "link://page/"
"""Ahead of a path, or a name, by which an article of Hugo means another one; never published."""

_HOSTED = FILE_SCHEMES | {"ftp", "ftps", "sftp", "gemini", "gopher"}

_SCHEME = lazy_regex(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_CONTROL = lazy_regex(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MARKS = r"A-Za-z0-9\-._~!$&'()*+,;=:@/?"
_ORIGIN = r"https?://[A-Za-z0-9.\-]++(?![^/?#])"
_REST = rf"(?:[{_MARKS}]++|%[0-9A-Fa-f]{{2}}|)*+(?:\#(?:[{_MARKS}]++|%[0-9A-Fa-f]{{2}}|)*+)?"
_PLAIN = lazy_regex(rf"(?:{_ORIGIN}|(?!//|[^/?#]*:)){_REST}")
"""Nearly all addresses: nothing to be changed, at one look."""

_WHOLE = lazy_regex(_ORIGIN + _REST)

_PARTS = lazy_regex(  # RFC 3986, appendix B
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*):)?(?://(?P<authority>[^/?#]*))?(?P<path>[^?#]*)"
    r"(?P<query>\?[^#]*)?(?P<fragment>#.*)?",
    re.DOTALL,
)
_AUTHORITY = lazy_regex(
    r"(?P<user>.*@)?(?:(?P<literal>\[[^\[\]]*\])|(?P<name>[^:\[\]]*))(?P<port>:[0-9]*)?", re.DOTALL
)
_NAME = lazy_regex(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=]++|%[0-9A-Fa-f]{2}|)*+")
_LAST_PORT = 65535

_IN_PATH = lazy_regex(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]")
_IN_QUERY = lazy_regex(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]")
_IN_USER = lazy_regex(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:%]")


def as_uri(address: str, allowed: frozenset[str] | None = None) -> str:
    """The address, or relative reference, with all that a URI may not hold percent-encoded.

    What is encoded stays so; a stray `%` becomes `%25`. A host of other letters is written as
    browsers send it (RFC 3492). Raises ValueError, in words, where no program could follow it
    or where it has a scheme that is not among the `allowed` ones.
    """
    if _PLAIN.fullmatch(address):
        return address
    if _CONTROL.search(address):
        raise ValueError("it holds a control character")
    kind = scheme_of(address)
    if allowed is not None and kind and kind not in allowed:
        raise ValueError(f"the scheme {kind}: is refused")
    parts = _PARTS.fullmatch(address)
    assert parts is not None
    scheme, authority = kind, parts["authority"]
    if authority is None and scheme in _HOSTED:
        raise ValueError("it names no host")
    made = f"{parts['scheme']}:" if scheme else ""
    if authority is not None:
        made += f"//{_authority(authority, is_hosted=not scheme or scheme in _HOSTED)}"
    path = _encoded(_IN_PATH, parts["path"])
    if not scheme and authority is None:  # what stands ahead of a colon would be a scheme
        first, slash, rest = path.partition("/")
        path = first.replace(":", "%3A") + slash + rest
    made += path
    for mark, part in (("?", parts["query"]), ("#", parts["fragment"])):
        if part is not None:
            made += mark + _encoded(_IN_QUERY, part[1:])
    return made


def is_web_uri(address: str) -> bool:
    """Whether it is a whole address of the web, with nothing in it to be changed."""
    return _WHOLE.fullmatch(address) is not None


def is_fragment(address: str) -> bool:
    """Whether it is that of a part of the page it stands on, with nothing to be changed."""
    return address.startswith("#") and _PLAIN.fullmatch(address) is not None


def scheme_of(address: str) -> str:
    """The scheme in lower case; "" of a relative reference."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def refusal(address: str, allowed: frozenset[str] = LINK_SCHEMES) -> str:
    """Why an address is not published; "" for one that may be."""
    try:
        as_uri(address, allowed)
    except ValueError as error:
        return str(error)
    return ""


def web_uri(address: str) -> str:
    """The whole address of something on the web, as a URI; "" for what is none."""
    try:
        return as_uri(address, FILE_SCHEMES) if scheme_of(address) else ""
    except ValueError:
        return ""


def _authority(text: str, *, is_hosted: bool) -> str:
    """User, host and port (RFC 3986, 3.2)."""
    found = _AUTHORITY.fullmatch(text)
    if found is None:
        raise ValueError("its host has a bracket, or a port that is no number")
    user, port = found["user"] or "", found["port"] or ""
    host = _literal(found["literal"]) if found["literal"] else _host(found["name"])
    if is_hosted and not host:
        raise ValueError("it names no host")
    if port[1:] and int(port[1:]) > _LAST_PORT:
        raise ValueError("its port does not exist")
    return (f"{_encoded(_IN_USER, user[:-1])}@" if user else "") + host + port


def _literal(host: str) -> str:
    try:
        IPv6Address(host[1:-1].partition("%25")[0])
    except AddressValueError:
        raise ValueError("its host is no IPv6 address") from None
    return host


def _host(name: str) -> str:
    """A name, its labels in ASCII as the domain name system has them (RFC 3492)."""
    if not name.isascii():
        folded = unicodedata.normalize("NFKC", name).lower().replace("\u3002", ".")
        name = ".".join(
            label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
            for label in unicodedata.normalize("NFC", folded).split(".")
        )
    if not _NAME.fullmatch(name):
        raise ValueError("its host has a character that no host has")
    return name


def _encoded(unfit: re.Pattern[str], text: str) -> str:
    return unfit.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)
