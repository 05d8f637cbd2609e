"""What a site's lists are about: tags, authors, languages, years and months, with their articles.

They are there whether or not a feed is: by_tag, by_author and by_language ask for feeds alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from feeds.records import dataclass
from feeds.selection._cards import Card, by_date

__all__ = ["Section", "SectionKind", "commonest_language", "sections"]

SectionKind = Literal["tag", "author", "language", "year", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The articles that have something in common, newest first."""

    kind: SectionKind
    name: str  # for addresses: "sea", "2019", "2019/05"
    title: str  # what it is about: the tag, the author's name, the language's code, "2019-05"
    spellings: frozenset[str] = frozenset()  # of the tag or name, that articles have
    members: tuple[Card, ...]


def sections(
    cards: Iterable[Card], slug: Callable[[str], str], *, front: int = 20
) -> tuple[Section, ...]:
    """All of them, by kind and name. `slug` makes a name of a tag or author; the front page
    shows `front` articles.

    Articles of a site in one language have no list by language: it would be the whole. Nor has
    a site whose articles fit on the front page lists by month.
    """
    shown = by_date(card for card in cards if not card.hidden)
    members: dict[tuple[SectionKind, str], dict[str, Card]] = defaultdict(dict)
    titles: dict[tuple[SectionKind, str], set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    is_mixed = len({card.language for card in shown if card.language}) > 1
    for card in shown:
        for kind, title in _subjects(card, is_mixed=is_mixed):
            name = names.get(title) or names.setdefault(title, slug(title))
            members[kind, name][card.id] = card
            titles[kind, name].add(title)
        for kind, name in _periods(card, has_months=len(shown) > front):
            members[kind, name][card.id] = card
            titles[kind, name].add(name.replace("/", "-"))
    return tuple(
        Section(
            kind=kind,
            name=name,
            title=min(titles[kind, name]),
            spellings=frozenset(titles[kind, name]),
            members=tuple(found.values()),
        )
        for (kind, name), found in sorted(members.items())
    )


def _subjects(card: Card, *, is_mixed: bool) -> Iterator[tuple[SectionKind, str]]:
    for tag in card.tags:
        yield "tag", tag
    for author in card.authors:
        yield "author", author
    if is_mixed and card.language:
        yield "language", card.language


def _periods(card: Card, *, has_months: bool) -> Iterator[tuple[SectionKind, str]]:
    """The year, and the month where one is stated."""
    start = card.published.start
    yield "year", f"{start.year:04d}"
    if has_months and card.published.precision not in {"year", "quarter"}:
        yield "month", f"{start.year:04d}/{start.month:02d}"


def commonest_language(cards: Iterable[Card]) -> str:
    """The language that most articles are in; "" where none is known.

    Of equal ones the first in the alphabet, so that no order of files decides.
    """
    counts = Counter(card.language for card in cards if card.language and not card.hidden)
    most = max(counts.values(), default=0)
    return min((one for one, count in counts.items() if count == most), default="")
