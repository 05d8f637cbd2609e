"""JSON-LD of a page: the article in it, wherever it is kept, even where the JSON is not sound."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from feeds.patterns import lazy_regex

__all__ = ["ARTICLE_TYPE", "articles_of"]

ARTICLE_TYPE = lazy_regex(r"(?:Article|Posting|Report|Review|Recipe|ScholarlyWork|CreativeWork)$")
"""What the name of a type of schema.org ends in where it is an article."""
_DEEPEST = 8  # levels of @graph, mainEntity and lists
_WRAPPING = lazy_regex(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$"
)
_TRAILING = lazy_regex(r",(?=\s*[}\]])")
_SALVAGED = lazy_regex(
    r'"(headline|datePublished|dateModified|dateCreated|inLanguage)"\s*:\s*'
    r'"((?:[^"\\\n]|\\.){1,500})"'
)
_LARGEST = 1_000_000  # characters


def articles_of(tree: LexborHTMLParser) -> list[Mapping[str, object]]:
    """The articles that the page's JSON-LD describes, its own where it says which."""
    found = [
        thing
        for script in tree.css('script[type^="application/ld+json"]')
        for thing in _articles(_parsed(script.text(deep=True) or ""), 0)
    ]
    link = tree.css_first('link[rel~="canonical"][href], meta[property="og:url"][content]')
    attributes = link.attributes if link is not None else {}
    own = (attributes.get("href") or attributes.get("content") or "").rstrip("/")
    return [thing for thing in found if own in _addresses(thing)] or found


def _addresses(thing: Mapping[str, object]) -> set[str]:
    page = thing.get("mainEntityOfPage")
    values = [thing.get("url"), thing.get("@id"), page]
    values.append(page.get("@id") if isinstance(page, Mapping) else None)
    return {value.partition("#")[0].rstrip("/") for value in values if isinstance(value, str)}


def _parsed(text: str) -> Any:
    """The document; of one with faults that many programs make, what can still be read."""
    if len(text) > _LARGEST:
        return None
    plain = _WRAPPING.sub("", text.strip())
    for attempt in (plain, _TRAILING.sub("", plain)):
        try:
            return json.loads(attempt, parse_float=str, parse_int=str, strict=False)
        except (ValueError, RecursionError):
            continue
    salvaged: dict[str, str] = {}
    for key, value in _SALVAGED.findall(plain):
        salvaged.setdefault(key, html.unescape(value.replace('\\"', '"').replace("\\/", "/")))
    return salvaged | {"@type": "Article"} if "datePublished" in salvaged else None


def _articles(data: Any, depth: int) -> Iterator[Mapping[str, object]]:
    """The articles in a JSON-LD document, wherever it keeps them."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        kinds = data.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and ARTICLE_TYPE.search(name) for name in names):
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(key), depth + 1)
