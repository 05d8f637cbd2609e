"""feeds mv, feeds purge"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import ConfigFile, SourceOption, folder_of, settings
from feeds.cli._output import guarded, visible
from feeds.cli._terminal import say

__all__ = ["mv", "purge"]


def mv(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The article's file, as it was.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The file it is now, or will be.")],
    *,
    source: SourceOption = None,
    config: ConfigFile = None,
) -> None:
    """Move an article's file, and tell feeds.lock that it is the same article.

    A file that was moved by hand stays where it is: only feeds.lock changes.
    """
    from feeds.pipeline import move  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        say(visible(move(_folder(source, config), old, new)))


def purge(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id, or its file.")],
    *,
    source: SourceOption = None,
    config: ConfigFile = None,
) -> None:
    """Take a deleted article out of sealed archive pages too: for law and privacy.

    It is the one command that changes them. feeds.lock keeps its id and nothing else of it.
    """
    from feeds.pipeline import purge as run  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        say(f"purged {run(_folder(source, config), article)}; now run feeds build")


def _folder(source: Path | None, config: Path | None) -> Path:
    made = settings(source, config)
    return folder_of(source, made)
