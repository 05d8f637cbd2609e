"""OPML 2.0: the site's feeds as one list of subscriptions."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.formats._xml_text import line
from feeds.records import dataclass

__all__ = ["Outline", "render_opml"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """One subscription."""

    title: str
    xml_url: str  # absolute address of the feed
    html_url: str  # absolute address of its page
    language: str = ""


def render_opml(title: str, outlines: Iterable[Outline]) -> bytes:
    """The list as a document, without a date: it changes only when the feeds do.

    OPML knows one type for all XML feeds, "rss", whatever their format.
    """
    from lxml import etree  # noqa: PLC0415 - an edit needs none of it

    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = line(title)
    body = etree.SubElement(root, "body")
    for outline in outlines:
        attributes = {
            "type": "rss",
            "text": line(outline.title),
            "title": line(outline.title),
            "xmlUrl": outline.xml_url,
            "htmlUrl": outline.html_url,
        }
        if outline.language:
            attributes["language"] = outline.language
        etree.SubElement(body, "outline", attributes)
    return bytes(etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True))
