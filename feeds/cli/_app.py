"""The commands and what they are called."""

from __future__ import annotations

import gc
import os
import sys
from typing import Annotated

import typer

from feeds.cli import _build, _date, _diff, _import, _init, _list, _mv, _serve, _stamp, _validate
from feeds.cli._output import EXIT_PROBLEMS, show_problems
from feeds.errors import FeedsError, Problem

__all__ = ["main"]

_EPILOG = (
    "Start with `feeds build seeds public`: it needs no settings. `feeds list` shows what was "
    "understood of each article; `feeds COMMAND --help` says more of each command. "
    "Exit status: 0 clean, 1 problems found, 2 wrong usage."
)
_INTERRUPTED = 130  # what Typer makes of Ctrl-C
_AS_IT_WAS = "interrupted; what is published is whole, and the next build completes it"

app = typer.Typer(
    name="feeds",
    help="A folder of articles in; feeds that every reader accepts, and pages, out.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("build")(_build.build)
app.command("diff")(_diff.diff)
app.command("import")(_import.import_feed)
app.command("init")(_init.init)
app.command("list")(_list.list_articles)
app.command("date")(_date.date)
app.command("serve")(_serve.serve)
app.command("mv")(_mv.mv)
app.command("purge")(_mv.purge)
app.command("stamp")(_stamp.stamp)
app.command("validate")(_validate.validate)


def _show_version(value: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - takes 20 ms

        typer.echo(f"feeds {version('feeds')}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    show_version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """A folder of articles in; feeds that every reader accepts, and pages, out."""


_MANY = 500_000
"""Records made before unused cycles are looked for: a site is many records, and has hardly any."""


def main() -> None:
    """Run the command line. Whatever happens, a user sees a line that says what to do."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_MANY)
    try:
        sys.exit(_run())
    except FeedsError as error:
        show_problems(error.problems)
        sys.exit(EXIT_PROBLEMS)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the exit complains
        sys.exit(EXIT_PROBLEMS)
    except Exception as error:  # noqa: BLE001 - the last resort: a line instead of a traceback
        show_problems([_fault(error)])
        sys.exit(EXIT_PROBLEMS)


def _run() -> int:
    """The exit status of what was asked for."""
    try:
        app(prog_name="feeds")
    except SystemExit as stop:
        if stop.code == _INTERRUPTED:
            show_problems([Problem(path="", message=_AS_IT_WAS)])
        return stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    return 0


def _fault(error: Exception) -> Problem:
    """What went wrong in words; FEEDS_TRACEBACK=1 shows the whole of it."""
    if os.environ.get("FEEDS_TRACEBACK"):
        raise error
    if isinstance(error, MemoryError):
        return Problem(path="", message="memory is used up", hint="leave out the largest articles")
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return Problem(
            path=str(error.filename or ""), message=reason, hint="mend that and try again"
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
