"""A reference and the address of its page → a whole address (RFC 3986, 5.2)."""

from __future__ import annotations

from urllib.parse import urljoin

from feeds.patterns import lazy_regex

__all__ = ["joined"]

_SEGMENT = r"(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~!$&'()*+,=@%-]+"
_PLAIN = lazy_regex(rf"/?{_SEGMENT}(?:/{_SEGMENT})*/?(?:#[A-Za-z0-9._~!$&'()*+,=:@%/?-]+)?")
"""A path, and a part of its page, without anything that joining would take away."""

_BASE = lazy_regex(rf"(https?://[A-Za-z0-9.-]+)(/(?:{_SEGMENT}/)*)(?:{_SEGMENT})?")
"""The origin of an address, and its folder."""


def joined(base: str, reference: str) -> str:
    """As urllib has it, which takes ten times as long for nearly all."""
    place = _BASE.fullmatch(base) if _PLAIN.fullmatch(reference) else None
    if place is None:
        return urljoin(base, reference)
    return place[1] + ("" if reference.startswith("/") else place[2]) + reference
