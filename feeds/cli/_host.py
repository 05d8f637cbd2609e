"""feeds init --host: the files that a host needs, beside those of the site."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from feeds.cli._output import shown_path, visible
from feeds.cli._places import wrong
from feeds.cli._suggestions import near
from feeds.cli._terminal import say
from feeds.config import Config
from feeds.errors import ConfigError, Problem
from feeds.hosts import HOSTS, Host, Setup
from feeds.ledger import ledger_folder

__all__ = ["read_host", "setup_of", "write_host"]


def read_host(stated: str) -> Host:
    """The host of that name. Raises UsageError."""
    if stated not in HOSTS:
        raise wrong("--host", f"{stated!r} is no host that is known", near(stated, HOSTS))
    return HOSTS[stated]


def setup_of(made: Config, root: Path) -> Setup:
    """The site as a host sees it. Raises ConfigError where it has no address."""
    parts = urlsplit(made.base_url)
    if made.is_preview:
        raise ConfigError(
            Problem(
                path=made.file,
                message="the site has no address yet, which a host has to know",
                hint='write url = "https://…" into feeds.toml, or give --url https://…',
            )
        )
    source = made.site.folder if made.site else made.root / made.source
    below = _in_repository(root)
    return Setup(
        url=made.base_url,
        name=_ascii(parts.hostname or ""),
        folder=unquote(parts.path).rstrip("/"),
        source=_below(source, root),
        output=made.output,
        lock=_below(ledger_folder(source) / "feeds.lock", root),
        below=below,
        up="../" * len(Path(below).parts),
    )


def write_host(host: Host, setup: Setup, root: Path) -> tuple[Problem, ...]:
    """Write every file that is not there. A file that is there and says something else is a
    problem of its own; what it lacks is printed.
    """
    return tuple(
        problem
        for name, text in host.written(setup).items()
        if (problem := _write(_plain(root, name), text)) is not None
    )


def _write(file: Path, text: str) -> Problem | None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return _compare(file, text)
    say(visible(f"{shown_path(file)} written"))
    return None


def _compare(file: Path, text: str) -> Problem | None:
    """Nothing is wrong where the file says all of it, in whatever order and company."""
    try:
        there = {line.strip() for line in file.read_text(encoding="utf-8").splitlines()}
    except (OSError, UnicodeDecodeError):
        there = set()
    lines = text.splitlines()
    missing = [line for line in lines if line.strip() and line.strip() not in there]
    if not missing:
        say(visible(f"{shown_path(file)} is there already, and says all that is needed"))
        return None
    say(visible(f"{shown_path(file)} is left alone; what it lacks:"))
    for line in missing:
        say(line)
    return Problem(
        path=shown_path(file),
        message="it is there already, and says something else",
        hint="add the lines shown, or move it away and run this again",
    )


def _plain(root: Path, name: str) -> Path:
    """The file below or above that folder, without a way up in its path."""
    ups = name.count("../")
    above = root.absolute().parents[ups - 1] if ups else root
    return above / name.removeprefix("../" * ups)


def _in_repository(root: Path) -> str:
    """The path of that folder in the repository that it lies in; "" for its root, or for none."""
    start = root.absolute()
    above = next((one for one in (start, *start.parents) if (one / ".git").exists()), start)
    return start.relative_to(above).as_posix().removeprefix(".")


def _below(path: Path, root: Path) -> str:
    """The path seen from that folder."""
    return Path(os.path.relpath(path.absolute(), root.absolute())).as_posix()


def _ascii(name: str) -> str:
    """The name of a host as servers compare it (RFC 5891)."""
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name
