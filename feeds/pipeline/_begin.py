"""A build begins: of a few articles, where that will do, else of all."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.cache import Cache, keep_prepared_in
from feeds.collecting import Progress, silent, time_of_run
from feeds.config import Config
from feeds.errors import Problem, UsageError
from feeds.pipeline._edit import edit
from feeds.pipeline._options import Options
from feeds.pipeline._report import Report
from feeds.pipeline._request import BuildRequest, settings_for
from feeds.workers import without_garbage_collection

__all__ = ["build"]


def build(
    source: Path | str,
    output: Path | str,
    config: Config | None = None,
    *,
    now: datetime | None = None,
    keep_going: bool = False,
    progress: Progress | None = None,
    options: Options | None = None,
) -> Report:
    """Publish the articles below `source` into the folder `output`.

    Without `config` the settings are those that the command line would find. `now` (aware)
    releases scheduled articles and stamps changed ones; without it SOURCE_DATE_EPOCH or the
    clock decides. Any error leaves the output as it was, unless `keep_going` is set; the
    Report holds every problem. Raises ConfigError for settings that cannot be used.
    """
    source, output = Path(source), Path(output)
    source, config = settings_for(source, config)
    _check_folders(source, output)
    wishes = options or Options()
    request = BuildRequest(
        source=source,
        output=output,
        config=config,
        options=replace(wishes, keep_going=keep_going or wishes.keep_going),
        cache=Cache(wishes.cache, source),
        now=time_of_run(now),
    )
    keep_prepared_in(wishes.cache, is_for_more=request.cache.is_known)
    with without_garbage_collection():
        watcher = progress or silent
        edited = edit(request, watcher) if request.options.edited else None
        return edited or _usual(request, watcher)


def _usual(request: BuildRequest, progress: Progress) -> Report:
    from feeds.pipeline._build import BuildRun  # noqa: PLC0415 - an edit needs none of it

    return BuildRun(request, progress)()


def _check_folders(source: Path, output: Path) -> None:
    if os.path.realpath(output) == os.path.realpath(source):
        raise UsageError(
            Problem(
                path=str(output),
                message="articles and site would share this folder",
                hint="publish into another one: feeds build SOURCE OUTPUT",
            )
        )
