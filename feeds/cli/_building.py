"""feeds build, once its call is read. Nothing of Typer is needed for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.cli._build_json import as_row, failed
from feeds.cli._output import EXIT_PROBLEMS, as_shown, guarded, shown_path
from feeds.cli._places import cache_of, engine_of, places, read_against, read_allow, read_now
from feeds.cli._progress import progress
from feeds.cli._terminal import MANNERS
from feeds.cli._unchanged import Again, BuildOutput, show
from feeds.config import Config, load_config
from feeds.errors import Problem
from feeds.records import dataclass

if TYPE_CHECKING:
    from feeds.cli._profile import Profile
    from feeds.pipeline import Options, Report

__all__ = ["BuildCall", "run_build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildCall:
    """The arguments and options of feeds build, as its help has them."""

    source: Path | None = None
    output: Path | None = None
    url: str | None = None
    config: Path | None = None
    undated: str | None = None
    keep_going: bool = False
    now: str | None = None
    locked: bool = False
    minor: bool = False
    as_new: list[str] | None = None
    allow: list[str] | None = None
    against: str | None = None
    adopt: list[str] | None = None
    no_cache: bool = False
    dry_run: bool = False
    engine: str = "local"
    scheduler: str | None = None
    profile: bool = False
    as_json: bool = False


def run_build(call: BuildCall) -> None:
    """Build, and print the outcome. Raises SystemExit where something is wrong."""
    start = time.time_ns()
    with _profiled(is_wanted=call.profile) as watch:
        with guarded(failed if call.as_json else None):
            made, folder, target = places(
                call.source, call.output, call.config, url=call.url, undated=call.undated
            )
            options = _options(call)
            again = Again(folder, target, made, options, start=start, is_clock=call.now is None)
            options = replace(options, edited=again.edited)
            report = _run(folder, target, made, options, watch, call)
        problems = as_shown(report.problems, folder, brief=True)
        usual = _usual_output(call.config)
        said = partial(_said, problems, folder, target, usual, as_json=call.as_json)
        _show(report, said, again, watch)


def _options(call: BuildCall) -> Options:
    """What the pipeline goes by. Raises UsageError for what names something that is not there."""
    from feeds.pipeline import Options  # noqa: PLC0415 - help and --version stay quick

    return Options(
        as_new=frozenset(call.as_new or ()),
        allow=read_allow(call.allow or ()),
        against=read_against(call.against),
        adopt=tuple(call.adopt or ()),
        cache=cache_of(no_cache=call.no_cache),
        keep_going=call.keep_going,
        dry_run=call.dry_run,
        locked=call.locked,
        minor=call.minor,
    )


def _run(
    folder: Path,
    target: Path,
    made: Config,
    options: Options,
    watch: Profile | None,
    call: BuildCall,
) -> Report:
    from feeds.pipeline import build  # noqa: PLC0415 - help and --version stay quick
    from feeds.workers import LocalEngine  # noqa: PLC0415

    with engine_of(call.engine, call.scheduler) as chosen, progress() as advance:
        if not isinstance(chosen, LocalEngine):  # its workers may begin elsewhere
            folder, target = folder.absolute(), target.absolute()
        options = replace(options, engine=chosen)
        watched = watch.over(advance) if watch is not None else advance
        now = read_now(call.now)
        return build(folder, target, made, now=now, progress=watched, options=options)


@contextmanager
def _profiled(*, is_wanted: bool) -> Iterator[Profile | None]:
    if not is_wanted:
        yield None
        return
    from feeds.cli._profile import Profile  # noqa: PLC0415 - it costs nothing where it is off

    with Profile() as profile:
        yield profile


def _show(
    report: Report, said: Callable[[Report], BuildOutput], again: Again, watch: Profile | None
) -> None:
    """What there is to say; exit where the build stopped."""
    if watch is not None:
        watch.step("remembering")
        watch.articles = report.articles
        watch.notes = (f"{report.read} files read, {report.made} pages made",)
    show(said(report))
    again.remember(report, said)
    if report.errors or not report.published:
        raise SystemExit(EXIT_PROBLEMS)


def _said(
    problems: tuple[Problem, ...],
    source: Path,
    target: Path,
    usual: Path,
    report: Report,
    *,
    as_json: bool,
) -> BuildOutput:
    return BuildOutput(
        problems=problems,
        articles=report.articles,
        lines=() if as_json else tuple(_lines(report, target, usual=usual)),
        row=as_row(report, source, target) if as_json else None,
    )


def _usual_output(file: Path | None) -> Path:
    """The folder that feeds serve shows from here, unless another one is named."""
    here = load_config(Path(), file=file)
    return here.root / here.output


def _lines(report: Report, target: Path, *, usual: Path) -> Iterator[str]:
    yield from report.notes
    if MANNERS.is_verbose:
        yield from report.details
    yield report.summary
    if report.published and not report.is_dry:
        shown = shown_path(target)
        if not report.has_pages:
            yield f"the feeds are in {shown}; what else lies there is not touched"
            return
        serve = "feeds serve" if target.absolute() == usual.absolute() else f"feeds serve {shown}"
        yield f"the site begins at {shown}/index.html; look at it: {serve}"
    if report.is_preview and report.published:
        yield 'preview: set url = "https://…" before publishing'
    if report.is_dry:
        yield "dry run: nothing was written"
