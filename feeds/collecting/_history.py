"""When files came and changed: their first commit, their mtime. Only for those who ask."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from feeds.config import Config
from feeds.errors import Problem, ReadError
from feeds.model import Field
from feeds.reading import Found

__all__ = ["dates_of_file", "first_commits"]

_MARK = "\x01"
_LOG = (
    *("log", "--topo-order", "--no-show-signature", "--no-color", "--no-ext-diff"),
    *("-M", "-l0", "-z", "--name-status", "--diff-filter=AR", f"--format={_MARK}%aI"),
)
_WITHOUT = 'write the dates into the articles, or take "git" out of date_sources'


def dates_of_file(file: Found, config: Config, commits: Mapping[str, str]) -> tuple[Field, ...]:
    """What the file itself may date its articles by, as far as `date_sources` names it."""
    found: list[Field] = []
    committed = commits.get(file.relative, "")
    if committed:
        found.append(Field(name="date", value=committed, source="git"))
    if "mtime" in config.date_sources:
        with suppress(ValueError, OverflowError, OSError):  # a year that no date can have
            changed = datetime.fromtimestamp(file.modified, UTC)
            value = changed.isoformat(timespec="seconds").replace("+00:00", "Z")
            found.append(Field(name="date", value=value, source="mtime"))
    return tuple(found)


def first_commits(source: Path, config: Config) -> dict[str, str]:
    """File below `source` → author date of the commit that first added it; {} if not asked for.

    One walk through the whole history, renames followed, as `git log --follow` does for a
    single file. Raises ReadError without git, without a repository, and for a shallow clone,
    which would date every file by the day up to which it was fetched.
    """
    if "git" not in config.date_sources:
        return {}
    folder = source if source.is_dir() else source.parent
    if not folder.is_dir():
        return {}  # the scanner tells
    place = _git(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel")
    shallow, _, top = place.partition("\n")
    if shallow == "true":
        raise _failure(
            "this clone does not hold the whole history",
            "fetch it with git fetch --unshallow (actions/checkout: fetch-depth: 0)",
        )
    root = os.path.realpath(top.removesuffix("\n"))
    inside = Path(os.path.realpath(folder)).relative_to(root).as_posix()
    prefix = "" if inside == "." else inside + "/"
    added = _first_added(_changes(_git(folder, *_LOG)))
    return {
        unicodedata.normalize("NFC", name.removeprefix(prefix)): date
        for name, date in added.items()
        if name.startswith(prefix)
    }


def _git(folder: Path, *arguments: str) -> str:
    import shutil  # noqa: PLC0415 - few sites ask git

    program = shutil.which("git")
    if program is None:
        raise _failure("there is no git on this machine", _WITHOUT)
    import subprocess  # noqa: PLC0415 - most sites are not asked for their history

    done = subprocess.run(  # noqa: S603 - a list of our own words, no shell
        [program, "-C", str(folder), "--no-pager", "-c", "diff.relative=false", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        check=False,
    )
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines() or ["no reason given"]
        raise _failure(f"git cannot tell the history here ({said[0]})", _WITHOUT)
    return os.fsdecode(done.stdout)


def _changes(log: str) -> Iterator[tuple[str, str, str]]:
    """(date, name before or "", name after), the newest commit first."""
    parts = iter(log.split("\0"))
    date = ""
    for part in parts:
        status = part.removeprefix("\n")
        if status.startswith(_MARK):
            date = status.removeprefix(_MARK)
        elif status.startswith("R"):
            before = next(parts)
            yield date, before, next(parts)
        elif status:
            yield date, "", next(parts)


def _first_added(changes: Iterator[tuple[str, str, str]]) -> dict[str, str]:
    """Name → date; a file that was renamed counts from when it came under its first name."""
    dates: dict[str, str] = {}
    now: dict[str, list[str]] = {}  # a name of then → the names of today
    for date, before, after in changes:
        names = now.get(after, [after])
        if before:
            now[after] = []  # what had this name earlier still was another file
            now[before] = [*now.get(before, ()), *names]
        else:
            dates.update(dict.fromkeys(names, date))
    return dates


def _failure(message: str, hint: str) -> ReadError:
    return ReadError(Problem(path="", message=f'date_sources has "git", but {message}', hint=hint))
