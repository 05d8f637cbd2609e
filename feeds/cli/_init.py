"""feeds init"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import wrong
from feeds.cli._output import guarded, show_problems, visible
from feeds.cli._terminal import say
from feeds.config import Config, to_toml
from feeds.errors import ConfigError, Problem

__all__ = ["init"]

_FILE = "feeds.toml"


def init(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="A site's root, or its folder of articles.", show_default="."
        ),
    ] = None,
) -> None:
    """Write feeds.toml with what the files of a site state, so that it can be changed.

    An existing feeds.toml is never overwritten: exit status 1.
    """
    from feeds.generators import known_by, recognise  # noqa: PLC0415 - help stays quick

    with guarded():
        start = folder or Path()
        if not start.is_dir():
            raise wrong(str(start), "there is no such folder", "give the root of your site")
        made = recognise(start, Config(root=start))
        root = _shown(made.site.root, start) if made.site else start
        file = root / _FILE
        text = _text(made, made.site.folder if made.site else start, root)
        try:
            with file.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            raise _refusal(str(file), "it is there already", "edit it, or delete it") from None
    if made.site:
        say(visible(known_by(made.site)))
        show_problems(made.site.problems, root)
    say(visible(f"{file} written:"))
    say(text.rstrip("\n"))


def _text(made: Config, folder: Path, root: Path) -> str:
    """What the file says: of a site that none recognises, the least that one wants to set."""
    source = folder.absolute()
    below = source.relative_to(root.absolute()).as_posix() if source != root.absolute() else ""
    lines = to_toml(Config(source=below or "."), ("source",)) if below or made.site else ""
    if made.site is None:
        return f'{lines}title = "My site"\n# url = "https://example.org/"\ntimezone = "UTC"\n'
    return lines + to_toml(made, (*made.site.taken, "undated"))


def _shown(root: Path, start: Path) -> Path:
    """The root as people write it who gave `start`."""
    return start if start.absolute() == root else root


def _refusal(path: str, message: str, hint: str) -> ConfigError:
    return ConfigError(Problem(path=path, message=message, hint=hint))
