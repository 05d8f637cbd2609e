"""What a site's lists are about: tags, authors, languages, years and months, with their articles.

They are there whether or not a feed is: by_tag, by_author and by_language ask for feeds alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Literal, TypeAlias

from feeds.records import dataclass
from feeds.selection._cards import Card, by_date

__all__ = ["Section", "SectionKind", "commonest_language", "sections"]

SectionKind = Literal["tag", "author", "language", "year", "month"]
_Key: TypeAlias = tuple[SectionKind, str]
"""Kind and name of a section."""


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
    groups = _Groups(slug, has_months=len(shown) > front)
    is_mixed = len({card.language for card in shown if card.language}) > 1
    for card in shown:
        groups.add(card, card.language if is_mixed else "")
    return groups.sections()


class _Groups:
    """Articles by what they are about; what that is is found out once for all of the same tags."""

    def __init__(self, slug: Callable[[str], str], *, has_months: bool) -> None:
        self._slug = slug
        self._has_months = has_months
        self._members: dict[_Key, list[Card]] = defaultdict(list)
        self._titles: dict[_Key, set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}
        self._subjects: dict[tuple[object, ...], tuple[_Key, ...]] = {}
        self._periods: dict[tuple[int, int], tuple[_Key, ...]] = {}

    def add(self, card: Card, language: str) -> None:
        """`language` is "" where it is no subject. Each article comes once."""
        about = (card.tags, card.authors, language)
        subjects = self._subjects.get(about)
        if subjects is None:
            found = dict.fromkeys(map(self._named, _subjects(card, language)))
            subjects = self._subjects[about] = tuple(found)
        published = card.published
        is_long = not self._has_months or published.precision in {"year", "quarter"}
        when = (published.start.year, 0 if is_long else published.start.month)
        periods = self._periods.get(when)
        if periods is None:
            periods = self._periods[when] = tuple(map(self._titled, _periods(*when)))
        for key in (*subjects, *periods):
            self._members[key].append(card)

    def sections(self) -> tuple[Section, ...]:
        """All of them, by kind and name."""
        return tuple(
            Section(
                kind=key[0],
                name=key[1],
                title=min(self._titles[key]),
                spellings=frozenset(self._titles[key]),
                members=tuple(found),
            )
            for key, found in sorted(self._members.items(), key=itemgetter(0))
        )

    def _named(self, subject: tuple[SectionKind, str]) -> _Key:
        kind, title = subject
        name = self._names.get(title) or self._names.setdefault(title, self._slug(title))
        self._titles[kind, name].add(title)
        return kind, name

    def _titled(self, period: _Key) -> _Key:
        self._titles[period].add(period[1].replace("/", "-"))
        return period


def _subjects(card: Card, language: str) -> Iterator[tuple[SectionKind, str]]:
    for tag in card.tags:
        yield "tag", tag
    for author in card.authors:
        yield "author", author
    if language:
        yield "language", language


def _periods(year: int, month: int) -> Iterator[_Key]:
    """The year, and the month where there is one."""
    yield "year", f"{year:04d}"
    if month:
        yield "month", f"{year:04d}/{month:02d}"


def commonest_language(cards: Iterable[Card]) -> str:
    """The language that most articles are in; "" where none is known.

    Of equal ones the first in the alphabet, so that no order of files decides.
    """
    counts = Counter(card.language for card in cards if card.language and not card.hidden)
    most = max(counts.values(), default=0)
    return min((one for one, count in counts.items() if count == most), default="")
