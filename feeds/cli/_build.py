"""feeds build"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import ConfigFile, Now, Source, Url, read_now, settings
from feeds.cli._output import EXIT_PROBLEMS, guarded, progress, show_problems

__all__ = ["build"]


def build(
    source: Source = None,
    output: Annotated[
        Path | None, typer.Argument(help="Folder to publish into.", show_default="public")
    ] = None,
    *,
    url: Url = None,
    config: ConfigFile = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="Publish the good articles; still exit 1.")
    ] = False,
    now: Now = None,
) -> None:
    """Publish a folder of articles as feeds and pages.

    Any error leaves what is published as it was, unless --keep-going is given.
    """
    from feeds.pipeline import build as run  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        made = settings(source, config, url=url)
        folder = source or made.root / made.source
        with progress("reading") as advance:
            report = run(
                folder,
                output or made.root / made.output,
                made,
                now=read_now(now),
                keep_going=keep_going,
                progress=advance,
            )
    show_problems(report.problems, folder)
    for line in report.notes:
        typer.echo(line)
    typer.echo(report.summary)
    if report.is_preview and report.published:
        typer.echo('preview: set url = "https://…" before publishing')
    if report.errors or not report.published:
        raise typer.Exit(EXIT_PROBLEMS)
