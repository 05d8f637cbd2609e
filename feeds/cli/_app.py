"""The commands and what they are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import typer

from feeds.cli import (
    _build,
    _completion,
    _date,
    _diff,
    _help,
    _import,
    _init,
    _list,
    _mv,
    _new,
    _schema,
    _serve,
    _stamp,
    _validate,
)
from feeds.cli._command_help import FeedsCommand, FeedsGroup, with_common
from feeds.cli._output import EXIT_USAGE, show_problems
from feeds.errors import Problem

__all__ = ["COMMANDS", "app", "run"]

_EPILOG = (
    "Start with `feeds init` in an empty folder, or with `feeds build SOURCE OUTPUT` where there "
    "are articles: it needs no settings. `feeds help` lists the pages of the manual. "
    "Exit status: 0 all is well, 1 there are problems, 2 it was called wrongly."
)
_UsageError: type[Exception] = next(
    one for one in typer.BadParameter.__mro__ if one.__name__ == "UsageError"
)  # of whatever Click this Typer goes with

app = typer.Typer(
    name="feeds",
    cls=FeedsGroup,
    help="A folder of articles in; feeds that every reader accepts, and pages, out.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("init", _init.init, "Begin: a first article, or the settings of a site."),
    ("new", _new.new, "Make the file of a new article."),
    ("build", _build.build, "Publish a folder of articles as feeds and pages."),
    ("serve", _serve.serve, "Show the site on this machine while you write."),
    ("list", _list.list_articles, "Show what was understood of each article."),
    ("validate", _validate.validate, "Check feeds of any origin."),
    ("diff", _diff.diff, "Show what subscribers would see of a build."),
    ("import", _import.import_feed, "Turn the entries of a feed into article files."),
    ("mv", _mv.mv, "Move an article, which keeps its id."),
    ("stamp", _stamp.stamp, "Write the ids into the article files."),
    ("purge", _mv.purge, "Take a deleted article out of archives, too."),
    ("date", _date.date, "Show how a date is read."),
    ("schema", _schema.schema, "Print the JSON schema of feeds.toml."),
    ("completion", _completion.completion, "Print a completion script for a shell."),
    ("help", _help.show_help, "Say more of a command, or show a page of the manual."),
)
"""In the order of the work."""

for _name, _command, _short in COMMANDS:
    app.command(_name, cls=FeedsCommand, short_help=_short)(with_common(_command))


def _root() -> None:
    """A folder of articles in; feeds that every reader accepts, and pages, out."""


app.callback()(with_common(_root))


def run() -> int:
    """The exit status of what was asked for. Raises SystemExit where something is wrong."""
    try:
        code = app(prog_name="feeds", standalone_mode=False)
    except _UsageError as error:
        return _show_usage(error)
    return code or 0


def _show_usage(error: Any) -> int:
    """What was wrong with the call. A call of nothing shows the help."""
    command = error.ctx.command_path if error.ctx else "feeds"
    message = error.format_message().replace("Value error, ", "")
    if "Usage: " in message:
        print(message, file=sys.stderr)
    else:
        show_problems([Problem(path="", message=message, hint=f"see {command} --help")])
    return EXIT_USAGE
