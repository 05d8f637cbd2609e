"""Articles that a folder seems to hold elsewhere: in a site below it, or beside its posts."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from feeds.collecting._collected import Collected
from feeds.config import Config
from feeds.errors import Problem
from feeds.generators import GENERATORS, sites_below
from feeds.patterns import lazy_regex

__all__ = ["sites_elsewhere", "texts_elsewhere"]

_MOST = 5000  # files that are looked at
_HEAD = 2048  # bytes that may say when a text was written
_SUFFIXES = (".md", ".markdown", ".mdx", ".qmd", ".rst", ".html")
_DATED = lazy_regex(
    r"\A\s*+(?:-{3,}|\+{3})[^\n]*\n(?:(?!-{3}|\+{3})[^\n]*\n){0,40}?"
    r"[\"']?date[\"']?[ \t]*[:=][ \t]*[\"']?(?:19|20)\d\d",
    re.IGNORECASE,
)
_IGNORED = frozenset(
    "node_modules vendor themes archetypes public dist build target _site _drafts drafts venv "
    "test tests fixtures".split()
)


def sites_elsewhere(source: Path, collected: Collected, config: Config) -> Iterator[Problem]:
    """A warning for each site below a folder that is none, and has no settings of its own: read
    from here, its addresses and dates would not be known. Where nothing else is here, an error.
    """
    if config.site is not None or config.file or not source.is_dir():
        return
    for folder, generator in sites_below(source):
        below = folder.relative_to(source).as_posix()
        number = sum(row.draft.file.startswith(f"{below}/") for row in collected.rows)
        if number or not collected.rows:
            yield Problem(
                path=below,
                message=f"this is a site of {GENERATORS[generator].name}, whose settings are not "
                "used from here",
                hint=f"run feeds build {_from_here(folder)}",
                severity="warning" if collected.rows else "error",
            )


def texts_elsewhere(collected: Collected, config: Config) -> Iterator[Problem]:
    """An error where a site gives no article, although dated texts lie in it."""
    site = config.site
    if site is None or collected.rows or collected.drafts or collected.failed or collected.expiring:
        return
    found = Counter(path.parent for path in _dated_texts(site.root))
    for folder, number in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:1]:
        texts = "a dated text lies" if number == 1 else f"{number} dated texts lie"
        yield Problem(
            path=folder.relative_to(site.root).as_posix(),
            message=f"no article is found where the site has its posts, but {texts} here",
            hint=f"run feeds build {_from_here(folder)}, or name the folder of the posts in "
            f"{site.file}",
        )


def _from_here(folder: Path) -> str:
    """The folder as a word of a command, relative to where the command is given."""
    import shlex  # noqa: PLC0415 - only for a message

    here = Path.cwd()
    place = folder.absolute()
    shown = place.relative_to(here) if place.is_relative_to(here) else place
    return shlex.quote(shown.as_posix())


def _dated_texts(root: Path) -> Iterator[Path]:
    looked = 0
    for place, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _IGNORED
        )
        if ".feeds-manifest" in names:
            folders.clear()
            continue
        for name in sorted(names):
            looked += name.endswith(_SUFFIXES)
            if looked > _MOST:
                return
            if name.endswith(_SUFFIXES) and _is_dated(Path(place, name)):
                yield Path(place, name)


def _is_dated(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return False
    return _DATED.match(head.replace("\r\n", "\n")) is not None
