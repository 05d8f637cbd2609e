"""What the fields of an article say for themselves, whatever its text and its date are.

The articles of a site have the same keys, and nearly the same values. What these mean is found
out once: those of one batch share it, but for what each states of its own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypedDict

import msgspec

from feeds.articles import _fields, _people
from feeds.articles._address import address_fault, address_warnings
from feeds.articles._aliases import alias_warnings, aliases
from feeds.articles._offered import may_offer
from feeds.articles._position import places
from feeds.articles._showing import faults_of_state
from feeds.articles._slips import draft_meant, slips
from feeds.articles._stated_ids import StatedIds, stated_ids
from feeds.articles._statement import by_path
from feeds.config import Config
from feeds.errors import Problem
from feeds.model import Author, Document, Field
from feeds.reading import KEPT_OUT, says_own_page

__all__ = ["Alike", "FieldFacts", "kept_out", "said_of"]

_OWN = frozenset({"title", "date", "tags", "slug"})
"""What each article states for itself, of which nothing is asked here but where it stands."""


_MOST_KNOWN = 512  # a few KB each


class DraftFields(TypedDict):
    """The fields of a Draft that depend on nothing else."""

    line: int
    lines: Mapping[str, int]
    body_line: int
    link: str
    aliases: tuple[str, ...]
    authors: tuple[Author, ...]
    image: str
    image_alt: str
    toc: bool | None
    hidden: bool
    minor: bool
    by_path: tuple[str, ...]


class FieldFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What they say; of what is kept out, nothing but that."""

    kept_out: str  # why nobody may see it; "" for an article
    fields: DraftFields | None = None
    ids: StatedIds = StatedIds()
    is_page: bool = False  # of the site, by its own word
    may_offer: bool = False  # whether a field may name a file
    warnings: tuple[Problem, ...] = ()
    faults: tuple[Problem, ...] = ()
    address_fault: Problem | None = None

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to report, which would be of one article alone."""
        return not (self.warnings or self.faults or self.address_fault or self.ids.problems)

    def of_row(self, line: int) -> FieldFacts:
        """The same of a row on another line: all that it says stands there."""
        if self.fields is None:
            return self
        fields: DraftFields = {**self.fields, "line": line, "body_line": line}
        return msgspec.structs.replace(self, fields=fields)


def said_of(document: Document, config: Config, people: Mapping[str, Author]) -> FieldFacts:
    """What they say of this one."""
    reason = kept_out(document)
    if reason:
        return FieldFacts(kept_out=reason)
    return FieldFacts(
        kept_out="",
        fields={
            **places(document),
            "link": _fields.text(document, "link"),
            "aliases": aliases(document, config),
            "authors": _people.authors(document, people),
            "image": _fields.text(document, "image"),
            "image_alt": _fields.words_for(document, "image"),
            "toc": _fields.choice(document, "toc"),
            "hidden": _fields.flag(document, "hidden"),
            "minor": _fields.flag(document, "minor"),
            "by_path": by_path(document),
        },
        ids=stated_ids(document),
        is_page=bool(says_own_page(document)),
        may_offer=may_offer(document),
        warnings=(
            *address_warnings(document, config),
            *alias_warnings(document, config),
            *_people.warnings(document),
            *slips(document),
        ),
        faults=(*faults_of_state(document), *draft_meant(document)),
        address_fault=address_fault(document, config),
    )


def kept_out(document: Document) -> str:
    """Why an article says that nobody may see it; "" where it does not."""
    if _fields.flag(document, "draft"):
        return "a draft"
    return _fields.text(document, KEPT_OUT)


class Alike:
    """What was found out, by all that fields say but what is an article's own.

    For articles of one site with the same settings and people, none of which changes meanwhile.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, FieldFacts] = {}
        self.asked = 0  # articles
        self.found = 0  # articles that said nothing new

    def __reduce__(self) -> tuple[type[Alike], tuple[()]]:
        """Another process finds out for itself."""
        return (Alike, ())

    def said(self, document: Document, config: Config, people: Mapping[str, Author]) -> FieldFacts:
        """What the fields of this one say."""
        key = _key(document)
        self.asked += 1
        known = self._known.get(key)
        if known is not None:
            self.found += 1
            return known.of_row(document.line) if document.line else known
        made = said_of(document, config, people)
        if made.is_clean:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = made
        return made


def _key(document: Document) -> Hashable:
    """Lines are counted from that of the row, in a file of many."""
    row = document.line
    said = tuple(
        (item.name, item.key, item.line - row, item.source, _value(item))
        for item in document.fields
    )
    return (row > 0, document.is_page, document.body_line - row, said)


def _value(item: Field) -> Hashable:
    value = item.value
    if item.name in _OWN:
        return type(value)
    return value if isinstance(value, str) else (repr(value),)
