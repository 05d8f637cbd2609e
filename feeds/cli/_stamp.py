"""feeds stamp"""

from __future__ import annotations

import typer

from feeds.cli._options import ConfigFile, Source
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_problems, visible
from feeds.cli._places import folder_of, settings
from feeds.cli._terminal import say

__all__ = ["stamp"]


def stamp(source: Source = None, *, config: ConfigFile = None) -> None:
    """Write the id of every published article into its file, for those who want no feeds.lock."""
    from feeds.moving import stamp as run  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        made = settings(source, config)
        folder = folder_of(source, made)
        changed, problems = run(folder, made)
    for path in changed:
        say(visible(path))
    say(f"{len(changed)} file{'' if len(changed) == 1 else 's'} stamped")
    show_problems(problems, folder)
    if problems:
        raise typer.Exit(EXIT_PROBLEMS)
