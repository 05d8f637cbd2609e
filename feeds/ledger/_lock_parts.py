"""The files of a ledger: the lines of each are made when they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from feeds.ledger._entry import Entry, Ledger
from feeds.ledger._lock_lines import END, FORMAT_VERSION, NAME
from feeds.ledger._lock_writer import article_lines, header_lines
from feeds.records import dataclass

__all__ = ["SPLIT_ABOVE", "Part", "parts_of"]

SPLIT_ABOVE = 10_000
"""Articles in one file: some 3 MB, which version control still shows as a difference."""

_ARTICLE = "article\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file."""

    name: str
    head: tuple[str, ...]  # its first lines
    known: Mapping[str, Entry]
    ids: list[str] = field(default_factory=list)  # of its entries, sorted

    @property
    def entries(self) -> Iterator[Entry]:
        """In the order of their ids; each is read when it is its turn."""
        return map(self.known.__getitem__, self.ids)

    def is_as(self, other: Part | None) -> bool:
        """Whether it has the same lines; it may say no where they are."""
        return (
            other is not None
            and self.head == other.head
            and len(self.ids) == len(other.ids)
            and all(map(_is, self.entries, other.entries))
        )

    def data(self, other: Part | None = None, written: bytes = b"") -> bytes:
        """Its bytes. `written` are those of `other`, whose lines are taken where they stay."""
        if other is None:
            lines = article_lines(self.entries)
        else:
            lines = _lines_beside(self.entries, other.entries, written.decode())
        return ("\n".join((*self.head, *lines, END)) + "\n").encode("utf-8", "backslashreplace")


def parts_of(ledger: Ledger, *, is_split: bool = False) -> list[Part]:
    """The one without a year comes first."""
    known, ids = ledger.entries, sorted(ledger.entries)
    head = tuple(header_lines(ledger))
    if len(ids) <= SPLIT_ABOVE and not is_split:
        return [Part(name=NAME, head=head, known=known, ids=ids)]
    years: dict[int, Part] = {}
    for one in ids:
        year = known[one].first.year
        if year not in years:
            first = (f"format\t{FORMAT_VERSION}",)
            years[year] = Part(name=f"feeds-{year:04d}.lock", head=first, known=known)
        years[year].ids.append(one)
    head += tuple(f"year\t{year:04d}" for year in sorted(years))
    return [Part(name=NAME, head=head, known=known), *(years[year] for year in sorted(years))]


def _lines_beside(entries: Iterable[Entry], others: Iterable[Entry], written: str) -> Iterator[str]:
    """The lines of `entries`; `written` holds those of `others`."""
    same = {one.id: one for one in others if len(one.paths) == 1}
    lines = {
        line.split("\t", 2)[1]: line
        for line in written.split("\n")
        if line.startswith(_ARTICLE) and "\\" not in line
    }
    for entry in entries:
        line = lines.get(entry.id) if same.get(entry.id) is entry else None
        if line is not None:
            yield line
        else:
            yield from article_lines((entry,))


def _is(one: Entry, other: Entry) -> bool:
    return one is other
