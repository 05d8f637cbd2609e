"""The pipeline: scan → read → draft → identity → selection → pages, feeds → publish.

The stages hand on light records; bodies wait in a spool until their page and their feeds
are made. Nothing is published before everything is made.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from feeds.articles import Draft
from feeds.config import Config
from feeds.errors import ConfigError, Problem, PublishError
from feeds.pipeline._clock import time_of_run
from feeds.pipeline._collect import Progress
from feeds.pipeline._prepare import Prepared, prepare, settings_for
from feeds.pipeline._release import count_imprecise
from feeds.pipeline._report import Report
from feeds.pipeline._spool import Spool
from feeds.pipeline._write import write_site
from feeds.publishing import Publication

__all__ = ["build"]


def build(
    source: Path | str,
    output: Path | str,
    config: Config | None = None,
    *,
    now: datetime | None = None,
    keep_going: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Publish the articles below `source` into the folder `output`.

    Without `config` the settings are those that the command line would find. `now` (aware)
    releases scheduled articles; without it SOURCE_DATE_EPOCH or the clock decides. Any error
    leaves the output as it was, unless `keep_going` is set; the Report holds every problem.
    Raises ConfigError for settings that cannot be used.
    """
    source, output = Path(source), Path(output)
    config = settings_for(source, config)
    _check_folders(source, output)
    moment = time_of_run(now)
    tell = progress or _silent
    report = Report(is_preview=config.is_preview)
    try:
        with Publication(output, compress=config.compress) as publication, Spool[Draft]() as spool:
            made = prepare(source, config, spool, now=moment, skip=(output,), progress=tell)
            report = _report(made, config)
            if report.errors and not keep_going:
                return report
            if made.is_empty:
                return replace(report, problems=(*report.problems, _nothing(source)))
            problems = write_site(
                source, made.identified, made.plan, config, spool, publication, tell
            )
            report = replace(report, problems=(*report.problems, *problems))
            if report.errors and not keep_going:
                return report
            return _commit(publication, report, tell)
    except PublishError as error:
        return replace(report, problems=(*report.problems, *error.problems))


def _commit(publication: Publication, report: Report, progress: Progress) -> Report:
    progress("publishing", 0, 0)
    outcome = publication.commit()
    return replace(
        report,
        published=True,
        problems=(*report.problems, *outcome.problems),
        written=outcome.written,
        unchanged=outcome.unchanged,
        removed=outcome.removed,
    )


def _report(made: Prepared, config: Config) -> Report:
    return Report(
        articles=len(made.identified),
        feeds=len(made.plan.documents) + bool(config.opml),
        problems=made.problems,
        left_out=made.left_out,
        scheduled=made.release.scheduled,
        next_due=made.release.next_due,
        imprecise=count_imprecise(item.row for item in made.identified),
        is_preview=config.is_preview,
    )


def _check_folders(source: Path, output: Path) -> None:
    if output.resolve() == source.resolve():
        raise ConfigError(
            Problem(
                path=str(output),
                message="articles and site would share this folder",
                hint="publish into another one: feeds build SOURCE OUTPUT",
            )
        )


def _nothing(source: Path) -> Problem:
    return Problem(
        path=str(source),
        message="there is no article here",
        hint="put a text file in it whose first line is such as `date: 2019-05-15`",
    )


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""
