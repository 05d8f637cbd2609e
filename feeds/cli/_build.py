"""feeds build"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._options import (
    Against,
    Allow,
    ConfigFile,
    NoCache,
    Now,
    Source,
    UndatedOption,
    Url,
    cache_of,
    folder_of,
    read_allow,
    read_now,
    settings,
)
from feeds.cli._output import EXIT_PROBLEMS, guarded, progress, show_problems

if TYPE_CHECKING:
    from feeds.pipeline import Report

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
Minor = Annotated[bool, typer.Option("--minor", help="Changed articles keep their `updated`.")]
AsNew = Annotated[
    list[str] | None,
    typer.Option("--as-new", help="This article is new, whatever it resembles. Repeatable."),
]
Adopt = Annotated[
    list[str] | None,
    typer.Option(
        "--adopt",
        help="Take ids over from a feed that is published already: its address or file. "
        "Once for each format.",
    ),
]


def build(
    source: Source = None,
    output: Annotated[
        Path | None, typer.Argument(help="Folder to publish into.", show_default="public")
    ] = None,
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
) -> None:
    """Publish a folder of articles as feeds and pages.

    Any error leaves what is published as it was, unless --keep-going is given. So does what
    would surprise subscribers (feeds diff shows it), unless --allow lets it through.
    """
    from feeds.pipeline import Options  # noqa: PLC0415 - help and --version stay quick
    from feeds.pipeline import build as run  # noqa: PLC0415

    with guarded():
        made = settings(source, config, url=url, undated=undated)
        folder = folder_of(source, made)
        with progress("reading") as advance:
            report = run(
                folder,
                output or made.root / made.output,
                made,
                now=read_now(now),
                keep_going=keep_going,
                progress=advance,
                options=Options(
                    locked=locked,
                    minor=minor,
                    as_new=frozenset(as_new or ()),
                    allow=read_allow(allow),
                    against=against or "",
                    adopt=tuple(adopt or ()),
                    cache=cache_of(no_cache=no_cache),
                ),
            )
    _show(report, folder)


def _show(report: Report, folder: Path) -> None:
    show_problems(report.problems, folder, brief=True)
    for line in report.notes:
        typer.echo(line)
    typer.echo(report.summary)
    if report.is_preview and report.published:
        typer.echo('preview: set url = "https://…" before publishing')
    if report.errors or not report.published:
        raise typer.Exit(EXIT_PROBLEMS)
