"""A sitemap is the document that a library for XML makes of the same rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.pages import render_sitemap, render_sitemap_index

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
ADDRESSES = st.text(alphabet="ab/é&<>\"'?=%;🏴", min_size=1, max_size=9)
DATES = st.sampled_from(("", "2019", "2019-05-15T14:30:00+02:00"))


def made(name: str, row: str, rows: list[tuple[str, str]]) -> bytes:
    """The same by lxml."""
    root = etree.Element(f"{{{SPACE}}}{name}", nsmap={None: SPACE})  # type: ignore[dict-item]
    for address, date in rows:
        element = etree.SubElement(root, f"{{{SPACE}}}{row}")
        etree.SubElement(element, f"{{{SPACE}}}loc").text = address
        if date:
            etree.SubElement(element, f"{{{SPACE}}}lastmod").text = date
    etree.indent(root, "")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


@given(st.lists(st.tuples(ADDRESSES, DATES), min_size=1, max_size=4))
def test_it_names_pages(rows: list[tuple[str, str]]) -> None:
    assert render_sitemap(rows) == made("urlset", "url", rows)


@given(st.lists(ADDRESSES, min_size=1, max_size=4))
def test_an_index_names_sitemaps(addresses: list[str]) -> None:
    rows = [(one, "") for one in addresses]
    assert render_sitemap_index(addresses) == made("sitemapindex", "sitemap", rows)
