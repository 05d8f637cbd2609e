"""What an article of today and one of the ledger have in common: path, title, date and words.

Sentences and titles count by how rare they are: one that three articles share is a turn of
phrase, a part of a template or the name of a series, and does not tell which of them this is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from feeds.articles import short_hash
from feeds.ledger._entry import Entry
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import sketch
from feeds.ledger._origin import Origin
from feeds.records import dataclass

__all__ = ["Evidence", "Weighing", "same_date", "same_title"]

_COMMON = 3  # articles that share a sentence, or a title, which says nothing any more
_NEARLY_ALL = 0.9
_FEWEST = 2  # sentences that are evidence by themselves
_MOST = 8  # candidates for one trait that are looked at: it does not distinguish more
_WORDS = 3  # what all the words weigh, where path, title and date weigh 1 each
_HASH = 8  # digits that distinguish two equal slugs


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What agrees. `words` is the share of the rare sentences that both have; 1 where all."""

    path: bool  # where it is no place in a file of many
    title: bool
    date: bool
    is_rare: bool  # the title
    words: float
    sentences: int  # that both have
    is_half: bool  # whether that is half of those of the shorter one

    @property
    def is_sure(self) -> bool:
        """Whether it is the same article: by less where it is in the same file."""
        if self.path:
            return (self.title and self.is_rare) or self.date or self.sentences > 0
        has_words = self.words >= _NEARLY_ALL
        return (self.title and self.date) or (
            has_words and (self.sentences >= _FEWEST or self.title or self.date)
        )

    @property
    def rank(self) -> float:
        """The more, the likelier."""
        title = (1 if self.is_rare else 0.5) if self.title else 0
        return _WORDS * self.words + self.path + title + self.date

    @property
    def agreed(self) -> tuple[str, ...]:
        """What makes one ask; nothing for too little."""
        words: tuple[str, ...] = ("sentences",) if self.is_half else ()
        if self.date and self.sentences and not words:
            words = ("a sentence",)
        title = ("the title",) if self.title and (self.is_rare or self.date) else ()
        date = ("the date",) if self.date and (words or title or self.path) else ()
        return (*words, *title, *date)

    @property
    def differs(self) -> tuple[str, ...]:
        """The others of the three."""
        parts = {"the words": self.is_half, "the title": self.title, "the date": self.date}
        return tuple(name for name, agrees in parts.items() if not agrees)


class Weighing:
    """Compares entries with facts; sentences are counted once, over all of both."""

    def __init__(self, entries: Collection[Entry], facts: Sequence[Fact]) -> None:
        self._entries = entries
        self._facts = facts

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        """How many articles have a sentence or a title, in the ledger or today."""
        before = Counter(
            one
            for entry in self._entries
            for one in (*sketch(entry.fingerprint), f"slug {plain_slug(entry)}")
        )
        now = Counter(
            one
            for fact in self._facts
            for one in (
                f"slug {fact.slug}",
                *(one for words in fact.fingerprints for one in sketch(words)),
            )
        )
        for one, count in now.items():
            before[one] = max(before[one], count)
        return before

    def sentences(self, words: str) -> frozenset[str]:
        """Those of a fingerprint that say something."""
        counts = self._counts
        return frozenset(one for one in sketch(words) if counts.get(one, 0) < _COMMON)

    def evidence(self, entry: Entry, fact: Fact) -> Evidence:
        """What agrees."""
        mine = self.sentences(entry.fingerprint)
        found = [self.sentences(words) for words in fact.fingerprints]
        best = max(found, key=lambda one: len(mine & one), default=frozenset())
        both = len(mine & best)
        is_here = entry.state != "deleted" and not fact.is_one_of_many
        return Evidence(
            path=is_here and fact.path in entry.paths,
            title=same_title(entry, fact),
            date=same_date(entry, fact),
            is_rare=self._counts.get(f"slug {fact.slug}", 0) < _COMMON,
            words=both / max(len(mine), len(best), 1),
            sentences=both,
            is_half=both > 0 and 2 * both >= min(len(mine), len(best)),
        )

    def pairs(
        self, entries: Iterable[Entry], places: Sequence[int], facts: Sequence[Fact]
    ) -> Iterator[tuple[Entry, int, Evidence]]:
        """The pairs that may be one article: those with a rare trait, or the file, in common.

        Linear: of the entries that share one trait only the first few are looked at.
        """
        wanted = {trait for place in places for trait in _traits_of(facts[place])}
        by_trait: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for trait in wanted.intersection(_traits(entry)):
                by_trait[trait].append(entry)
        if not by_trait:
            return
        for place in places:
            seen: set[str] = set()
            for trait in _traits_of(facts[place]):
                found = by_trait.get(trait, ())
                is_common = bool(found) and self._counts.get(trait, 0) >= _COMMON
                for entry in found[: 0 if is_common else _MOST]:
                    if entry.id not in seen:
                        seen.add(entry.id)
                        yield entry, place, self.evidence(entry, facts[place])


def same_title(entry: Entry, fact: Fact) -> bool:
    """The title itself, or the slug that is made of it; not one that the file's name makes."""
    before = Origin.parse(entry.origin).title
    if before and before == fact.title and "title" not in fact.by_path:
        return True
    return fact.slug in {entry.slug, plain_slug(entry)} - {""} and "slug" not in fact.by_path


def plain_slug(entry: Entry) -> str:
    """The slug, without the hash that tells it apart from an equal one."""
    slug, mark, end = entry.slug.rpartition("-")
    return slug if mark and len(end) == _HASH and end == short_hash(entry.id) else entry.slug


def same_date(entry: Entry, fact: Fact) -> bool:
    """The date as it was read, else as it was first; not one that the file's name has."""
    if fact.is_draft or "date" in fact.by_path:
        return False
    before = Origin.parse(entry.origin)
    if before.date:
        return before.date == fact.published.value
    return entry.first == fact.published_at


def _traits(entry: Entry) -> Iterator[str]:
    """Of the ledger's side. A title goes with its date as well: together they are rarer."""
    yield from sketch(entry.fingerprint)
    yield from (f"path {path}" for path in entry.paths)
    origin = Origin.parse(entry.origin)
    date = origin.date or entry.first.isoformat()
    for title in (f"slug {plain_slug(entry)}", f"title {origin.title}"):
        if not title.endswith(" "):
            yield title
            yield f"{title} {date}"


def _traits_of(fact: Fact) -> Iterator[str]:
    """Of today's side; in a fixed order, the rarest first."""
    yield f"path {fact.path}"
    titles = [one for one in (f"slug {fact.slug}", f"title {fact.title}") if not one.endswith(" ")]
    for title in titles:
        yield f"{title} {fact.published.value}"
        yield f"{title} {fact.published_at.isoformat()}"
    for words in fact.fingerprints:
        yield from sorted(sketch(words))
    yield from titles
