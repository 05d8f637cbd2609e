"""What is printed of problems, and JSON."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from feeds.cli._terminal import is_coloured, marked, wrapped
from feeds.errors import FeedsError, Problem, UsageError
from feeds.patterns import lazy_regex

__all__ = [
    "EXIT_PROBLEMS",
    "EXIT_USAGE",
    "as_shown",
    "exit_code",
    "guarded",
    "located",
    "print_problems",
    "show_json",
    "show_problems",
    "shown_path",
    "visible",
]

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
_MANY = 20  # places where the same is wrong
_FIRST = 3  # of them that are shown
_PLAIN = lazy_regex(r"[^/\\.][^/\\]*+(?:/[^/\\.][^/\\]*+)*")  # a relative path, as it is shown
_UNSEEN = lazy_regex("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def show_problems(
    problems: Iterable[Problem], source: Path | None = None, *, brief: bool = False
) -> None:
    """On standard error, sorted by place: what is wrong, and below it what to write instead."""
    print_problems(as_shown(problems, source, brief=brief))


def as_shown(
    problems: Iterable[Problem], source: Path | None = None, *, brief: bool = False
) -> tuple[Problem, ...]:
    """Each once, sorted by place.

    With `brief`, what is wrong with very many files alike is shown of the first three, and then
    said once for all the others.

    Paths of articles are shown from the current folder, as terminals and editors open them:
    `source` is the folder they are relative to.
    """
    places = _Places(source)
    once = {_VALUES(one): one for one in map(places.named, problems)}
    rows = [once[values] for values in sorted(once)]
    return tuple(_in_brief(rows) if brief else rows)


_VALUES = attrgetter("path", "line", "column", "message", "hint", "severity")


def _in_brief(rows: Sequence[Problem]) -> Iterator[Problem]:
    count = Counter(map(_SAID, rows))
    shown: Counter[tuple[str, ...]] = Counter()
    for problem in rows:
        said = _SAID(problem)
        more = count[said] - _FIRST
        if more <= _MANY - _FIRST:
            yield problem
            continue
        shown[said] += 1
        if shown[said] <= _FIRST:
            yield problem
        elif shown[said] == _FIRST + 1:
            message = f"the same in {more} more places (feeds list names each): {problem.message}"
            yield replace(problem, path="", line=0, column=0, message=message)


_SAID = attrgetter("severity", "message", "hint")  # what a problem says, wherever that is


def print_problems(rows: Iterable[Problem]) -> None:
    """These, in this order, on standard error."""
    sys.stdout.flush()  # where both streams are one, what was said first stands first
    is_plain = not (sys.stderr.isatty() or is_coloured(sys.stderr))
    text = "".join(map(_plain if is_plain else _adorned, rows))
    print(text, end="", file=sys.stderr)


def _plain(problem: Problem) -> str:
    """`path:line: error: what is wrong`, and the hint in a line of its own."""
    text = f"{_head(visible(problem.place), problem)}{visible(problem.message)}\n"
    return f"{text}  {visible(problem.hint)}\n" if problem.hint else text


def _head(place: str, problem: Problem) -> str:
    return f"{place}: {problem.severity}: " if place else f"{problem.severity}: "


def _adorned(problem: Problem) -> str:
    """The same with colours, in lines that are broken between words."""
    place = visible(problem.place)
    head = _head(place, problem)
    text = wrapped(head + visible(problem.message), sys.stderr)
    if text.startswith(head):  # the place has no blank at which the line was broken
        start = f"{marked(place, 'path', sys.stderr)}: " if place else ""
        word = marked(problem.severity, problem.severity, sys.stderr)
        text = f"{start}{word}: {text.removeprefix(head)}"
    hint = wrapped(visible(problem.hint), sys.stderr, indent="  ") if problem.hint else ""
    return f"{text}\n{hint}\n" if hint else f"{text}\n"


def located(problem: Problem, source: Path | None) -> dict[str, Any]:
    """The problem for programs; its path as it is named from here."""
    here = _Places(source).named(problem)
    return {
        "path": here.path,
        "line": here.line,
        "column": here.column,
        "severity": here.severity,
        "message": here.message,
        "hint": here.hint,
    }


def visible(text: str) -> str:
    """The text as one line that a terminal cannot mistake for commands: a file may have any
    name, and what turns letters around or begins a new line is written as an escape.
    """
    if text.isprintable():
        return text  # nearly always
    shown = _UNSEEN.sub(lambda found: repr(found[0])[1:-1], text)
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


class _Places:
    """Names files as they are named from here."""

    def __init__(self, source: Path | None) -> None:
        self._source = source
        self._known: dict[str, str] = {"": ""}

    def named(self, problem: Problem) -> Problem:
        """The same problem."""
        if self._source is None or not problem.path:
            return problem
        path = self._known.get(problem.path)
        if path is None:
            path = self._known[problem.path] = self._named(problem.path)
        if path == problem.path:
            return problem
        return Problem(  # `replace` takes four times as long, and there may be very many
            path=path,
            line=problem.line,
            column=problem.column,
            message=problem.message,
            hint=problem.hint,
            severity=problem.severity,
        )

    def _named(self, path: str) -> str:
        place = os.path.join(self._folder, path)  # noqa: PTH118 - of each article of a site
        if "\0" in path or not os.path.lexists(place):
            return path  # of a setting, of the output, of the source itself
        return place if _PLAIN.fullmatch(place) else shown_path(Path(place))

    @cached_property
    def _folder(self) -> str:
        source = self._source or Path()
        return str(source.parent if source.is_file() else source)


def shown_path(path: Path) -> str:
    """As it is named from here, where it lies below."""
    if not path.is_absolute():
        return path.as_posix()
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
