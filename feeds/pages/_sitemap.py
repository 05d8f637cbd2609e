"""The sitemap, for search engines: every page, and when an article last changed (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["MOST_IN_SITEMAP", "render_sitemap", "render_sitemap_index", "sitemap_row"]

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

MOST_IN_SITEMAP = 50_000
"""Addresses in one sitemap, by the protocol; where there are more, an index names several."""


def render_sitemap(pages: Iterable[tuple[str, str]]) -> bytes:
    """The document, of at most MOST_IN_SITEMAP pages.

    Each is its address and a W3C date, "" for one that says nothing.
    """
    return _document("urlset", "url", pages)


def render_sitemap_index(addresses: Iterable[str]) -> bytes:
    """The document that names the sitemaps at these addresses."""
    return _document("sitemapindex", "sitemap", ((address, "") for address in addresses))


def _document(name: str, row: str, rows: Iterable[tuple[str, str]]) -> bytes:
    lines = [f"<?xml version='1.0' encoding='utf-8'?>\n<{name} xmlns=\"{_NAMESPACE}\">"]
    lines += [sitemap_row(address, date, row) for address, date in rows]
    lines.append(f"</{name}>\n")
    return "\n".join(lines).encode()


def sitemap_row(address: str, date: str, row: str = "url") -> str:
    """One page, as it stands there."""
    changed = f"<lastmod>{date}</lastmod>\n" if date else ""
    return f"<{row}>\n<loc>{_escaped(address)}</loc>\n{changed}</{row}>"


def _escaped(address: str) -> str:
    return address.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
