"""What an HTML page says of itself: JSON-LD, OpenGraph, meta, microdata, microformats.

Each fact is taken from the surest place that has it, and the field says which that was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from feeds.dates import parse_date
from feeds.errors import DateError
from feeds.model import Field, Value
from feeds.reading._json_ld import articles_of
from feeds.reading._page_title import without_site

__all__ = ["facts_of", "visible_date"]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|ScholarlyWork|CreativeWork)$")
_LONGEST_DATE = 40  # characters
_SPACE = re.compile(r"\s+")

Fact = tuple[str, Value, str]
"""(canonical name, value, source)"""


def facts_of(tree: LexborHTMLParser) -> tuple[Field, ...]:
    """The fields of a page; of each name the first source that has it."""
    found: dict[str, Field] = {}
    for read in _SOURCES:
        for name, value, source in read(tree):
            if value and name not in found:
                found[name] = Field(name=name, value=value, source=source)
    return tuple(found.values())


def _json_ld(tree: LexborHTMLParser) -> Iterator[Fact]:
    for thing in articles_of(tree):
        yield from _from_thing(thing)


def _from_thing(thing: Mapping[str, object]) -> Iterator[Fact]:
    source = "JSON-LD"
    for key, name in (
        ("headline", "title"),
        ("name", "title"),
        ("datePublished", "date"),
        ("dateCreated", "date"),
        ("dateModified", "updated"),
        ("description", "summary"),
        ("inLanguage", "language"),
    ):
        if isinstance(text := thing.get(key), str):
            yield name, _clean(text), source
    yield "author", _people(thing.get("author") or thing.get("creator")), source
    yield "image", _address(thing.get("image")), source
    words = thing.get("keywords")
    if isinstance(words, str):
        yield "tags", _words(words), source
    elif isinstance(words, list):
        yield "tags", tuple(_clean(word) for word in words if isinstance(word, str)), source


def _people(value: Any) -> Value:
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        return ""
    found: list[Value] = []
    for person in value:
        if isinstance(person, str) and person.strip():
            found.append(_clean(person))
        elif isinstance(person, Mapping) and _is_text(person.get("name")):
            url = person.get("url")
            table = {"name": _clean(person["name"])}
            found.append(table | ({"url": url} if isinstance(url, str) else {}))
    return tuple(found)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("contentUrl")
    return value.strip() if isinstance(value, str) else ""


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
    "tags": "article:tag parsely-tags keywords news_keywords",
    "language": "content-language dc.language og:locale",
    "id": "feeds:id",  # our own: what others call identifier may be shared, or a catalogue's
}


def _meta(tree: LexborHTMLParser) -> Iterator[Fact]:
    said: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        key = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        content = _clean(attributes.get("content") or "")
        if key and content:
            said.setdefault(key.strip().lower(), []).append(content)
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
        return _words(",".join(values))
    if name == "language":
        return values[0].split(",")[0].strip().replace("_", "-")
    return values[0]


def _microdata(tree: LexborHTMLParser) -> Iterator[Fact]:
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
            value = _property(node)
            yield name, _words(value) if name == "tags" else value, "microdata"
    people = tuple(
        name for node in scope.css('[itemprop~="author"]') if (name := _person(node)) != ""
    )
    yield "author", people, "microdata"


def _property(node: LexborNode) -> str:
    attributes = node.attributes
    for key in ("content", "datetime", "href", "src"):
        if attributes.get(key):
            return _clean(attributes[key] or "")
    return _text(node)


def _person(node: LexborNode) -> str:
    name = node.css_first('[itemprop~="name"]')
    if name is not None:
        return _property(name)
    return _clean(node.attributes.get("content") or "") or _text(node)


def _microformats(tree: LexborHTMLParser) -> Iterator[Fact]:
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
            yield name, _property(node) if node.tag in {"time", "img"} else _text(node), "h-entry"
    people = tuple(_text(node) for node in entry.css(".p-author") if _text(node))
    yield "author", people, "h-entry"
    yield "tags", tuple(_text(node) for node in entry.css(".p-category") if _text(node)), "h-entry"


def _elements(tree: LexborHTMLParser) -> Iterator[Fact]:
    """What is left: `<time>`, rel=author, lang, the first heading and the title element."""
    for selector in ("time[pubdate]", "article time[datetime]", "main time[datetime]",
                     "header time[datetime]", "time[datetime]"):  # fmt: skip
        node = tree.css_first(selector)
        if node is not None:
            yield (
                "date",
                _clean(node.attributes.get("datetime") or "") or _text(node),
                "time element",
            )
    author = tree.css_first('article [rel~="author"], [rel~="author"], .byline .author')
    if author is not None and author.tag != "link":
        yield "author", _text(author), "rel=author"
    for node in tree.css("html[lang], article[lang], main[lang], body[lang]"):
        yield "language", (node.attributes.get("lang") or "").strip(), "lang attribute"
    for key, name in (("datePublished", "date"), ("dateModified", "updated")):
        loose = tree.css_first(f'[itemprop~="{key}"]')
        if loose is not None:
            yield name, _property(loose), "microdata"
    link = tree.css_first('link[rel~="canonical"][href]')
    if link is not None:
        yield "canonical", (link.attributes.get("href") or "").strip(), "canonical link"
    yield from _titles(tree)


def _titles(tree: LexborHTMLParser) -> Iterator[Fact]:
    for selector in ("article h1", "main h1", "h1"):
        nodes = [node for node in tree.css(selector) if _text(node)]
        if len(nodes) == 1 or (nodes and selector == "article h1"):
            yield "title", _text(nodes[0]), "heading"
    title = tree.css_first("head title")
    if title is not None:
        yield "title", without_site(_text(title), tree, is_element=True), "title element"
    elif len(nodes := tree.css("h2")) == 1 and tree.css_first("h1") is None:
        yield "title", _text(nodes[0]), "heading"


_SURE = "time, .date, .published, .pubdate, .post-date, .entry-date, .posted-on"
_LIKELY = (
    ".submitted, .timestamp, .dateline, .article-date, .publish-date, .byline, .post-meta, "
    ".entry-meta, .article-meta, .meta, .info"
)
_FOLLOWING = ", ".join(f"{{0}} + {name}" for name in "p div i em small span address".split())
_EXACT = frozenset({"day", "hour", "minute", "second"})
_AHEAD = re.compile(
    r"(?:(?:submitted|posted|published|written|created|date|on|by [\w.'-]{1,30}(?: [\w.'-]{1,30})?)"
    r"\b[\s:,|–-]*)+",
    re.IGNORECASE,
)


def visible_date(tree: LexborHTMLParser, language: str) -> tuple[Field, ...]:
    """A date that the page only shows, in an element whose class says so, or under its title.

    Where that only makes it likely, it counts if it is a date and nothing else; under the title
    a day, since a mere year may be that of anything.
    """
    for node in tree.css(_SURE):
        text = _text(node).rpartition(": ")[2]
        if _may_be_date(text):
            return (Field(name="date", value=text, source="page text"),)
    for nodes, precisions in ((tree.css(_LIKELY), None), (_under_title(tree), _EXACT)):
        for node in nodes:
            text = _AHEAD.sub("", _text(node).rpartition(": ")[2], count=1).strip(" ,|")
            if _may_be_date(text) and _is_date(text, language, precisions):
                return (Field(name="date", value=text, source="page text"),)
    return ()


def _under_title(tree: LexborHTMLParser) -> list[LexborNode]:
    """What follows the only heading of the highest rank."""
    for rank in ("h1", "h2"):
        if headings := tree.css(rank):
            return tree.css(_FOLLOWING.format(rank)) if len(headings) == 1 else []
    return []


def _may_be_date(text: str) -> bool:
    return len(text) <= _LONGEST_DATE and re.search(r"(?:19|20)\d\d", text) is not None


def _is_date(text: str, language: str, precisions: frozenset[str] | None) -> bool:
    try:
        found = parse_date(text, language=language or None)
    except DateError:
        return False
    return precisions is None or found.precision in precisions


def _text(node: LexborNode) -> str:
    return _clean(node.text(deep=True, separator=""))


def _clean(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _words(text: str) -> Value:
    words = (word.strip() for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


_SOURCES: tuple[Callable[[LexborHTMLParser], Iterator[Fact]], ...] = (
    _json_ld,
    _microdata,
    _microformats,
    _meta,
    _elements,
)
