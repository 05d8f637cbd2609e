"""The source folder → drafts: each file is read, parsed and dated once."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from urllib.parse import urlsplit

from feeds.articles import Draft, LeftOut, draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import FINGERPRINT_VERSION, Fact, fact_of_draft, fingerprints, ledger_folder
from feeds.model import Author, Document
from feeds.pipeline._history import dates_of_file, first_commits
from feeds.pipeline._pool import Pool, workers_for
from feeds.pipeline._spool import Spool
from feeds.reading import SUFFIXES, Found, read, read_people, scan

__all__ = ["Collected", "Progress", "Row", "collect"]

Progress = Callable[[str, int, int], None]
"""(stage, done, total or 0 where unknown)"""

_BATCH = 32  # files a worker is given at once
_FEW = 400  # files below which no worker is worth its start
_LONG = 1_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A draft without its body, the fingerprint of its words, and where the whole is kept."""

    draft: Draft
    fingerprints: tuple[str, ...]  # the current one first, then those of a ledger's algorithms
    size: int  # of the body, in characters
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """All that the source folder holds."""

    rows: tuple[Row, ...]
    left_out: tuple[tuple[str, str], ...]  # (path, reason)
    problems: tuple[Problem, ...]
    drafts: tuple[Fact, ...] = ()

    @property
    def failed(self) -> frozenset[str]:
        """The files with an error: what was published of them is not gone."""
        return frozenset(one.path for one in self.problems if one.severity == "error")


def collect(
    source: Path,
    config: Config,
    spool: Spool[Draft],
    *,
    skip: Iterable[Path] = (),
    versions: Sequence[int] = (FINGERPRINT_VERSION,),
    progress: Progress | None = None,
) -> Collected:
    """Read every article below `source`; drafts go to the spool, light rows come back.

    Files are read in batches, by several processes where there are many. Long ones, which
    may hold a million articles, are streamed here, after the others. Ids of authors stand for
    whom an authors.yml names. Raises ReadError where git is asked for dates and cannot tell.
    """
    found = scan(
        source, suffixes=SUFFIXES, include=config.include, exclude=config.exclude, skip=tuple(skip)
    )
    files = _Files(found)
    people, faults = read_people(ledger_folder(source))
    reader = Reader(
        config=config,
        people=people,
        versions=tuple(versions),
        commits=first_commits(source, config),
    )
    made = _Collector(spool, progress)
    with Pool(reader, workers_for(len(files.first), _FEW)) as pool:
        for outcomes in pool.map(files.batches()):
            made.add(outcomes)
    for file in files.long:
        made.add(reader.outcomes(file))
    made.problems[:0] = [*faults, *files.problems]
    return made.collected()


class _Files:
    """What was found, in batches; the long files, and the problems met, are set apart."""

    def __init__(self, found: Iterator[Found | Problem]) -> None:
        self.long: list[Found] = []
        self.problems: list[Problem] = []
        self._short = self._sorted_out(found)
        self.first = list(islice(self._short, _FEW))

    def batches(self) -> Iterator[tuple[Found, ...]]:
        short = chain(self.first, self._short)
        while batch := tuple(islice(short, _BATCH)):
            yield batch

    def _sorted_out(self, found: Iterator[Found | Problem]) -> Iterator[Found]:
        for item in found:
            if isinstance(item, Problem):
                self.problems.append(item)
            elif item.size > _LONG:
                self.long.append(item)
            else:
                yield item


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one document, or of a file that could not be read."""

    row: Row | None = None  # its place is not yet known
    packed: bytes = b""  # the whole draft
    left_out: tuple[str, str] | None = None
    fact: Fact | None = None  # of a draft that is not to be published
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Files → outcomes; can be pickled, so that any process can do it."""

    config: Config
    people: Mapping[str, Author]
    versions: tuple[int, ...]
    commits: Mapping[str, str] = field(default_factory=dict)  # file → date of its first

    def __call__(self, files: Sequence[Found]) -> list[Outcome]:
        """All of a batch."""
        return [outcome for file in files for outcome in self.outcomes(file)]

    def outcomes(self, file: Found) -> Iterator[Outcome]:
        """Each article of a file as it is read."""
        dates = dates_of_file(file, self.config, self.commits)
        config = self.config
        base = urlsplit(config.url).path.rstrip("/")
        for item in read(
            file.path, file.relative, fields=config.fields, site=config.site, base=base
        ):
            if isinstance(item, Problem):
                yield Outcome(problems=(item,))
            else:
                dated = replace(item, fields=(*item.fields, *dates)) if dates else item
                yield self._outcome(dated)

    def _outcome(self, document: Document) -> Outcome:
        made = draft(document, self.config, people=self.people)
        if isinstance(made, Draft):
            row = Row(
                draft=replace(made, html="", text="", problems=()),
                fingerprints=fingerprints(made.title, made.text, self.versions),
                size=len(made.html),
                place=-1,
            )
            packed = pickle.dumps(replace(made, text=""), pickle.HIGHEST_PROTOCOL)
            return Outcome(row=row, packed=packed, problems=made.problems)
        if isinstance(made, LeftOut):
            words = fingerprints(made.title, made.text, self.versions) if made.is_draft else ()
            return Outcome(
                left_out=(made.path, made.reason),
                fact=fact_of_draft(made, words) if made.is_draft else None,
                problems=made.problems,
            )
        return Outcome(problems=made)


class _Collector:
    """Adds outcomes up, and gives each draft its place in the spool."""

    def __init__(self, spool: Spool[Draft], progress: Progress | None) -> None:
        self.spool = spool
        self.progress = progress
        self.rows: list[Row] = []
        self.left_out: list[tuple[str, str]] = []
        self.problems: list[Problem] = []
        self.drafts: list[Fact] = []
        self.done = 0

    def add(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.problems += outcome.problems
            if outcome.row is not None:
                place = self.spool.put_packed(outcome.packed)
                self.rows.append(replace(outcome.row, place=place))
            if outcome.left_out is not None:
                self.left_out.append(outcome.left_out)
            if outcome.fact is not None:
                self.drafts.append(outcome.fact)
            self.done += 1
            if self.progress:
                self.progress("reading", self.done, 0)

    def collected(self) -> Collected:
        return Collected(
            rows=tuple(self.rows),
            left_out=tuple(self.left_out),
            problems=tuple(self.problems),
            drafts=tuple(self.drafts),
        )
