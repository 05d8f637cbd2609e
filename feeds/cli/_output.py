"""What is printed: problems, summaries, progress. Colour only on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer

from feeds.errors import FeedsError, Problem

__all__ = ["fail", "guarded", "progress", "show_json", "show_problems"]

EXIT_PROBLEMS = 1
EXIT_USAGE = 2


def show_problems(problems: Iterable[Problem]) -> None:
    """One line each, on standard error, sorted by place; warnings say that they are."""
    for problem in sorted(set(problems)):
        mark = "warning: " if problem.severity == "warning" else ""
        place, text = _parts(problem)
        _line(f"{place}{mark}{text}", warning=bool(mark))


def _parts(problem: Problem) -> tuple[str, str]:
    """The place with its colon, and the rest."""
    whole = str(problem)
    position = whole.find(problem.message) if problem.path else 0
    return whole[:position], whole[position:]


def _line(text: str, *, warning: bool) -> None:
    colour = typer.colors.YELLOW if warning else typer.colors.RED
    shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
    typer.secho(shown, fg=colour if sys.stderr.isatty() else None, err=True)


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
    """A callback (stage, done, total) that draws a bar on a terminal and is silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)

        def advance(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total or None)

        yield advance
