"""The sitemap, for search engines: every page, and when an article last changed (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

__all__ = ["MOST_IN_SITEMAP", "render_sitemap", "render_sitemap_index"]

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
    root = etree.Element(f"{{{_NAMESPACE}}}{name}", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]  # lxml's types know no default namespace
    for address, date in rows:
        element = etree.SubElement(root, f"{{{_NAMESPACE}}}{row}")
        etree.SubElement(element, f"{{{_NAMESPACE}}}loc").text = address
        if date:
            etree.SubElement(element, f"{{{_NAMESPACE}}}lastmod").text = date
    etree.indent(root, "")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
