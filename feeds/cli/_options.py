"""Options and arguments that several commands share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from feeds.config import Config, load_config
from feeds.dates import parse_date
from feeds.errors import ConfigError, DateError, Problem

__all__ = [
    "Against",
    "Allow",
    "ConfigFile",
    "NoCache",
    "Now",
    "Source",
    "UndatedOption",
    "Url",
    "cache_of",
    "folder_of",
    "read_allow",
    "read_now",
    "settings",
]


class Undated(Enum):
    """The values of --undated."""

    ERROR = "error"
    SKIP = "skip"


Source = Annotated[
    Path | None,
    typer.Argument(help="Folder of articles, or one file.", show_default="seeds"),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", help="Settings, instead of the nearest feeds.toml or pyproject.toml."),
]
Url = Annotated[
    str | None, typer.Option("--url", help="Address where the site will be, for this run.")
]
UndatedOption = Annotated[
    Undated | None,
    typer.Option("--undated", help="What an article without a date is.", show_default="error"),
]
Now = Annotated[
    str | None,
    typer.Option(
        "--now",
        help="The time to go by, such as 2026-01-31T12:00:00Z: it releases scheduled articles "
        "and stamps changed ones.",
        show_default="SOURCE_DATE_EPOCH, else the clock",
    ),
]

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        help="Folder or address of the site as it is deployed.",
        show_default="the output folder",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Make everything anew, whatever earlier builds did.")
]
_SURPRISES = ("new", "resurfaced", "vanished", "deleted", "feed-gone")
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow", help=f"Let a surprise through this once: {', '.join(_SURPRISES)}. Repeatable."
    ),
]


def cache_of(*, no_cache: bool) -> Path | None:
    """The folder of caches; None for none."""
    from feeds.pipeline import cache_folder  # noqa: PLC0415 - help and --version stay quick

    return None if no_cache else cache_folder()


def read_allow(stated: list[str] | None) -> frozenset[str]:
    """The surprises to let through. Raises ConfigError for a word that means none."""
    unknown = sorted(set(stated or ()) - set(_SURPRISES))
    if unknown:
        raise ConfigError(
            Problem(
                path="--allow",
                message=f"{unknown[0]!r} is no surprise that could be let through",
                hint=f"write one of {', '.join(_SURPRISES)}",
            )
        )
    return frozenset(stated or ())


def read_now(stated: str | None) -> datetime | None:
    """The time stated on the command line, if one is. Raises ConfigError."""
    if stated is None:
        return None
    try:
        return parse_date(stated).start
    except DateError as error:
        raise ConfigError(Problem(path="--now", message=error.message, hint=error.hint)) from error


def settings(
    source: Path | None,
    file: Path | None,
    *,
    url: str | None = None,
    undated: Undated | None = None,
) -> Config:
    """The settings of a run, with what the site's own files say. Raises ConfigError."""
    start = source if source is not None else Path()
    made = load_config(start if start.is_dir() else start.parent, file=file)
    from feeds.generators import recognise  # noqa: PLC0415 - help and --version stay quick

    made = recognise(source or _usual_folder(made), made)
    if undated is not None:
        made = replace(made, undated=undated.value, given=made.given | {"undated"})
    if url is None:
        return made
    if not url.startswith(("http://", "https://")):
        raise ConfigError(
            Problem(
                path="--url",
                message=f"{url!r} is not a web address",
                hint="write it whole, such as https://example.org/",
            )
        )
    return replace(made, url=url, given=made.given | {"url"})


def folder_of(source: Path | None, made: Config) -> Path:
    """Where the articles are: what was asked for, else what the settings or the site say."""
    return made.site.folder if made.site else source or made.root / made.source


def _usual_folder(made: Config) -> Path:
    """That of the settings; where none is set and none is there, this may be a site's root."""
    usual = made.root / made.source
    return usual if "source" in made.given or usual.exists() else made.root
