"""feeds mv, feeds purge"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from feeds.cli._options import ConfigFile, SourceOption
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_problems, visible
from feeds.cli._places import folder_of, settings
from feeds.cli._terminal import say

if TYPE_CHECKING:
    from feeds.config import Config

__all__ = ["mv", "purge"]


def mv(
    old: Annotated[
        str | None, typer.Argument(metavar="OLD", help="The article's file, as it was.")
    ] = None,
    new: Annotated[
        str | None, typer.Argument(metavar="NEW", help="The file it is now, or will be.")
    ] = None,
    *,
    is_all: Annotated[
        bool,
        typer.Option(
            "--all", help="Answer all questions of the build that are clear: OLD and NEW are found."
        ),
    ] = False,
    source: SourceOption = None,
    config: ConfigFile = None,
) -> None:
    """Move an article's file, and tell feeds.lock that it is the same article.

    A file that was moved by hand stays where it is: only feeds.lock changes. With --all that
    is done for every file that was renamed and edited, if nothing else comes into question.
    """
    from feeds.moving import move_or_answer  # noqa: PLC0415 - help and --version stay quick

    if is_all == (old is not None) or (old is None) != (new is None):
        raise typer.BadParameter("give OLD and NEW, or --all")
    with guarded():
        made = settings(source, config)
        if old is None or new is None:
            _all(folder_of(source, made), made)
        else:
            say(visible(move_or_answer(folder_of(source, made), made, old, new)))


def _all(source: Path, config: Config) -> None:
    from feeds.moving import settle_pairs  # noqa: PLC0415 - help and --version stay quick

    found = settle_pairs(source, config)
    for old, new in found.pairs:
        say(visible(f"{old} → {new}"))
    left = f", {len(found.problems)} left" if found.problems else ""
    say(f"{len(found.pairs)} settled{left}")
    show_problems(found.problems, source)
    if found.problems:
        raise typer.Exit(EXIT_PROBLEMS)


def purge(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, or its file.")],
    *,
    source: SourceOption = None,
    config: ConfigFile = None,
) -> None:
    """Take a deleted article out of sealed archive pages too: for law and privacy.

    It is the one command that changes them. feeds.lock keeps its id and nothing else of it.
    """
    from feeds.moving import purge as run  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        say(f"purged {run(_folder(source, config), article)}; now run feeds build")


def _folder(source: Path | None, config: Path | None) -> Path:
    made = settings(source, config)
    return folder_of(source, made)
