"""Links to a part of one of our own pages: whether the part is there."""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import unquote

import msgspec

from feeds.articles._links import Links
from feeds.content import PAGE_IDS, is_fragment, is_web_uri, parted
from feeds.errors import Problem

__all__ = ["PartLink", "PartLinks", "dead_links", "ids_of", "leads_to", "packed"]

_SHOWN = 3
_LONGEST = 80  # characters of an id that is proposed: comparing takes the square of it
_DIGITS = 4  # bytes of a checksum


class PartLink(msgspec.Struct, frozen=True, array_like=True):
    """A link to a part of a page of this site."""

    page: str  # absolute address
    part: str  # the fragment, without "#"
    written: str  # the address as it stands in the article


class PartLinks:
    """Collects them from the addresses of one article, which `links` resolves."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self.lead_to_site = "&" in links.base  # where any may: its letters are written otherwise
        self._found: dict[PartLink, None] = {}

    def __call__(self, tag: str, attribute: str, address: str) -> str | None:
        """The absolute address; of a page that has moved the new one, since what leads on from
        the old one loses the part.
        """
        if is_web_uri(address):  # as nearly all are that lead elsewhere
            absolute: str | None = address
        elif is_fragment(address):
            absolute = self._links.permalink + address
        else:
            absolute = self._links.resolve(tag, attribute, address)
        if absolute is None or not absolute.startswith(self._links.base):
            return absolute
        self.lead_to_site = True
        if absolute is address:  # stated as a whole: of a file that lies here, perhaps
            absolute = self._links.own_file(address) or address
        if attribute != "href" or "#" not in absolute:
            return absolute
        page, _, fragment = absolute.partition("#")
        page = self._links.page(page) or page
        part = fragment.partition(":~:")[0]  # a text fragment names words, not a part
        if part and part.lower() != "top":  # HTML, 7.4.6.4: the top of any page
            self._found.setdefault(PartLink(page, part, address))
        return f"{page}#{fragment}"

    def within(self, *pages: str) -> tuple[PartLink, ...]:
        """Those to parts of these pages."""
        return tuple(one for one in self._found if one.page in pages)

    def beyond(self, *pages: str) -> tuple[PartLink, ...]:
        """Those to parts of other pages."""
        return tuple(one for one in self._found if one.page not in pages)


def ids_of(html: str) -> tuple[str, ...]:
    """The ids of a body that is published."""
    if ' id="' not in html:
        return ()
    parts = parted(html, ' id="')
    return tuple(unescape(part.partition('"')[0]) for is_in_tag, part in parts if is_in_tag)


def packed(ids: Iterable[str]) -> bytes:
    """A checksum for each id: what a hundred thousand pages can be remembered by."""
    return b"".join(sorted({_checksum(one) for one in ids}))


def leads_to(part: str, packed_ids: bytes) -> bool:
    """Whether a page with these ids has that part (HTML, 7.4.6.4: as written, then decoded)."""
    return any(
        one in PAGE_IDS or _is_among(_checksum(one), packed_ids) for one in (part, unquote(part))
    )


def _is_among(checksum: bytes, packed_ids: bytes) -> bool:
    """Whether it is one of those, which are sorted."""
    places = range(0, len(packed_ids), _DIGITS)
    place = bisect_left(places, checksum, key=lambda at: packed_ids[at : at + _DIGITS])
    at = place * _DIGITS
    return packed_ids[at : at + _DIGITS] == checksum


def _checksum(text: str) -> bytes:
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    plain = text.encode("utf-8", "surrogatepass")
    return zlib.crc32(plain).to_bytes(_DIGITS, "big")


def dead_links(
    links: Sequence[PartLink], *, path: str, line: int, ids: Sequence[str] = ()
) -> Problem:
    """One warning for all links of an article whose parts are not there.

    `ids` are those of the page, where it is one page and it is known.
    """
    shown = ", ".join(repr(one.written) for one in links[:_SHOWN])
    more = f" and {len(links) - _SHOWN} more" if len(links) > _SHOWN else ""
    part = unquote(links[0].part)
    short = (one for one in ids if len(one) <= _LONGEST)
    from difflib import get_close_matches  # noqa: PLC0415 - only for a warning

    near = get_close_matches(part, short, n=1) if len(part) <= _LONGEST else ()
    return Problem(
        path=path,
        line=line,
        message=f"no such part of the page: {shown}{more}",
        hint=f"write {'#' + near[0]!r}" if near else "link to the id of a heading that is there",
        severity="warning",
    )
