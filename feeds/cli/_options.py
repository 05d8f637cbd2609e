"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.errors import ALLOWANCES

__all__ = [
    "Against",
    "Allow",
    "AsJson",
    "ConfigFile",
    "EngineOption",
    "NoCache",
    "Now",
    "Scheduler",
    "Source",
    "SourceOption",
    "UndatedOption",
    "Url",
]

Source = Annotated[
    Path | None,
    typer.Argument(metavar="SOURCE", help="Folder of articles, or one file.", show_default="seeds"),
]
SourceOption = Annotated[
    Path | None,
    typer.Option("--source", metavar="SOURCE", help="Folder of articles.", show_default="seeds"),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings, instead of the nearest feeds.toml or pyproject.toml.",
    ),
]
Url = Annotated[
    str | None,
    typer.Option("--url", metavar="URL", help="Address where the site will be, for this run."),
]
UndatedOption = Annotated[
    str | None,
    typer.Option(
        "--undated",
        metavar="error|warn|skip",
        help="What an article without a date is.",
        show_default="error; on the site of a generator warn",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of lines.")]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar="TIME",
        help="The time to go by, such as 2026-01-31T12:00:00Z: it releases scheduled articles "
        "and stamps changed ones.",
        show_default="SOURCE_DATE_EPOCH, else the clock",
    ),
]

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="PLACE",
        help="Folder or address of the site as it is deployed.",
        show_default="the output folder",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Make everything again, whatever earlier builds did.")
]
EngineOption = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="local|dask",
        help="What works on many articles at once: the processes of this machine, or Dask.",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="The scheduler of a Dask cluster that sees the same folders.",
        show_default="DASK_SCHEDULER_ADDRESS, else workers on this machine",
    ),
]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="|".join(ALLOWANCES),
        help="Let this surprise for subscribers through once. Repeatable.",
    ),
]
