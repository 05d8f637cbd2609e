"""Whether a folder has articles already, or only what every project has."""

from __future__ import annotations

import re
from pathlib import Path

from feeds.errors import Problem
from feeds.reading import SUFFIXES, scan

__all__ = ["has_articles"]

_ASIDE = re.compile(
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
