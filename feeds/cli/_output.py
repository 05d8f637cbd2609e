"""What is printed of problems, and JSON."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from feeds.cli._terminal import marked, wrapped
from feeds.errors import FeedsError, Problem, UsageError
from feeds.patterns import lazy_regex

__all__ = [
    "EXIT_PROBLEMS",
    "EXIT_USAGE",
    "exit_code",
    "guarded",
    "located",
    "show_json",
    "show_problems",
    "shown_path",
    "visible",
]

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
_MANY = 20  # places where the same is wrong
_FIRST = 3  # of them that are shown
_UNSEEN = lazy_regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def show_problems(
    problems: Iterable[Problem], source: Path | None = None, *, brief: bool = False
) -> None:
    """On standard error, sorted by place: what is wrong, and below it what to write instead.

    With `brief`, what is wrong with very many files alike is shown of the first three, and then
    said once for all the others.

    Paths of articles are shown from the current folder, as terminals and editors open them:
    `source` is the folder they are relative to.
    """
    sys.stdout.flush()  # where both streams are one, what was said first stands first
    rows = sorted({_from_here(problem, source) for problem in problems})
    count = Counter(map(_said, rows))
    shown: Counter[tuple[str, ...]] = Counter()
    for problem in rows:
        said = _said(problem)
        shown[said] += 1
        more = count[said] - _FIRST if brief and count[said] > _MANY else 0
        if not more or shown[said] <= _FIRST:
            _show(problem)
        elif shown[said] == _FIRST + 1:
            message = f"the same in {more} more places (feeds list names each): {problem.message}"
            _show(replace(problem, path="", line=0, column=0, message=message))


def _show(problem: Problem) -> None:
    """`path:line: error: what is wrong`, and the hint in a line of its own."""
    place = visible(str(replace(problem, message="", hint="")).removesuffix(": "))
    head = f"{place}: {problem.severity}: " if place else f"{problem.severity}: "
    text = wrapped(head + visible(problem.message), sys.stderr)
    if text.startswith(head):  # the place has no blank at which the line was broken
        start = f"{marked(place, 'path', sys.stderr)}: " if place else ""
        word = marked(problem.severity, problem.severity, sys.stderr)
        text = f"{start}{word}: {text.removeprefix(head)}"
    print(text, file=sys.stderr)
    if problem.hint:
        print(wrapped(visible(problem.hint), sys.stderr, indent="  "), file=sys.stderr)


def located(problem: Problem, source: Path | None) -> dict[str, Any]:
    """The problem for programs; its path as it is named from here."""
    here = _from_here(problem, source)
    return {
        "path": here.path,
        "line": here.line,
        "column": here.column,
        "severity": here.severity,
        "message": here.message,
        "hint": here.hint,
    }


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
    return replace(problem, path=shown_path(path))


def shown_path(path: Path) -> str:
    """As it is named from here, where it lies below."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def show_json(value: Any) -> None:
    """JSON on standard output, readable, with literal characters."""
    import json  # noqa: PLC0415 - an unchanged site needs none

    print(json.dumps(value, ensure_ascii=False, indent=2))


def exit_code(error: FeedsError) -> int:
    """2 where the call was wrong, 1 where something else is."""
    return EXIT_USAGE if isinstance(error, UsageError) else EXIT_PROBLEMS


@contextmanager
def guarded(failed: Callable[[FeedsError], None] | None = None) -> Iterator[None]:
    """Turn what the library raises on purpose into messages and an exit code.

    `failed` says it on standard output as well.
    """
    try:
        yield
    except FeedsError as error:
        show_problems(error.problems)
        if failed is not None:
            failed(error)
        raise SystemExit(exit_code(error)) from error
