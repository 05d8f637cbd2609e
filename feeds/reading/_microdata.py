"""Facts that attributes of elements mark: microdata, and the microformats h-entry and hEntry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.reading._page_text import Fact, clean, text_of, words_of

__all__ = ["microdata", "microformats", "property_of"]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|ScholarlyWork|CreativeWork)$")


def microdata(tree: LexborHTMLParser) -> Iterator[Fact]:
    scope = next(
        (
            node
            for node in tree.css("[itemscope][itemtype]")
            if _ARTICLE.search((node.attributes.get("itemtype") or "").strip())
        ),
        None,
    )
    if scope is None:
        return
    for key, name in (
        ("headline", "title"),
        ("datePublished", "date"),
        ("dateModified", "updated"),
        ("description", "summary"),
        ("image", "image"),
        ("keywords", "tags"),
        ("inLanguage", "language"),
    ):
        node = scope.css_first(f'[itemprop~="{key}"]')
        if node is not None:
            value = property_of(node)
            yield name, words_of(value) if name == "tags" else value, "microdata"
    people = tuple(
        name for node in scope.css('[itemprop~="author"]') if (name := _person(node)) != ""
    )
    yield "author", people, "microdata"


def property_of(node: LexborNode) -> str:
    attributes = node.attributes
    for key in ("content", "datetime", "href", "src"):
        if attributes.get(key):
            return clean(attributes[key] or "")
    return text_of(node)


def _person(node: LexborNode) -> str:
    name = node.css_first('[itemprop~="name"]')
    if name is not None:
        return property_of(name)
    return clean(node.attributes.get("content") or "") or text_of(node)


def microformats(tree: LexborHTMLParser) -> Iterator[Fact]:
    entry = tree.css_first(".h-entry, .hentry")
    if entry is None:
        return
    for selector, name in (
        (".p-name, .entry-title", "title"),
        ("time.dt-published, .dt-published time, time.published", "date"),
        ("time.dt-updated, time.updated", "updated"),
        (".p-summary, .entry-summary", "summary"),
        ("img.u-photo, img.u-featured", "image"),
    ):
        node = entry.css_first(selector)
        if node is not None:
            yield (
                name,
                property_of(node) if node.tag in {"time", "img"} else text_of(node),
                "h-entry",
            )
    people = tuple(text_of(node) for node in entry.css(".p-author") if text_of(node))
    yield "author", people, "h-entry"
    yield (
        "tags",
        tuple(text_of(node) for node in entry.css(".p-category") if text_of(node)),
        "h-entry",
    )
