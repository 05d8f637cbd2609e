"""What is printed: problems, summaries, progress. Colour only on a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from feeds.errors import FeedsError, Problem

__all__ = ["fail", "guarded", "progress", "show_json", "show_problems", "visible"]

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
_MANY = 20  # places where the same is wrong
_FIRST = 3  # of them that are shown
_SHORTEST = 0.1  # seconds between two drawings of the progress
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def show_problems(
    problems: Iterable[Problem], source: Path | None = None, *, brief: bool = False
) -> None:
    """One line each, on standard error, sorted by place; warnings say that they are.

    With `brief`, what is wrong with very many files alike is shown of the first three, and then
    told once for all the others.

    Paths of articles are shown from the current folder, as terminals and editors open them:
    `source` is the folder they are relative to.
    """
    rows = sorted({_from_here(problem, source) for problem in problems})
    count = Counter(map(_said, rows))
    shown: Counter[tuple[str, ...]] = Counter()
    for problem in rows:
        said = _said(problem)
        shown[said] += 1
        more = count[said] - _FIRST if brief and count[said] > _MANY else 0
        mark = "warning: " if problem.severity == "warning" else ""
        place, text = _parts(problem)
        if not more or shown[said] <= _FIRST:
            _line(f"{place}{mark}{text}", warning=bool(mark))
        elif shown[said] == _FIRST + 1:
            told = f"{mark}the same in {more} more places (feeds list names each): {text}"
            _line(told, warning=bool(mark))


def _said(problem: Problem) -> tuple[str, ...]:
    """What it says, wherever that is."""
    return problem.severity, problem.message, problem.hint


def visible(text: str) -> str:
    """The text as one line that a terminal cannot mistake for commands: a file may have any
    name, and what turns letters around or begins a new line is written as an escape.
    """
    shown = _UNSEEN.sub(lambda found: repr(found[0])[1:-1], text)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _from_here(problem: Problem, source: Path | None) -> Problem:
    if source is None or not problem.path:
        return problem
    path = (source.parent if source.is_file() else source) / problem.path
    if "\0" in problem.path or not os.path.lexists(path):
        return problem  # the path of a setting, of the output, of the source itself
    return replace(problem, path=path.as_posix())


def _parts(problem: Problem) -> tuple[str, str]:
    """The place with its colon, and the rest."""
    whole = str(problem)
    position = whole.find(problem.message) if problem.path else 0
    return whole[:position], whole[position:]


def _line(text: str, *, warning: bool) -> None:
    colour = typer.colors.YELLOW if warning else typer.colors.RED
    typer.secho(visible(text), fg=colour if sys.stderr.isatty() else None, err=True)


def show_json(value: Any) -> None:
    """JSON on standard output, readable, with literal characters."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def fail(error: FeedsError, code: int = EXIT_PROBLEMS) -> typer.Exit:
    """Show what an exception carries; returns the exit to raise."""
    show_problems(error.problems)
    return typer.Exit(code)


@contextmanager
def guarded(code: int = EXIT_PROBLEMS) -> Iterator[None]:
    """Turn what the library raises on purpose into messages and an exit code."""
    try:
        yield
    except FeedsError as error:
        raise fail(error, code) from error


@contextmanager
def progress(label: str) -> Iterator[Callable[[str, int, int], None]]:
    """A callback (stage, done, total) that draws a bar on a terminal and is silent elsewhere.

    No thread draws it: a process that has one cannot be copied for its workers.
    """
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=None)
        drawn = 0.0

        def advance(stage: str, done: int, total: int) -> None:
            nonlocal drawn
            now = time.monotonic()
            if now - drawn < _SHORTEST:
                return
            drawn = now
            bar.update(task, description=stage, completed=done, total=total or None, refresh=True)

        yield advance
