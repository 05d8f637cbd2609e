"""The sitemap, for search engines: every page, and when an article last changed (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

__all__ = ["render_sitemap"]

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # addresses in a sitemap, by the protocol


def render_sitemap(pages: Iterable[tuple[str, str]]) -> bytes:
    """The document. Each page is its address and a W3C date, "" for one that says nothing.

    A sitemap has room for 50,000 of them: the first ones, which are the newest.
    """
    root = etree.Element(f"{{{_NAMESPACE}}}urlset", nsmap={None: _NAMESPACE})  # type: ignore[dict-item]  # lxml's types know no default namespace
    for number, (address, date) in enumerate(pages):
        if number == _MOST:
            break
        url = etree.SubElement(root, f"{{{_NAMESPACE}}}url")
        etree.SubElement(url, f"{{{_NAMESPACE}}}loc").text = address
        if date:
            etree.SubElement(url, f"{{{_NAMESPACE}}}lastmod").text = date
    etree.indent(root, "")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"
