"""A build that would find everything as the last one left it is not made: its lines are said.

Nothing of the pipeline is imported for that. `feeds.cache` compares what lies on disk.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from feeds.cache import (
    Left,
    Outputs,
    Times,
    edited_since,
    forget_outputs,
    look_at,
    recall_run,
    record_run,
)
from feeds.cli._output import print_problems, show_json, visible
from feeds.cli._terminal import MANNERS, Color, say
from feeds.errors import Problem
from feeds.workers import Meanwhile

if TYPE_CHECKING:
    from feeds.config import Config
    from feeds.pipeline import Options, Report

__all__ = ["Again", "BuildOutput", "show", "show_again"]

_SECOND = 1_000_000_000
_LAST = 2**63 - 1  # nanoseconds since 1970, in the year 2262: what is due later is never due
_PROFILE = "--profile"  # changes nothing of what is made


class BuildOutput(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What a build had to say."""

    problems: tuple[Problem, ...]  # as they are shown
    articles: int
    lines: tuple[str, ...]
    row: dict[str, Any] | None  # with --json
    manners: tuple[bool, bool, Color] = (False, False, "auto")  # quiet, verbose, colour


def show(said: BuildOutput) -> None:
    """Print it."""
    print_problems(said.problems)
    for line in said.lines:
        say(visible(line))
    if said.row is not None:
        show_json(said.row)


def show_again(call: Sequence[str]) -> bool:
    """Whether nothing changed since the same call; then what it said is said once more."""
    found = recall_run(_words(call), _now(), Meanwhile)
    if found is None:
        return False
    try:
        said = msgspec.msgpack.decode(found, type=BuildOutput)
    except msgspec.MsgspecError:
        return False
    MANNERS.is_quiet, MANNERS.is_verbose, MANNERS.color = said.manners
    show(said)
    if _PROFILE in call:
        _show_profile(said.articles)
    return True


def _show_profile(articles: int) -> None:
    from feeds.cli._profile import Profile  # noqa: PLC0415 - it costs nothing where it is off

    with Profile() as profile:
        profile.articles = articles
        profile.notes = ("nothing changed: the stamps of the files say so",)


def _words(call: Sequence[str]) -> list[str]:
    """Those that the outcome depends on."""
    return [word for word in call[1:] if word != _PROFILE]


class Again:
    """Remembers a build, if the same call tomorrow could be answered by looking at files.

    `start` is when the settings began to be read; `is_clock` says that no option names the time.
    """

    def __init__(
        self,
        source: Path,
        output: Path,
        config: Config,
        options: Options,
        *,
        start: int,
        is_clock: bool,
    ) -> None:
        self._output = output
        self._source = source
        self._is_clock = is_clock
        self._start = _now()
        from feeds.pipeline import inputs_of  # noqa: PLC0415 - an unchanged site needs none of it

        inputs = inputs_of(source, output, config)
        is_answerable = (
            options.cache is not None
            and not (options.dry_run or options.against or options.adopt or options.as_new)
            and "git" not in config.date_sources
        )
        call = _words(sys.argv)
        self.edited = edited_since(call, self._start) if is_answerable else None
        forget_outputs()
        self._read = look_at(inputs, start) if is_answerable else None

    def remember(self, report: Report, said: Callable[[Report], BuildOutput]) -> None:
        """The build has ended with this report."""
        if self._read is None:
            return
        if not report.published or report.errors or not report.is_lasting:
            return
        unchanged = report.written + report.unchanged
        same = replace(
            report,
            written=0,
            unchanged=unchanged,
            removed=0,
            withdrawn=(),
            archived=(),
            redirects=(),
            read=0,
            made=0,
        )
        manners = (MANNERS.is_quiet, MANNERS.is_verbose, MANNERS.color)
        record_run(
            _words(sys.argv),
            self._read,
            Outputs(
                str(self._output.absolute()),
                str(self._output.absolute() / ".feeds-manifest"),
                self._ledger(report),
            ),
            now=time.time_ns(),
            times=Times(self._start, _ns(report.holds_until)) if self._is_clock else None,
            said=msgspec.msgpack.encode(msgspec.structs.replace(said(same), manners=manners)),
            left=_left(report),
        )

    def _ledger(self, report: Report) -> tuple[str, ...]:
        """All files that may be parts of a ledger; an edit makes no further one."""
        if report.is_edit and self.edited is not None:
            return self.edited.ledger
        folder = self._source if self._source.is_dir() else self._source.parent
        return _ledger_in(folder.absolute())


def _left(report: Report) -> Left:
    if not report.is_edit:
        return Left(report.state, stamps=report.stamps)
    return Left(report.state, report.touched, dict(report.edited))


def _ledger_in(folder: Path) -> tuple[str, ...]:
    """All files that may be parts of a ledger."""
    names = os.listdir(folder)  # noqa: PTH208 - names, not paths
    found = (one for one in names if one.startswith("feeds") and one.endswith(".lock"))
    return tuple(sorted(str(folder / one) for one in found))


def _now() -> int:
    """The time that a build goes by, in nanoseconds since 1970."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return min(int(epoch) * _SECOND, _LAST) if epoch.isdecimal() else time.time_ns()


def _ns(moment: datetime | None) -> int:
    return min(int(moment.timestamp()) * _SECOND, _LAST) if moment else 0
