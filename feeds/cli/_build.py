"""feeds build"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._build_json import as_row, failed
from feeds.cli._options import (
    Against,
    Allow,
    ConfigFile,
    EngineOption,
    NoCache,
    Now,
    Scheduler,
    Source,
    UndatedOption,
    Url,
    cache_of,
    engine_of,
    places,
    read_against,
    read_allow,
    read_now,
)
from feeds.cli._output import (
    EXIT_PROBLEMS,
    guarded,
    shown_path,
)
from feeds.cli._progress import progress
from feeds.cli._terminal import MANNERS
from feeds.cli._unchanged import Again, BuildOutput, show
from feeds.config import Config, load_config

if TYPE_CHECKING:
    from feeds.cli._profile import Profile
    from feeds.pipeline import Options, Report

__all__ = ["build"]

KeepGoing = Annotated[
    bool, typer.Option("--keep-going", help="Publish the good articles; still exit 1.")
]
Locked = Annotated[
    bool,
    typer.Option(
        "--locked", help="Exit 1 if feeds.lock would change: for publishing from a checkout."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Write nothing; show what a build would do.")
]
ProfileOption = Annotated[
    bool, typer.Option("--profile", help="Show what each step took, and the memory.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object instead of lines.")]
Minor = Annotated[bool, typer.Option("--minor", help="Changed articles keep their `updated`.")]
AsNew = Annotated[
    list[str] | None,
    typer.Option(
        "--as-new",
        metavar="FILE",
        help="This article is new, whatever it resembles. Repeatable.",
    ),
]
Adopt = Annotated[
    list[str] | None,
    typer.Option(
        "--adopt",
        metavar="FEED",
        help="Take ids over from a feed that is published already: its address or file. "
        "Once for each format.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Argument(metavar="OUTPUT", help="Folder to publish into.", show_default="public"),
]


def build(
    source: Source = None,
    output: Output = None,
    *,
    url: Url = None,
    config: ConfigFile = None,
    undated: UndatedOption = None,
    keep_going: KeepGoing = False,
    now: Now = None,
    locked: Locked = False,
    minor: Minor = False,
    as_new: AsNew = None,
    allow: Allow = None,
    against: Against = None,
    adopt: Adopt = None,
    no_cache: NoCache = False,
    dry_run: DryRun = False,
    engine: EngineOption = "local",
    scheduler: Scheduler = None,
    profile: ProfileOption = False,
    as_json: AsJson = False,
) -> None:
    """Publish a folder of articles as feeds and pages.

    Any error leaves what is published as it was, unless --keep-going is given. So does what
    would surprise subscribers (feeds diff shows it), unless --allow lets it through.
    """
    start = time.time_ns()
    with _profiled(is_wanted=profile) as watch:
        with guarded(failed if as_json else None):
            made, folder, target = places(source, output, config, url=url, undated=undated)
            options = _options(as_new, allow, against, adopt, no_cache=no_cache)
            options = replace(
                options, keep_going=keep_going, dry_run=dry_run, locked=locked, minor=minor
            )
            again = Again(folder, target, made, options, start=start, is_clock=now is None)
            report = _run(folder, target, made, options, watch, now=now, engine=(engine, scheduler))
        said = partial(_said, folder, target, _usual_output(config), as_json=as_json)
        _show(report, said, again, watch)


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
        raise typer.Exit(EXIT_PROBLEMS)


def _options(
    as_new: list[str] | None,
    allow: list[str] | None,
    against: str | None,
    adopt: list[str] | None,
    *,
    no_cache: bool,
) -> Options:
    """Those that name something, which has to be there. Raises UsageError."""
    from feeds.pipeline import Options  # noqa: PLC0415 - help and --version stay quick

    return Options(
        as_new=frozenset(as_new or ()),
        allow=read_allow(allow),
        against=read_against(against),
        adopt=tuple(adopt or ()),
        cache=cache_of(no_cache=no_cache),
    )


def _run(
    folder: Path,
    target: Path,
    made: Config,
    options: Options,
    watch: Profile | None,
    *,
    now: str | None,
    engine: tuple[str, str | None],
) -> Report:
    from feeds.pipeline import build as run  # noqa: PLC0415 - help and --version stay quick
    from feeds.workers import LocalEngine  # noqa: PLC0415

    with engine_of(*engine) as chosen, progress() as advance:
        if not isinstance(chosen, LocalEngine):  # its workers may begin elsewhere
            folder, target = folder.absolute(), target.absolute()
        options = replace(options, engine=chosen)
        watched = watch.over(advance) if watch is not None else advance
        return run(folder, target, made, now=read_now(now), progress=watched, options=options)


def _said(source: Path, target: Path, usual: Path, report: Report, *, as_json: bool) -> BuildOutput:
    return BuildOutput(
        problems=report.problems,
        articles=report.articles,
        folder=str(source),
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
