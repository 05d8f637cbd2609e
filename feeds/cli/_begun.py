"""Whether a folder has articles already, or only what every project has, and where they lie."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from feeds.cli._output import shown_path
from feeds.errors import Problem
from feeds.generators import GENERATORS, sites_below
from feeds.patterns import lazy_regex
from feeds.reading import SUFFIXES, scan

__all__ = ["has_articles", "what_to_name"]

_ASIDE = lazy_regex(
    r"(readme|licen[cs]e|copying|notice|authors|change(s|log)|history|contributing|security"
    r"|code_of_conduct|agents|claude|todo|requirements[\w-]*|constraints|cmakelists|robots|humans"
    r"|package(-lock)?|tsconfig|composer|manifest|deno|biome|renovate)\b.*",
    re.IGNORECASE,
)
"""Names of files that a project has, and that are no articles."""

_FOLDERS = ("node_modules", "venv", "env", "vendor", "build", "dist", "target")


def has_articles(folder: Path) -> bool:
    """Whether any file that could be an article lies in it; hidden ones do not count."""
    skip = [folder / name for name in _FOLDERS]
    return any(
        isinstance(one, Problem) or not _ASIDE.fullmatch(Path(one.relative).name)
        for one in scan(folder, suffixes=SUFFIXES, skip=skip)
    )


def what_to_name(root: Path, usual: Path) -> str:
    """A hint for a folder that has articles, and none in the usual folder, which is not there."""
    for folder, generator in sites_below(root):
        name = GENERATORS[generator].name
        return f"run feeds build {shlex.quote(shown_path(folder))}: a site of {name} lies there"
    return (
        "if the articles lie here, name this folder, as in feeds build . public, or let feeds "
        f"init write that down; else make the file {shown_path(usual)}/first.txt with a first "
        "line such as `date: 2019-05-15`"
    )
