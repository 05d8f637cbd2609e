"""HTML that is safe as it stands: the elements of plain Markdown, in good order.

A cleaner would parse such a body and write the same again. That it is so plain is known from its
words, which are taken of every body; so most pages are made without a second parser.
"""

from __future__ import annotations

import re

from feeds.content._safe import Resolve, allowed_link
from feeds.content._well_formed import HEADINGS, words_of
from feeds.patterns import lazy_regex

__all__ = ["is_plain_html", "with_addresses"]

_ELEMENTS = HEADINGS | {
    None, "a", "blockquote", "code", "del", "em", "li", "ol", "p", "strong", "ul",
}  # fmt: skip
_HOST = r"https?://(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}(?=[/?#\"])"
_LINK = lazy_regex(rf"<a href=\"((?:{_HOST}|/|#|mailto:)[^\s\"&<>]*)\">")
"""A link whose address no parser of addresses refuses."""

_REFERENCES = ("&amp;", "&lt;", "&gt;")


def is_plain_html(html: str, named: str) -> bool:
    """Whether a cleaner would change nothing but the addresses of links.

    No element has an attribute, but for links, which have an address alone, and for the ids
    that headings have in `named`, which else is the same.
    """
    words = words_of(html)
    if words is None or not _ELEMENTS.issuperset(words.names):
        return False
    if not named.isascii() and "\xa0" in named:  # it is written as a reference
        return False
    if "\r" in named or named.count("<") != named.count(">"):
        return False
    if "&" in named and named.count("&") != sum(map(named.count, _REFERENCES)):
        return False
    return "=" not in html or html.count("=") == len(_LINK.findall(html))


def with_addresses(html: str, resolve: Resolve) -> str:
    """What `safe_html` makes of such a body, to whose headings ids may have been given."""

    def resolved(match: re.Match[str]) -> str:
        address = allowed_link(resolve("a", "href", match[1]))
        return f'<a href="{_escaped(address)}">' if address else "<a>"

    return _LINK.sub(resolved, html) if "=" in html else html


def _escaped(value: str) -> str:
    """The value of an attribute, as the cleaner writes it (HTML 13.3)."""
    if "&" in value:
        value = value.replace("&", "&amp;")
    value = value.replace("\xa0", "&nbsp;").replace('"', "&quot;")
    return value.replace("<", "&lt;").replace(">", "&gt;")
