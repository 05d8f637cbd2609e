"""What every command takes, and how the help of each is laid out."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import update_wrapper
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from feeds.cli._terminal import COLORS, MANNERS

__all__ = ["FeedsCommand", "FeedsGroup", "with_common"]


def _be_quiet(value: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    MANNERS.is_quiet = MANNERS.is_quiet or value


def _be_verbose(value: bool) -> None:  # noqa: FBT001 - likewise
    MANNERS.is_verbose = MANNERS.is_verbose or value


def _use_color(value: str | None) -> None:
    if value is None:
        return
    chosen = next((one for one in COLORS if one == value), None)
    if chosen is None:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(COLORS)}")
    MANNERS.color = chosen


def _show_version(value: bool) -> None:  # noqa: FBT001 - likewise
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - takes 20 ms

        print(f"feeds {version('feeds')}")
        raise typer.Exit


_ADDED = {
    "quiet": Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Print problems only.", callback=_be_quiet),
    ],
    "verbose": Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more.", callback=_be_verbose)
    ],
    "color": Annotated[
        str | None,
        typer.Option(
            "--color",
            metavar="|".join(COLORS),
            help="Whether to colour words.",
            show_default="auto",
            callback=_use_color,
            is_eager=True,
        ),
    ],
    "show_version": Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Show the version.", callback=_show_version, is_eager=True
        ),
    ],
}
_DEFAULTS = {"quiet": False, "verbose": False, "color": None, "show_version": False}


def with_common(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that all of them have; it sees nothing of these."""
    own = inspect.signature(command, eval_str=True)

    def run(**stated: Any) -> None:
        command(**{name: value for name, value in stated.items() if name not in _ADDED})

    added = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS[name], annotation=annotation
        )
        for name, annotation in _ADDED.items()
    ]
    whole = own.replace(parameters=[*own.parameters.values(), *added])
    hints = {one.name: one.annotation for one in whole.parameters.values()}
    made = update_wrapper(run, command)
    vars(made).update(__signature__=whole)  # what Typer, and inspect, go by
    made.__annotations__ = hints
    return made


def _write_options(command: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    """Arguments and options, by the words a user writes, without types of the language."""
    arguments, options = [], []
    for one in command.get_params(ctx):
        record = one.get_help_record(ctx)
        if record is None:
            continue
        if one.param_type_name == "argument":
            arguments.append((one.metavar or one.name.upper(), record[1]))
        else:
            options.append(record)
    for title, rows in (("Arguments", arguments), ("Options", options)):
        if rows:
            with formatter.section(title):
                formatter.write_dl([(name, _said(text)) for name, text in rows])


def _said(text: str) -> str:
    """`[default: (seeds)]` → `[default: seeds]`"""
    return text.replace("[default: (", "[default: ").replace(")]", "]")


class FeedsCommand(TyperCommand):
    """A command whose help a user understands."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """`OLD`, not `{OLD}`, for what has to be there."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write them."""
        _write_options(self, ctx, formatter)


class FeedsGroup(TyperGroup):
    """The commands in the order of the work, each in one line."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base's
        """As they were added."""
        return list(self.commands)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The commands come first: they are what one looks for."""
        with formatter.section("Commands"):
            rows = [(name, one.short_help or "") for name, one in self.commands.items()]
            formatter.write_dl(rows)
        _write_options(self, ctx, formatter)
