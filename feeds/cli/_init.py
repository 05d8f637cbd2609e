"""feeds init"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.cli._options import Now, read_now, wrong
from feeds.cli._output import guarded, show_problems, shown_path, visible
from feeds.cli._terminal import say
from feeds.config import Config, load_config, to_toml
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
    *,
    now: Now = None,
) -> None:
    """Begin: with a first article in an empty folder, else with the settings of what is there.

    Where there are articles, or the files of a site, feeds.toml is written with what they
    state, so that it can be changed. Nothing is ever overwritten: exit status 1.
    """
    from feeds.cli._begun import has_articles  # noqa: PLC0415 - help and --version stay quick
    from feeds.generators import known_by, recognise  # noqa: PLC0415 - likewise

    with guarded():
        start = folder or Path()
        if not start.is_dir():
            raise wrong(str(start), "there is no such folder", "give the root of your site")
        made = recognise(start, Config(root=start))
        if made.site is None and not (start / _FILE).exists() and not has_articles(start):
            _begin(start, now)
            return
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


def _begin(start: Path, now: str | None) -> None:
    """Make the first article, in the folder that a build from here reads."""
    from feeds.moving import first_article  # noqa: PLC0415 - help and --version stay quick

    made = load_config(start)
    folder = made.root / made.source if made.root.absolute() == start.absolute() else None
    path = first_article(folder or start / made.source, made, now=read_now(now))
    say(visible(f"{shown_path(path)} written: a first article"))
    there = "" if start.absolute() == Path.cwd() else f"cd {shown_path(start)}, "
    say(visible(f"next: {there}feeds build"))


def _text(made: Config, folder: Path, root: Path) -> str:
    """What the file says: of a site that none recognises, the least that one wants to set."""
    source = folder.absolute()
    below = source.relative_to(root.absolute()).as_posix() if source != root.absolute() else ""
    lines = to_toml(Config(source=below or "."), ("source",)) if below or made.site else ""
    if made.site is None:
        here = "" if lines or (root / made.source).is_dir() else 'source = "."\n'
        return (
            f'{here}{lines}# title = "My site"\n# url = "https://example.org/"\ntimezone = "UTC"\n'
        )
    return lines + to_toml(made, (*made.site.taken, "undated"))


def _shown(root: Path, start: Path) -> Path:
    """The root as people write it who gave `start`."""
    return start if start.absolute() == root else root


def _refusal(path: str, message: str, hint: str) -> ConfigError:
    return ConfigError(Problem(path=path, message=message, hint=hint))
