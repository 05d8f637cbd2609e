"""What an article of today and one of the ledger have in common: path, title, date and words.

Sentences count by how rare they are: one that three articles share is a turn of phrase, or a
part of a template, and says nothing of which of them this is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from feeds.ledger._entry import Entry
from feeds.ledger._facts import Fact
from feeds.ledger._fingerprint import sketch
from feeds.ledger._origin import Origin

__all__ = ["Evidence", "Weighing", "same_date", "same_title"]

_COMMON = 3  # articles that share a sentence which says nothing any more
_NEARLY_ALL = 0.9
_FEWEST = 2  # sentences that are evidence by themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What agrees. `words` is the share of the sentences that both have; 1 where all."""

    title: bool
    date: bool
    words: float
    sentences: int  # that both have
    is_half: bool  # whether that is half of those of the shorter one

    @property
    def is_sure(self) -> bool:
        """Whether it is the same article, whatever its file is called."""
        has_words = self.words >= _NEARLY_ALL
        return (self.title and self.date) or (
            has_words and (self.sentences >= _FEWEST or self.title or self.date)
        )

    @property
    def rank(self) -> tuple[float, bool, bool]:
        """The more, the likelier."""
        return self.words + self.title + self.date, self.title, self.date

    def __bool__(self) -> bool:
        return self.title or self.date or self.sentences > 0


class Weighing:
    """Compares entries with facts; sentences are counted once, over all of both."""

    def __init__(self, entries: Iterable[Entry], facts: Sequence[Fact]) -> None:
        before = Counter(one for entry in entries for one in sketch(entry.fingerprint))
        now = Counter(one for fact in facts for words in fact.fingerprints for one in sketch(words))
        self._counts: Mapping[str, int] = {one: max(before[one], now[one]) for one in now}
        self._before = before

    def sentences(self, words: str) -> frozenset[str]:
        """Those of a fingerprint that say something."""
        counts, before = self._counts, self._before
        return frozenset(
            one for one in sketch(words) if max(counts.get(one, 0), before[one]) < _COMMON
        )

    def evidence(self, entry: Entry, fact: Fact) -> Evidence:
        """What agrees, beside the path."""
        mine = self.sentences(entry.fingerprint)
        found = [self.sentences(words) for words in fact.fingerprints]
        best = max(found, key=lambda one: len(mine & one), default=frozenset())
        both = len(mine & best)
        return Evidence(
            title=same_title(entry, fact),
            date=same_date(entry, fact),
            words=both / max(len(mine), len(best), 1),
            sentences=both,
            is_half=both > 0 and 2 * both >= min(len(mine), len(best)),
        )

    def pairs(
        self, entries: Iterable[Entry], places: Iterable[int], facts: Sequence[Fact]
    ) -> Iterator[tuple[Entry, int, Evidence]]:
        """The pairs that may be one article: those with a title or a rare sentence in common."""
        by_trait: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for trait in (*sorted(self.sentences(entry.fingerprint)), *_titles(entry)):
                by_trait[trait].append(entry)
        for place in places:
            fact, seen = facts[place], set()
            traits = [one for words in fact.fingerprints for one in sorted(self.sentences(words))]
            for entry in (
                one
                for t in (*traits, f"slug {fact.slug}", f"title {fact.title}")
                for one in by_trait.get(t, ())
            ):
                if entry.id not in seen:
                    seen.add(entry.id)
                    yield entry, place, self.evidence(entry, fact)


def same_title(entry: Entry, fact: Fact) -> bool:
    """The title itself, or the slug that is made of it; not one that the file's name makes."""
    before = Origin.parse(entry.origin).title
    if before and before == fact.title and "title" not in fact.by_path:
        return True
    return entry.slug == fact.slug != "" and "slug" not in fact.by_path


def same_date(entry: Entry, fact: Fact) -> bool:
    """The date as it was read, else as it was first; not one that the file's name has."""
    if fact.is_draft or "date" in fact.by_path:
        return False
    before = Origin.parse(entry.origin)
    if before.date:
        return before.date == fact.published.value
    return entry.first == fact.published_at


def _titles(entry: Entry) -> Iterator[str]:
    if entry.slug:
        yield f"slug {entry.slug}"
    title = Origin.parse(entry.origin).title
    if title:
        yield f"title {title}"
