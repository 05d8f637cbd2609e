"""The source folder → drafts: each file is read, parsed and dated once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from feeds.articles import Draft, LeftOut, draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import FINGERPRINT_VERSION, Fact, fact_of_draft, fingerprints
from feeds.model import Author, Document
from feeds.pipeline._spool import Spool
from feeds.reading import SUFFIXES, read, scan

__all__ = ["Collected", "Progress", "Row", "collect"]

Progress = Callable[[str, int, int], None]
"""(stage, done, total or 0 where unknown)"""


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
    people: dict[str, Author] | None = None,
    versions: Sequence[int] = (FINGERPRINT_VERSION,),
    progress: Progress | None = None,
) -> Collected:
    """Read every article below `source`; drafts go to the spool, light rows come back."""
    rows: list[Row] = []
    left_out: list[tuple[str, str]] = []
    problems: list[Problem] = []
    drafts: list[Fact] = []
    for done, item in enumerate(_documents(source, config, tuple(skip)), 1):
        if progress:
            progress("reading", done, 0)
        if isinstance(item, Problem):
            problems.append(item)
            continue
        made = draft(item, config, people=people)
        if isinstance(made, Draft):
            problems += made.problems
            rows.append(_row(made, spool, versions))
        elif isinstance(made, LeftOut):
            problems += made.problems
            left_out.append((made.path, made.reason))
            if made.is_draft:
                words = fingerprints(made.title, made.text, versions)
                drafts.append(fact_of_draft(made, words))
        else:
            problems += made
    return Collected(
        rows=tuple(rows),
        left_out=tuple(left_out),
        problems=tuple(problems),
        drafts=tuple(drafts),
    )


def _documents(
    source: Path, config: Config, skip: tuple[Path, ...]
) -> Iterable[Document | Problem]:
    found = scan(
        source, suffixes=SUFFIXES, include=config.include, exclude=config.exclude, skip=skip
    )
    for item in found:
        if isinstance(item, Problem):
            yield item
        else:
            yield from read(item.path, item.relative, fields=config.fields)


def _row(made: Draft, spool: Spool[Draft], versions: Sequence[int]) -> Row:
    return Row(
        draft=replace(made, html="", text="", problems=()),
        fingerprints=fingerprints(made.title, made.text, versions),
        size=len(made.html),
        place=spool.put(made),
    )
