"""What the words of a call mean: settings, folders, times, engines. Typer is not needed for it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from feeds.cli._output import shown_path
from feeds.config import Config, load_config
from feeds.dates import parse_date
from feeds.errors import ALLOWANCES, DateError, Problem, UsageError

if TYPE_CHECKING:
    from feeds.workers import Engine

__all__ = [
    "cache_of",
    "engine_of",
    "folder_of",
    "is_address",
    "output_of",
    "places",
    "read_against",
    "read_allow",
    "read_now",
    "settings",
    "wrong",
]

_UNDATED: tuple[Literal["error", "warn", "skip"], ...] = ("error", "warn", "skip")


@contextmanager
def engine_of(name: str, scheduler: str | None) -> Iterator[Engine]:
    """The engine, for one build. Raises UsageError for a name of none, or one not installed."""
    from feeds.workers import LocalEngine  # noqa: PLC0415 - help and --version stay quick

    if name == "local":
        if scheduler:
            raise wrong("--scheduler", "only Dask has one", "write --engine dask too")
        yield LocalEngine()
        return
    if name != "dask":
        raise wrong("--engine", f"{name!r} is no engine", "write local or dask")
    try:
        from feeds.workers._dask import DaskEngine  # noqa: PLC0415 - an extra
    except ImportError as error:
        hint = "install it with feeds: pip install 'feeds[dask]'"
        raise wrong("--engine", "Dask is not installed", hint) from error
    with DaskEngine(scheduler or os.environ.get("DASK_SCHEDULER_ADDRESS", "")) as engine:
        yield engine


def cache_of(*, no_cache: bool) -> Path | None:
    """The folder of caches; None for none."""
    from feeds.cache import cache_folder  # noqa: PLC0415 - help and --version stay quick

    return None if no_cache else cache_folder()


def read_allow(stated: Collection[str]) -> frozenset[str]:
    """The surprises to let through. Raises UsageError for a word that means none."""
    unknown = sorted(set(stated) - set(ALLOWANCES))
    if unknown:
        raise UsageError(
            Problem(
                path="--allow",
                message=f"{unknown[0]!r} is no surprise that could be let through",
                hint=f"write one of {', '.join(ALLOWANCES)}",
            )
        )
    return frozenset(stated)


def read_now(stated: str | None) -> datetime | None:
    """The time stated on the command line, if one is. Raises UsageError."""
    if stated is None:
        return None
    try:
        return parse_date(stated).start
    except DateError as error:
        raise UsageError(Problem(path="--now", message=error.message, hint=error.hint)) from error


def settings(
    source: Path | None,
    file: Path | None,
    *,
    url: str | None = None,
    undated: str | None = None,
) -> Config:
    """The settings of a run, with what the site's own files say. Raises ConfigError."""
    if file is not None and not file.is_file():
        raise wrong(str(file), "there is no such file", "give --config an existing file")
    start = source if source is not None else Path()
    made = load_config(start if start.is_dir() else start.parent, file=file)
    from feeds.generators import recognise  # noqa: PLC0415 - help and --version stay quick

    made = recognise(source or _usual_folder(made), made)
    if undated is not None:
        chosen = next((one for one in _UNDATED if one == undated), None)
        if chosen is None:
            raise wrong("--undated", f"{undated!r} is no answer", "write error, warn or skip")
        made = replace(made, undated=chosen, given=made.given | {"undated"})
    if url is None:
        return made
    if not is_address(url):
        message = f"{url!r} is not a web address"
        raise wrong("--url", message, "write it whole, such as https://example.org/")
    return replace(made, url=url, given=made.given | {"url"})


def places(
    source: Path | None,
    output: Path | None,
    file: Path | None,
    *,
    url: str | None = None,
    undated: str | None = None,
) -> tuple[Config, Path, Path]:
    """The settings of a run, the folder of the articles, and the folder to publish into.

    Raises ConfigError, UsageError.
    """
    made = settings(source, file, url=url, undated=undated)
    return made, folder_of(source, made), output_of(output, made)


def folder_of(source: Path | None, made: Config) -> Path:
    """Where the articles are: what was asked for, else what the settings or the site say.

    Raises UsageError where nothing is at the place that was asked for.
    """
    if source is not None and not source.exists():
        hint = "give the folder that holds the articles: feeds build SOURCE OUTPUT"
        raise wrong(str(source), "there is no such folder", hint)
    if made.site or source is not None:
        return made.site.folder if made.site else source or made.root
    usual = made.root / made.source
    if "source" not in made.given and not usual.exists():
        _look_here(made, usual)
    return usual


def _look_here(made: Config, usual: Path) -> None:
    """Raises UsageError where the articles lie beside the usual folder, which is not there."""
    from feeds.cli._begun import has_articles, what_to_name  # noqa: PLC0415 - help stays quick

    if has_articles(made.root):
        hint = what_to_name(made.root, usual)
        raise wrong(shown_path(usual), "there is no such folder", hint)


def output_of(output: Path | None, made: Config) -> Path:
    """The folder to publish into. Raises UsageError where it cannot be a folder."""
    if output is None:
        return made.root / made.output
    above = next((one for one in (output, *output.parents) if one.exists()), None)
    if above is not None and not above.is_dir():
        message = "a file stands where a folder is needed"
        raise wrong(str(output), message, f"name another folder, or move {above} away")
    return output


def read_against(against: str | None) -> str:
    """The deployed site; "" for none. Raises UsageError for a folder that is not there."""
    if against and not is_address(against) and not Path(against).is_dir():
        hint = "give the folder or the address of the deployed site: --against PLACE"
        raise wrong(against, "there is no such folder", hint)
    return against or ""


def is_address(text: str) -> bool:
    """Whether it is an address of the web, and of a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def wrong(path: str, message: str, hint: str) -> UsageError:
    """What is wrong with an option or an argument."""
    return UsageError(Problem(path=path, message=message, hint=hint))


def _usual_folder(made: Config) -> Path:
    """That of the settings; where none is set and none is there, this may be a site's root."""
    usual = made.root / made.source
    return usual if "source" in made.given or usual.exists() else made.root
