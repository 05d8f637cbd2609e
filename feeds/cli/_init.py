"""feeds init"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import Annotated, get_args

import typer

from feeds.cli._options import Now, Url
from feeds.cli._output import EXIT_PROBLEMS, guarded, show_problems, shown_path, visible
from feeds.cli._places import read_now, settings, wrong
from feeds.cli._templates import write_templates
from feeds.cli._terminal import say
from feeds.config import Config, HostName, load_config, to_toml
from feeds.errors import ConfigError, Problem

__all__ = ["init"]

_FILE = "feeds.toml"


Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="FOLDER", help="A site's root, or its folder of articles.", show_default="."
    ),
]
Host = Annotated[
    str | None,
    typer.Option(
        "--host",
        metavar="|".join(get_args(HostName)[1:]),
        help="Also write what this host needs.",
    ),
]
WithTemplates = Annotated[
    bool,
    typer.Option(
        "--templates", help="Write the templates of the pages, so that they can be changed."
    ),
]


def init(
    folder: Folder = None,
    *,
    host: Host = None,
    with_templates: WithTemplates = False,
    url: Url = None,
    now: Now = None,
) -> None:
    """Begin: with a first article in an empty folder, else with the settings of what is there.

    Where there are articles, or the files of a site, feeds.toml is written with what they
    state, so that it can be changed. Nothing is ever overwritten: exit status 1. With --host,
    settings that are there already are gone by, and the files of the host stand beside them.
    """
    from feeds.generators import recognise  # noqa: PLC0415 - help and --version stay quick

    with guarded():
        start = folder or Path()
        if not start.is_dir():
            raise wrong(str(start), "there is no such folder", "give the root of your site")
        if with_templates:
            problems = write_templates(settings(start, None).root)
        elif host is None:
            _write_settings(recognise(start, Config(root=start)), start, now, url=url)
            return
        else:
            problems = _for_host(host, start, now, url=url)
    show_problems(problems)
    if problems:
        raise typer.Exit(EXIT_PROBLEMS)


def _for_host(name: str, start: Path, now: str | None, *, url: str | None) -> tuple[Problem, ...]:
    """Settings where there are none, then the files of the host."""
    from feeds.cli._host import read_host, setup_of, write_host  # noqa: PLC0415 - likewise
    from feeds.generators import recognise  # noqa: PLC0415 - likewise

    host = read_host(name)
    made = settings(start, None, url=url)
    is_there = bool(made.file) and start.absolute() in _folders(made)
    if not is_there:  # an empty folder below another site
        made = recognise(start, Config(root=start))
        made = replace(made, url=url or made.url)
    setup = setup_of(made, made.root)  # before anything is written
    if not is_there:
        _write_settings(recognise(start, Config(root=start)), start, now, url=url, host=name)
        made = settings(start, None, url=url)
        setup = setup_of(made, made.root)
    problems = write_host(host, setup, made.root)
    say("next:")
    if made.host != name:
        say(visible(f"  {_to_add(made, name)}"))
    for line in host.next(setup):
        say(visible(f"  {line}"))
    return problems


def _to_add(made: Config, host: str) -> str:
    """What to do with the settings, which are left alone."""
    line = f'host = "{host}"'
    if made.host:
        return f"change the line of {made.file} that says host to: {line}"
    if made.file == "pyproject.toml":
        return f"add this line to {made.file}, below [tool.feeds]: {line}"
    return f"add this line to {made.file}, above its tables: {line}"


def _folders(made: Config) -> tuple[Path, ...]:
    """The folders from which settings are meant: their own, and that of the articles."""
    return made.root.absolute(), (made.root / made.source).absolute()


def _write_settings(
    made: Config, start: Path, now: str | None, *, url: str | None, host: str = ""
) -> None:
    """A first article in an empty folder, else feeds.toml. Raises ConfigError where it is there."""
    from feeds.cli._begun import has_articles  # noqa: PLC0415 - help and --version stay quick
    from feeds.generators import known_by  # noqa: PLC0415 - likewise

    said = _stated(url, host)
    if made.site is None and not (start / _FILE).exists() and not has_articles(start):
        _begin(start, now, is_all=not said)
        if not said:
            return
    root = _shown(made.site.root, start) if made.site else start
    file = root / _FILE
    text = _text(made, made.site.folder if made.site else start, root, said)
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
    if made.site is None:
        _show_sites_below(start)


def _show_sites_below(start: Path) -> None:
    """Sites in folders below, which have settings of their own."""
    from feeds.generators import GENERATORS, sites_below  # noqa: PLC0415 - likewise

    for folder, generator in sites_below(start):
        place = shown_path(folder)
        name = GENERATORS[generator].name
        say(visible(f"{place} is a site of {name}; for its settings: feeds init {quote(place)}"))


def _stated(url: str | None, host: str) -> dict[str, str]:
    """The settings that the command line states."""
    return {name: value for name, value in (("url", url or ""), ("host", host)) if value}


def _begin(start: Path, now: str | None, *, is_all: bool) -> None:
    """Make the first article, in the folder that a build from here reads."""
    from feeds.moving import first_article  # noqa: PLC0415 - help and --version stay quick

    made = load_config(start)
    folder = made.root / made.source if made.root.absolute() == start.absolute() else None
    path = first_article(folder or start / made.source, made, now=read_now(now))
    say(visible(f"{shown_path(path)} written: a first article"))
    if not is_all:
        return
    there = "" if start.absolute() == Path.cwd() else f"cd {shown_path(start)}, "
    say(visible(f"next: {there}feeds build"))


def _text(made: Config, folder: Path, root: Path, said: dict[str, str]) -> str:
    """What the file says: of a site that none recognises, the least that one wants to set.

    `said` are settings that the command line states.
    """
    source = folder.absolute()
    below = source.relative_to(root.absolute()).as_posix() if source != root.absolute() else ""
    lines = to_toml(Config(source=below or "."), ("source",)) if below or made.site else ""
    if made.site is None:
        here = "" if lines or (root / made.source).is_dir() else 'source = "."\n'
        stated = {"url": '# url = "https://example.org/"\n'} | {
            name: f'{name} = "{value}"\n' for name, value in said.items()
        }
        return f'{here}{lines}# title = "My site"\n{"".join(stated.values())}timezone = "UTC"\n'
    names = dict.fromkeys((*made.site.taken, "undated", *said))
    made = replace(made, **said)  # type: ignore[arg-type]  # names and values were checked
    return lines + to_toml(made, names)


def _shown(root: Path, start: Path) -> Path:
    """The root as people write it who gave `start`."""
    return start if start.absolute() == root else root


def _refusal(path: str, message: str, hint: str) -> ConfigError:
    return ConfigError(Problem(path=path, message=message, hint=hint))
