"""Authors: names, addresses and ids in every form people write them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from feeds.articles._fields import scalars
from feeds.config import AuthorSetting, Config
from feeds.content import FILE_SCHEMES, one_line, refusal, web_uri
from feeds.errors import Problem
from feeds.model import Author, Document, Value
from feeds.patterns import lazy_regex

__all__ = ["authors", "default_author", "parse", "warnings"]

_WITH_MAIL = lazy_regex(r"(?P<name>[^<>]*?)\s*<(?P<email>[^<>\s@]+@[^<>\s@]+)>$")
_MAIL_WITH_NAME = lazy_regex(r"(?P<email>[^()\s@]+@[^()\s@]+)\s*\((?P<name>[^()]*)\)$")
_WITH_SITE = lazy_regex(r"(?P<name>[^<>]*?)\s*[<(](?P<url>https?://[^\s<>()]+)[>)]$")
_MAIL = lazy_regex(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_LINKED = lazy_regex(r"\[(?P<name>[^\[\]]+)\]\((?P<url>[^()\s]+)\)")
_NOT_WHOLE = "it is not whole"
_BY = lazy_regex(r"^(?:by|von|par|door|av|di|por)\s+(?=[A-ZÀ-ÞА-Я])")


def authors(document: Document, people: Mapping[str, Author]) -> tuple[Author, ...]:
    """The stated authors, each once. A string may hold several, cut at commas and "and".

    `people` resolves ids (`authors: [jane]` with an authors.yml); an id that is unknown is
    taken as the name it then is.
    """
    found: dict[str, Author] = {}
    for item in document.named("author"):
        for author in _from_value(item.value, people):
            found.setdefault(author.name.casefold(), author)
    return tuple(found.values())


def warnings(document: Document) -> Iterator[Problem]:
    """What of the authors is no address that a feed can hold."""
    for item in document.named("author"):
        for address in _addresses(item.value):
            why = refusal(address, FILE_SCHEMES) or ("" if web_uri(address) else _NOT_WHOLE)
            if why:
                yield Problem(
                    path=document.path,
                    line=item.line or document.line or 1,
                    message=f"the address {address!r} of an author is left out: {why}",
                    hint="write it whole, such as https://example.org/ann, or take it out",
                    severity="warning",
                )


def _addresses(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        if "](" in value:
            yield from (match["url"] for match in _LINKED.finditer(one_line(value)))
    elif isinstance(value, Mapping):
        yield from filter(None, [_url_of(_folded(value))])
    else:
        for one in value:
            yield from _addresses(one)


@lru_cache(maxsize=256)
def parse(text: str) -> Author:
    """One author: `Name`, `Name <mail>`, `mail (Name)` or `Name <https://…>`."""
    text = one_line(text)
    for pattern in (_WITH_MAIL, _MAIL_WITH_NAME, _WITH_SITE):
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict()
            name = parts["name"].strip(" \"'") or parts.get("email") or parts.get("url") or text
            return Author(
                name=name, email=parts.get("email") or "", url=web_uri(parts.get("url") or "")
            )
    if _MAIL.fullmatch(text):
        return Author(name=text.partition("@")[0], email=text)
    return Author(name=_BY.sub("", text))


def _from_value(value: Value, people: Mapping[str, Author]) -> list[Author]:
    if isinstance(value, str):
        linked = (
            [_linked(match) for match in _LINKED.finditer(one_line(value))] if "](" in value else []
        )
        return linked or [_resolve(part, people) for part in _split(value)]
    if isinstance(value, Mapping):
        return _from_table(value)
    return [author for item in value for author in _from_value(item, people)]


def _linked(match: re.Match[str]) -> Author:
    """`[Name](https://…)`, as Markdown has it; what stands around it is no part of the name."""
    return Author(name=match["name"].strip(), url=web_uri(match["url"]))


def _from_table(value: Mapping[str, Value]) -> list[Author]:
    folded = _folded(value)
    name = one_line(folded.get("name") or folded.get("title") or folded.get("display_name") or "")
    if not name:
        return []
    url = _url_of(folded)
    mail = folded.get("email") or folded.get("mail") or ""
    return [
        Author(
            name=name,
            url=web_uri(url),
            email=mail if _MAIL.fullmatch(mail) else "",
        )
    ]


def _folded(value: Mapping[str, Value]) -> dict[str, str]:
    return {key.lower().lstrip("@"): next(iter(scalars(one)), "") for key, one in value.items()}


def _url_of(folded: Mapping[str, str]) -> str:
    return next((folded[key] for key in ("url", "uri", "website", "link") if folded.get(key)), "")


def _resolve(text: str, people: Mapping[str, Author]) -> Author:
    return people.get(text) or people.get(text.casefold()) or parse(text)


@lru_cache(maxsize=256)
def _split(text: str) -> Sequence[str]:
    text = one_line(text)
    if not text:
        return []
    if _WITH_MAIL.fullmatch(text) or _MAIL_WITH_NAME.fullmatch(text):
        return [text]
    if ";" in text:  # between names, so that a comma may stand in one: "Doe, Jane; Roe, Richard"
        return [part.strip() for part in text.split(";") if part.strip()]
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+", text)
    if "," in text and any(part.casefold() in _SUFFIXES for part in parts):
        return [text]
    return [part for part in parts if part]


_SUFFIXES = frozenset(
    {"jr", "jr.", "sr", "sr.", "phd", "ph.d.", "md", "m.d.", "inc", "inc.", "ltd"}
)


def default_author(config: Config) -> Iterator[Author]:
    """The configured author of the site, if there is one."""
    if isinstance(config.author, AuthorSetting):
        url = web_uri(config.author.url)
        yield Author(name=config.author.name, url=url, email=config.author.email)
    elif config.author:
        yield parse(config.author)
