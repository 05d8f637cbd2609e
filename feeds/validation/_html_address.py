"""The addresses inside HTML: whether they lead anywhere once the entry is in a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from feeds.validation._finding import Rule
from feeds.validation.rules import html as html_rules

__all__ = ["address_flaws", "is_local", "srcset_addresses", "srcset_flaws"]

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CODE = re.compile(
    r"(?:javascript|vbscript|livescript|mocha):|data:(?!image/(?!svg)|audio/|video/)"
)
_IGNORED = re.compile(r"[\x00-\x20]+")
_CANDIDATE = re.compile(r"[\s,]*([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*|$)")
_LOCAL_NAMES = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa", ".test")


def address_flaws(
    value: str, *, base: str = "", loaded: bool = False, secure: bool = False
) -> Iterator[tuple[Rule, str]]:
    """What is wrong with one address, and the part to name.

    `base` is the xml:base in force, `loaded` means fetched when the entry is shown, `secure`
    that the feed is at an https address.
    """
    address = value.strip()
    scheme = _SCHEME.match(address)
    if not address:
        yield html_rules.EMPTY_ADDRESS, address
    elif _CODE.match(_IGNORED.sub("", address[:200]).lower()):
        yield html_rules.SCRIPT_ADDRESS, address
    elif scheme is None:
        if address.startswith("#"):
            yield html_rules.FRAGMENT_ONLY, address
        else:
            yield (html_rules.RELATIVE_TO_BASE if base else html_rules.RELATIVE), address
    elif scheme.group(1).lower() in {"http", "https"}:
        yield from _web_flaws(address, loaded=loaded, secure=secure)
    elif scheme.group(1).lower() == "file":
        yield html_rules.LOCAL_ADDRESS, address


def _web_flaws(address: str, *, loaded: bool, secure: bool) -> Iterator[tuple[Rule, str]]:
    host = _host(address)
    if not host or any(mark in address for mark in ' <>"\\^`{|}\t\n'):
        yield html_rules.MALFORMED_ADDRESS, address
    elif is_local(host):
        yield html_rules.LOCAL_ADDRESS, address
    elif loaded and secure and address[:5].lower() == "http:":
        yield html_rules.INSECURE_RESOURCE, address


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_local(host: str) -> bool:
    """Whether a host name or address means this machine or a private network."""
    host = host.lower().rstrip(".")
    if host == "localhost" or host.endswith(_LOCAL_NAMES):
        return True
    if not (host[-1:].isdigit() or ":" in host):
        return False
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_private or address.is_loopback or address.is_link_local


def srcset_addresses(value: str) -> Iterator[str]:
    """The addresses of a srcset; a comma that ends an address belongs to the list."""
    for match in _CANDIDATE.finditer(value):
        yield match.group(1)


def srcset_flaws(value: str, *, base: str, secure: bool) -> Iterator[tuple[Rule, str]]:
    """What is wrong with the addresses of a srcset, each kind once."""
    seen: set[str] = set()
    for address in srcset_addresses(value):
        for rule, shown in address_flaws(address, base=base, loaded=True, secure=secure):
            kind = html_rules.RELATIVE_SRCSET if rule is html_rules.RELATIVE else rule
            if kind.code not in seen:
                seen.add(kind.code)
                yield kind, shown
