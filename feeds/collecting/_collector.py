"""Outcomes of files → what is collected of them, in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec.structs import force_setattr

from feeds.articles import Held
from feeds.cache import one_number
from feeds.collecting._collected import Collected, Progress
from feeds.collecting._drafts import Drafts
from feeds.collecting._file_records import FileOutcomes
from feeds.collecting._long_files import LongFiles, ReadParts, Turn
from feeds.collecting._outcomes import Outcome
from feeds.collecting._packed_rows import rows_of
from feeds.collecting._read import ArticleReader
from feeds.collecting._read_cache import ReadCache, ReadFiles
from feeds.collecting._sharing import Sharing
from feeds.collecting._undated import settle_undated
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import Ledger
from feeds.reading import Found

__all__ = ["Collector"]


class Collector:
    """Puts outcomes into the order of their files, and gives each draft its place."""

    def __init__(
        self,
        drafts: Drafts,
        read_files: ReadFiles,
        read_cache: ReadCache,
        progress: Progress | None,
        *,
        total: int,
    ) -> None:
        self._total = total  # files
        self._rows = 0  # of long files
        self._parts: list[Outcome] = []  # of the long file that is read
        self._drafts = drafts
        self._read_files = read_files
        self._read_cache = read_cache
        self._progress = progress
        self._slots: list[tuple[Outcome, ...]] = []  # with their places
        self._waiting: deque[tuple[int, Found]] = deque()  # slots of files that are being read
        self._held: dict[str, Held] = {}
        self._judged: set[str] = set()
        self._share = Sharing()
        self._done = 0
        self.read = 0  # files

    def is_known(self, file: Found) -> bool:
        """Whether the file need not be read; its outcomes stand at its turn either way."""
        outcomes = self._read_cache.recall(file)
        if outcomes is None:
            self._waiting.append((len(self._slots), file))
            self._slots.append(())
            return False
        self._share_all(file, outcomes)
        self._judge(file, outcomes)
        self._advance()
        self._slots.append(outcomes)
        self._place(outcomes, (self._promised(one, file) for one in outcomes))
        return True

    def add(self, found: FileOutcomes) -> None:
        """The outcomes of the file that has waited longest."""
        slot, file = self._waiting.popleft()
        self._share_all(file, found.outcomes)
        self._add(slot, file, found)

    def _add(self, slot: int, file: Found, found: FileOutcomes) -> None:
        self._judge(file, found.outcomes)
        self._advance()
        places = self._places(file, found)
        self._slots[slot] = found.outcomes
        self._read_cache.remember(file, found, self._drafts.summaries)
        self._place(found.outcomes, places)
        self.read += 1

    def read_long(self, files: Iterable[Found]) -> None:
        """All long files, unless they are known."""
        long = LongFiles((file for file in files if not self.is_known(file)), self._read_files)
        read = ReadParts(read_files=self._read_files)
        with self._drafts.reader(read, long.number, long.enough) as outcomes:
            for found in outcomes(long.batches()):
                self._add_part(long.turn(), found)

    def _add_part(self, turn: Turn, found: FileOutcomes) -> None:
        """The next outcomes of a long file, whose bodies are put away at once."""
        self._share_all(turn.file, found.outcomes)
        self._place(found.outcomes, self._places(turn.file, found))
        self._parts += found.outcomes
        if self._progress:
            for number in range(self._rows, self._rows + len(found.outcomes)):
                self._progress("rows", number + 1, 0)
        self._rows += len(found.outcomes)
        if turn.is_last:
            (slot, file), outcomes = self._waiting.popleft(), tuple(self._parts)
            self._parts.clear()
            self._add(slot, file, self._read_files.with_look(file, outcomes, turn.look))

    def _share_all(self, file: Found, outcomes: Iterable[Outcome]) -> None:
        for one in outcomes:
            if one.row is not None:
                self._share(one.row.draft, file.relative)

    def _place(self, outcomes: Iterable[Outcome], places: Iterable[int | None]) -> None:
        """Each row knows where its draft is, and where its summary."""
        for one, place in zip(outcomes, places, strict=True):
            row = one.row
            if row is not None and place is not None and row.place is None:
                self._drafts.summaries.take(row)
                force_setattr(row, "place", one_number(place))
                force_setattr(row, "size", one_number(row.size))
                force_setattr(row, "summary_at", one_number(row.summary_at))

    def _judge(self, file: Found, outcomes: Iterable[Outcome]) -> None:
        """Whether the file may be seen; of several reasons that of an article counts."""
        for one in outcomes:
            if one.held is not None and (one.held.is_article or file.relative not in self._held):
                self._held[file.relative] = one.held
            elif one.is_read and one.row is None and one.page is None:
                self._judged.add(file.relative)

    def _places(self, file: Found, found: FileOutcomes) -> Iterator[int | None]:
        """Where each whole draft is from now on; one that was lost is read again when wanted."""
        drafts = iter(found.drafts)
        for one in found.outcomes:
            if one.row is None:
                yield None
            elif one.row.place is not None:
                yield one.row.place
            else:
                draft = next(drafts)
                yield self._promised(one, file) if draft is None else self._drafts.put(draft)

    def _promised(self, outcome: Outcome, file: Found) -> int | None:
        row = outcome.row
        return self._drafts.promise(file, row.draft.path, row.digest) if row else None

    def _advance(self) -> None:
        self._done += 1
        if self._progress:
            self._progress("reading", self._done, self._total)

    def collected(
        self, problems: Iterable[Problem], reader: ArticleReader, config: Config, before: Ledger
    ) -> Collected:
        """Everything, in the order of the files."""
        found = list(chain.from_iterable(self._slots))
        self._slots.clear()
        outcomes = settle_undated(found, config.undated, before)
        whole = dict.fromkeys(problems)
        ahead, of_files = len(whole), _count(whole, outcomes)
        return Collected(
            rows=rows_of([one.row for one in found if one.row is not None], before),
            left_out=tuple(one.left_out for one in outcomes if one.left_out is not None),
            problems=tuple(whole),
            of_files=of_files,
            ahead=ahead,
            drafts=tuple(one.fact for one in outcomes if one.fact is not None),
            expiring=tuple(one.expiring for one in outcomes if one.expiring is not None),
            reader=reader,
            pages=tuple(one.page for one in outcomes if one.page is not None),
            held=self._held,
            judged=frozenset(self._judged),
            read=self.read,
            beside=tuple(self._read_cache.looked_at),
        )


def _count(whole: dict[Problem, None], outcomes: Iterable[Outcome]) -> tuple[tuple[str, int], ...]:
    """Adds the problems of all outcomes, each once; how many there are of each file with any."""
    found: dict[str, int] = {}
    for one in outcomes:
        if one.problems:
            file, before = _file_of(one), len(whole)
            whole.update(dict.fromkeys(one.problems))
            found[file] = found.get(file, 0) + len(whole) - before
    return tuple((file, number) for file, number in found.items() if number)


def _file_of(one: Outcome) -> str:
    """The file of what is published, or could be."""
    if one.row is not None:
        return one.row.draft.file
    if one.page is not None:
        return one.page.file
    path, _, row = (one.left_out[0] if one.left_out else "").rpartition(":")
    return path if row.isdecimal() else path + row
