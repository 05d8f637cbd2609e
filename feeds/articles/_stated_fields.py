"""What the fields of an article say for themselves, whatever its text is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from feeds.articles import _fields
from feeds.articles._aliases import aliases
from feeds.articles._statement import by_path, statement_of
from feeds.articles._terms import terms_of
from feeds.config import Config
from feeds.model import Document

__all__ = ["StatedFields", "stated_fields"]


class StatedFields(TypedDict):
    link: str
    aliases: tuple[str, ...]
    tags: tuple[str, ...]
    terms: Mapping[str, tuple[str, ...]]
    image: str
    image_alt: str
    toc: bool | None
    hidden: bool
    minor: bool
    digest: str
    statement: str
    by_path: tuple[str, ...]


def stated_fields(document: Document, config: Config) -> StatedFields:
    """What the fields say for themselves, whatever the text, the date and the address are."""
    return {
        "link": _fields.text(document, "link"),
        "aliases": aliases(document, config),
        "tags": _fields.texts(document, "tags"),
        "terms": terms_of(document, config),
        "image": _fields.text(document, "image"),
        "image_alt": _fields.words_for(document, "image"),
        "toc": _fields.choice(document, "toc"),
        "hidden": _fields.flag(document, "hidden"),
        "minor": _fields.flag(document, "minor"),
        "digest": document.digest,
        "statement": statement_of(document),
        "by_path": by_path(document),
    }
