"""The addresses inside HTML: whether they lead anywhere once the entry is in a reader."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from feeds.patterns import lazy_regex
from feeds.validation._finding import Rule

__all__ = [
    "FRAGMENT_ONLY",
    "INSECURE_RESOURCE",
    "LOCAL_ADDRESS",
    "RELATIVE",
    "RELATIVE_TO_BASE",
    "RULES",
    "address_flaws",
    "is_local",
    "srcset_addresses",
    "srcset_flaws",
]

_SCHEME = lazy_regex(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CODE = lazy_regex(
    r"(?:javascript|vbscript|livescript|mocha):|data:(?!image/(?!svg)|audio/|video/)"
)
_IGNORED = lazy_regex(r"[\x00-\x20]+")
_CANDIDATE = lazy_regex(r"[\s,]*([^\s,]\S*?)(?:,+(?=\s|$)|\s[^,]*|$)")
_LOCAL_NAMES = (".localhost", ".local", ".localdomain", ".internal", ".lan", ".home.arpa", ".test")

SCRIPT_ADDRESS = Rule(
    code="H103",
    name="script-address",
    severity="warning",
    message="{attribute} of <{tag}> runs code: {value}",
    hint="give the address of a page",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-8.1",
    once="feed",
)
RELATIVE = Rule(
    code="H201",
    name="relative-address",
    severity="warning",
    message="{attribute} of <{tag}> is relative: {value}",
    hint="write it whole, with https:// and the host",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4",
    once="feed",
)
FRAGMENT_ONLY = Rule(
    code="H203",
    name="fragment-address",
    severity="info",
    message="{attribute} of <{tag}> points into the same page: {value}",
    hint="put the entry's address before the #",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4.4",
    once="feed",
)
EMPTY_ADDRESS = Rule(
    code="H204",
    name="empty-address",
    severity="warning",
    message="{attribute} of <{tag}> is empty",
    hint="give the address, or leave the element out",
    spec="https://html.spec.whatwg.org/multipage/urls-and-fetching.html",
    once="feed",
)
LOCAL_ADDRESS = Rule(
    code="H206",
    name="local-address",
    severity="warning",
    message="{attribute} of <{tag}> leads to this machine or network: {value}",
    hint="give the public address",
    spec="https://www.rfc-editor.org/rfc/rfc6761#section-6.3",
    once="feed",
)
RELATIVE_TO_BASE = Rule(
    code="H208",
    name="relative-to-base",
    severity="info",
    message="{attribute} of <{tag}> depends on xml:base: {value}",
    hint="write it whole: not every reader knows xml:base",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    once="feed",
)


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
        yield EMPTY_ADDRESS, address
    elif _CODE.match(_IGNORED.sub("", address[:200]).lower()):
        yield SCRIPT_ADDRESS, address
    elif scheme is None:
        if address.startswith("#"):
            yield FRAGMENT_ONLY, address
        else:
            yield (RELATIVE_TO_BASE if base else RELATIVE), address
    elif scheme.group(1).lower() in {"http", "https"}:
        yield from _web_flaws(address, loaded=loaded, secure=secure)
    elif scheme.group(1).lower() == "file":
        yield LOCAL_ADDRESS, address


MALFORMED_ADDRESS = Rule(
    code="H205",
    name="malformed-address",
    severity="warning",
    message="{attribute} of <{tag}> is no address: {value}",
    hint="escape spaces as %20, and give scheme and host",
    spec="https://www.rfc-editor.org/rfc/rfc3986#section-4",
    once="feed",
)
INSECURE_RESOURCE = Rule(
    code="H207",
    name="insecure-resource",
    severity="info",
    message="{attribute} of <{tag}> is loaded over http in an https feed: {value}",
    hint="use https",
    spec="https://www.w3.org/TR/mixed-content/",
    once="feed",
)


def _web_flaws(address: str, *, loaded: bool, secure: bool) -> Iterator[tuple[Rule, str]]:
    host = _host(address)
    if not host or any(mark in address for mark in ' <>"\\^`{|}\t\n'):
        yield MALFORMED_ADDRESS, address
    elif is_local(host):
        yield LOCAL_ADDRESS, address
    elif loaded and secure and address[:5].lower() == "http:":
        yield INSECURE_RESOURCE, address


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


RELATIVE_SRCSET = Rule(
    code="H202",
    name="relative-srcset",
    severity="warning",
    message="srcset of <{tag}> has a relative address: {value}",
    hint="write every address of the set whole",
    spec="https://html.spec.whatwg.org/multipage/images.html#srcset-attributes",
    once="name",
)


def srcset_flaws(value: str, *, base: str, secure: bool) -> Iterator[tuple[Rule, str]]:
    """What is wrong with the addresses of a srcset, each kind once."""
    seen: set[str] = set()
    for address in srcset_addresses(value):
        for rule, shown in address_flaws(address, base=base, loaded=True, secure=secure):
            kind = RELATIVE_SRCSET if rule is RELATIVE else rule
            if kind.code not in seen:
                seen.add(kind.code)
                yield kind, shown


RULES: tuple[Rule, ...] = (
    SCRIPT_ADDRESS,
    RELATIVE,
    RELATIVE_SRCSET,
    FRAGMENT_ONLY,
    EMPTY_ADDRESS,
    MALFORMED_ADDRESS,
    LOCAL_ADDRESS,
    INSECURE_RESOURCE,
    RELATIVE_TO_BASE,
)
