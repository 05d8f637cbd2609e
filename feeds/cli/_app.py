"""The commands and what they are called."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from feeds.cli import _build, _list
from feeds.cli._output import show_problems
from feeds.errors import FeedsError

__all__ = ["main"]

_EPILOG = (
    "Start with `feeds build seeds public`: it needs no settings. `feeds list` shows what was "
    "understood of each article; `feeds COMMAND --help` says more of each command. "
    "Exit status: 0 clean, 1 problems found, 2 wrong usage."
)

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
app.command("list")(_list.list_articles)


def _show_version(value: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    if value:
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


def main() -> None:
    """Run the command line; never a traceback for what a user can mend."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except FeedsError as error:
        show_problems(error.problems)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
