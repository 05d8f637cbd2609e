"""Facts of the JSON-LD of a page (schema.org)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from feeds.model import Value
from feeds.reading._json_ld import articles_of
from feeds.reading._page_states import states_in_page
from feeds.reading._page_text import Fact, clean, words_of

__all__ = ["json_ld_facts"]


def json_ld_facts(tree: LexborHTMLParser) -> Iterator[Fact]:
    """What the JSON-LD says of the article, of several articles the first one's first."""
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
        ("expires", "expires"),
        ("description", "summary"),
        ("inLanguage", "language"),
    ):
        if isinstance(text := thing.get(key), str):
            yield name, clean(text), source
    yield from states_in_page("status", "status", str(thing.get("creativeWorkStatus") or ""))
    is_free = str(thing.get("isAccessibleForFree", ""))
    yield from states_in_page("is_accessible_for_free", "isAccessibleForFree", is_free)
    yield "author", _people(thing.get("author") or thing.get("creator")), source
    yield "image", _address(thing.get("image")), source
    words = thing.get("keywords")
    if isinstance(words, str):
        yield "tags", words_of(words), source
    elif isinstance(words, list):
        yield "tags", tuple(clean(word) for word in words if isinstance(word, str)), source


def _people(value: Any) -> Value:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        return ""
    found: list[Value] = []
    for person in value:
        if isinstance(person, str) and person.strip():
            found.append(clean(person))
        elif isinstance(person, Mapping) and _is_text(person.get("name")):
            url = person.get("url")
            table = {"name": clean(person["name"])}
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
