"""The source folder → drafts: each file is read, parsed and dated once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from feeds.articles import Draft, LeftOut, draft
from feeds.config import Config
from feeds.errors import Problem
from feeds.ledger import fingerprint
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
    fingerprint: str
    size: int  # of the body, in characters
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """All that the source folder holds."""

    rows: tuple[Row, ...]
    left_out: tuple[tuple[str, str], ...]  # (path, reason)
    problems: tuple[Problem, ...]


def collect(
    source: Path,
    config: Config,
    spool: Spool[Draft],
    *,
    skip: Iterable[Path] = (),
    people: dict[str, Author] | None = None,
    progress: Progress | None = None,
) -> Collected:
    """Read every article below `source`; drafts go to the spool, light rows come back."""
    rows: list[Row] = []
    left_out: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for done, item in enumerate(_documents(source, config, tuple(skip)), 1):
        if progress:
            progress("reading", done, 0)
        if isinstance(item, Problem):
            problems.append(item)
            continue
        made = draft(item, config, people=people)
        if isinstance(made, Draft):
            problems += made.problems
            rows.append(_row(made, spool))
        elif isinstance(made, LeftOut):
            problems += made.problems
            left_out.append((made.path, made.reason))
        else:
            problems += made
    return Collected(rows=tuple(rows), left_out=tuple(left_out), problems=tuple(problems))


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


def _row(made: Draft, spool: Spool[Draft]) -> Row:
    return Row(
        draft=replace(made, html="", text="", problems=()),
        fingerprint=fingerprint(made.title, made.text),
        size=len(made.html),
        place=spool.put(made),
    )
