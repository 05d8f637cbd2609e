"""The body of a draft → the body that is published, with what stands in it."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import unquote

from feeds.articles._links import Links
from feeds.articles._part_links import PartLinks, ids_of
from feeds.content import NAMED_PAGE, BodyMarks, PlainBody, safe_html
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["FinishedBody", "finish_body"]


class FinishedBody(NamedTuple):
    """A body that is safe, with absolute addresses."""

    html: str
    ids: tuple[str, ...]  # of its parts
    marks: BodyMarks


def finish_body(html: str, links: Links, parts: PartLinks, *, is_plain: bool) -> FinishedBody:
    """Make it; `is_plain` says whether the body is safe as it stands, but for its addresses.

    The only pass over a body's HTML is here. What was taken out leaves blank lines at its ends.
    """
    if not is_plain:
        made = _with_references(safe_html(html, parts).strip(), links)
        return FinishedBody(made, ids_of(made), BodyMarks())
    body = PlainBody(parts)
    plain = body(html).strip()
    made = _with_references(plain, links)
    if made is not plain or "img" in body.names:  # which may have gone, with its id
        return FinishedBody(made, ids_of(made), BodyMarks())
    marks = body.marks(has_own_addresses=parts.lead_to_site)
    return FinishedBody(made, tuple(body.ids), marks)


_REFERENCE = lazy_regex(rf"{NAMED_PAGE}(?:\.*[A-Za-z0-9_~%/#?-])*")
"""What quoting leaves of a name; a full stop at its end belongs to the sentence."""


def _with_references(html: str, links: Links) -> str:
    """The addresses of pages that are named between words, as their generator writes them."""
    if NAMED_PAGE not in html:
        return html

    def address(found: re.Match[str]) -> str:
        named = unescape(found[0])
        made = links.resolve("a", "href", named)
        return escape(made or unquote(named.removeprefix(NAMED_PAGE)))

    return _REFERENCE.sub(address, html)
