"""The program as a whole: what holds for every command, and builds that need no Typer."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from feeds.cli._output import EXIT_PROBLEMS, exit_code, show_problems
from feeds.cli._plain_call import is_run_plainly
from feeds.cli._terminal import MANNERS
from feeds.cli._unchanged import show_again
from feeds.errors import FeedsError, Problem

__all__ = ["main", "program"]

_INTERRUPTED = 130  # what Typer makes of Ctrl-C, and shells of a process that ended by it
_AS_IT_WAS = "interrupted; what is published is whole, and the next build completes it"
_MANY = 500_000
"""Records made before unused cycles are looked for: a site is many records, and has hardly any."""


def program() -> NoReturn:
    """What a process does that does nothing else.

    It ends at once: Python would first take apart all that a build has left.
    """
    code = EXIT_PROBLEMS
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main() -> None:
    """Run the command line. Whatever happens, a user sees a line that says what to do."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_MANY)
    MANNERS.reset()
    try:
        code = _run()
        if code == _INTERRUPTED:
            print(_AS_IT_WAS, file=sys.stderr)
        sys.stdout.flush()
        sys.exit(code)
    except FeedsError as error:
        show_problems(error.problems)
        sys.exit(exit_code(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the exit complains
        sys.exit(EXIT_PROBLEMS)
    except Exception as error:  # noqa: BLE001 - the last resort: a line instead of a traceback
        show_problems([_fault(error)])
        sys.exit(EXIT_PROBLEMS)


def _open_streams() -> None:
    """A stream that the caller closed leads nowhere: its number would go to a file of the site."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - to stay


def _run() -> int:
    """The exit status of what was asked for."""
    try:
        if sys.argv[1:2] == ["build"] and (show_again(sys.argv) or is_run_plainly(sys.argv[2:])):
            return 0
        from feeds.cli._app import run  # noqa: PLC0415 - most builds need no more

        return run()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except KeyboardInterrupt:
        return _INTERRUPTED


def _fault(error: Exception) -> Problem:
    """What went wrong in words; FEEDS_TRACEBACK=1 shows the whole of it."""
    if os.environ.get("FEEDS_TRACEBACK"):
        raise error
    if isinstance(error, MemoryError):
        return Problem(path="", message="memory is used up", hint="leave out the largest articles")
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return Problem(
            path=str(error.filename or ""), message=reason, hint="fix that and try again"
        )
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f" ({frame.tb_frame.f_code.co_name}, line {frame.tb_lineno})" if frame else ""
    return Problem(
        path="",
        message=f"this is a fault of feeds: {type(error).__name__}: {error}{place}",
        hint="please report it; FEEDS_TRACEBACK=1 shows more",
    )
