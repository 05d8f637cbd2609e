"""What an HTML page says of itself: JSON-LD, OpenGraph, meta, microdata, microformats.

Each fact is taken from the surest place that has it, and the field says which that was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser

from feeds.model import Field, Value
from feeds.reading._json_ld_facts import json_ld_facts
from feeds.reading._microdata import microdata, microformats, property_of
from feeds.reading._page_states import states_in_page
from feeds.reading._page_text import Fact, clean, text_of, words_of
from feeds.reading._page_title import without_site
from feeds.reading.keys import fold

__all__ = ["facts_of"]


def facts_of(tree: LexborHTMLParser) -> tuple[Field, ...]:
    """The fields of a page; of each name the first source that has it."""
    found: dict[str, Field] = {}
    for read in _SOURCES:
        for name, value, source in read(tree):
            if value and name not in found and not (name in _DATES and _says_no_date(value)):
                found[name] = Field(name=name, value=value, source=source)
    return tuple(found.values())


_DATES = frozenset({"date", "expires", "updated"})


def _says_no_date(value: Value) -> bool:
    """Whether it has no digit in any script, as what a template left has not: `post.date`."""
    return isinstance(value, str) and not any(sign.isnumeric() for sign in value)


_META = {
    "date": "article:published_time og:article:published_time parsely-pub-date "
    "citation_publication_date dc.date.issued dcterms.issued dcterms.created dc.date.created "
    "dc.date dcterms.date sailthru.date publish-date publish_date pubdate publication_date "
    "publishdate published_at published_date datepublished displaydate ptime publishtime "
    "article.published originalpublicationdate article_date_original bt:pubdate og:pubdate "
    "rnews:datepublished cxenseparse:recs:publishtime article:post_date date",
    "updated": "article:modified_time og:updated_time dcterms.modified dc.date.modified "
    "last-modified revised",
    "title": "og:title parsely-title citation_title dc.title dcterms.title twitter:title title",
    "author": "author parsely-author citation_author dc.creator dcterms.creator article:author byl",
    "summary": "og:description description dc.description twitter:description",
    "image": "og:image:secure_url og:image og:image:url twitter:image twitter:image:src",
    "image_alt": "og:image:alt twitter:image:alt",
    "tags": "article:tag parsely-tags keywords news_keywords",
    "language": "content-language dc.language og:locale",
    "expires": "article:expiration_time",
    "id": "feeds:id",  # our own: what others call identifier may be shared, or a catalogue's
}


def _meta(tree: LexborHTMLParser) -> Iterator[Fact]:
    said: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        content = clean(attributes.get("content") or "")
        if key and content:
            said.setdefault(key.strip().lower(), []).append(content)
            yield from states_in_page(fold(key.removeprefix("article:")), key, content)
    for name, keys in _META.items():
        for key in keys.split():
            for_values = said.get(key)
            if for_values:
                source = "OpenGraph" if key.startswith(("og:", "article:")) else "meta element"
                value = _meta_value(name, for_values)
                if name == "title" and isinstance(value, str):
                    value = without_site(value, tree, is_element=False)
                yield name, value, source


def _meta_value(name: str, values: list[str]) -> Value:
    if name == "author":
        people = tuple(value for value in values if not value.startswith(("http://", "https://")))
        return people if len(people) > 1 else "".join(people)
    if name == "tags":
        return words_of(",".join(values))
    if name == "language":
        return values[0].split(",")[0].strip().replace("_", "-")
    return values[0]


def _elements(tree: LexborHTMLParser) -> Iterator[Fact]:
    """What is left: `<time>`, rel=author, lang, the first heading and the title element."""
    for selector in ("time[pubdate]", "article time[datetime]", "main time[datetime]",
                     "header time[datetime]", "time[datetime]"):  # fmt: skip
        node = tree.css_first(selector)
        if node is not None:
            stated = clean(node.attributes.get("datetime") or "")
            yield "date", stated, "time element"
            if not stated or _says_no_date(stated):
                yield "date", text_of(node), "time element"
    author = tree.css_first('article [rel~="author"], [rel~="author"], .byline .author')
    if author is not None and author.tag != "link":
        yield "author", text_of(author), "rel=author"
    for node in tree.css("html[lang], article[lang], main[lang], body[lang]"):
        yield "language", (node.attributes.get("lang") or "").strip(), "lang attribute"
    for key, name in (("datePublished", "date"), ("dateModified", "updated")):
        loose = tree.css_first(f'[itemprop~="{key}"]')
        if loose is not None:
            yield name, property_of(loose), "microdata"
    link = tree.css_first('link[rel~="canonical"][href]')
    if link is not None:
        yield "canonical", (link.attributes.get("href") or "").strip(), "canonical link"
    yield from _titles(tree)


def _titles(tree: LexborHTMLParser) -> Iterator[Fact]:
    for selector in ("article h1", "main h1", "h1"):
        nodes = [node for node in tree.css(selector) if text_of(node)]
        if len(nodes) == 1 or (nodes and selector == "article h1"):
            yield "title", text_of(nodes[0]), "heading"
    title = tree.css_first("head title")
    if title is not None:
        yield "title", without_site(text_of(title), tree, is_element=True), "title element"
    elif len(nodes := tree.css("h2")) == 1 and tree.css_first("h1") is None:
        yield "title", text_of(nodes[0]), "heading"


_SOURCES: tuple[Callable[[LexborHTMLParser], Iterator[Fact]], ...] = (
    json_ld_facts,
    microdata,
    microformats,
    _meta,
    _elements,
)
