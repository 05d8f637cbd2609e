"""Where a new article goes: the path of another one, with its own day and slug left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from feeds.patterns import lazy_regex

__all__ = ["path_of", "pattern_of", "says_day"]

_DAY = lazy_regex(r"(\d{4})([-_]?)(\d\d)\2(\d\d)(?:([-_. ])|$)", re.ASCII)
_MONTH = lazy_regex(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = lazy_regex(r"(?:19|20)\d\d", re.ASCII)
_TWO = lazy_regex(r"\d\d?", re.ASCII)
_AFTER = {"{year}": "{month}", "{month}": "{day}"}
_INDEX = "index"


def pattern_of(path: str) -> str:
    """`posts/2019/2019-05-15-fog.md` → `posts/{year}/{year}-{month}-{day}-{slug}.md`"""
    *folders, name = path.split("/")
    suffix = PurePosixPath(name).suffix
    stem = name.partition(".")[0]
    tail = suffix
    if stem == _INDEX and folders:
        stem, tail = folders.pop(), f"/{_INDEX}{suffix}"
    return "/".join((*_folders(folders), _name(stem) + tail))


def path_of(pattern: str, day: date, slug: str) -> str:
    """The path of an article of that day."""
    return pattern.format(year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}", slug=slug)


def says_day(pattern: str) -> bool:
    """Whether the path tells the day."""
    return "{day}" in pattern


def _folders(parts: list[str]) -> Iterator[str]:
    before = ""
    for part in parts:
        following = _AFTER.get(before, "")
        before = ""
        if following and _TWO.fullmatch(part):
            before = following
        elif _YEAR.fullmatch(part):
            before = "{year}"
        yield before or _parted(part) or _literal(part)


def _parted(part: str) -> str:
    """`2019-05` and `2019-05-15` as one folder."""
    day = _DAY.fullmatch(part)
    if day:
        return day[2].join(("{year}", "{month}", "{day}"))
    return "{year}-{month}" if _MONTH.fullmatch(part) else ""


def _name(stem: str) -> str:
    day = _DAY.match(stem)
    if day is None:
        return "{slug}"
    return day[2].join(("{year}", "{month}", "{day}")) + (day[5] or "-") + "{slug}"


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
