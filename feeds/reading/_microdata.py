"""Facts that attributes of elements mark: microdata, and the microformats h-entry and hAtom."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.reading._json_ld import ARTICLE_TYPE
from feeds.reading._page_text import Fact, clean, text_of, words_of

__all__ = ["microdata", "microformats", "property_of"]


def microdata(tree: LexborHTMLParser) -> Iterator[Fact]:
    """What the first article in the microdata of a page says."""
    scope = next(
        (
            node
            for node in tree.css("[itemscope][itemtype]")
            if ARTICLE_TYPE.search((node.attributes.get("itemtype") or "").strip())
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
    """The value that an element has in an attribute, else its text."""
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
    """What the first h-entry says, in the classes of either version."""
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
            value = property_of(node) if node.tag in {"time", "img"} else text_of(node)
            yield name, value, "h-entry"
    yield "author", _texts(entry, ".p-author"), "h-entry"
    yield "tags", _texts(entry, ".p-category"), "h-entry"


def _texts(entry: LexborNode, selector: str) -> tuple[str, ...]:
    texts = (text_of(node) for node in entry.css(selector))
    return tuple(text for text in texts if text)
