"""The patterns of `exclude` as they are meant: an idle one keeps nothing back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feeds.config._settings import Config
from feeds.patterns import lazy_regex

__all__ = ["excluded", "faults_of_excluded"]

_BRACES = lazy_regex(r"\{([^{}]*,[^{}]*)\}")


def excluded(config: Config) -> tuple[str, ...]:
    """With slashes alone, braces written out, and below the source folder where they name it."""
    patterns = [pattern.strip().replace("\\", "/") for pattern in config.exclude]
    found = dict.fromkeys(one for pattern in patterns for one in _without_braces(pattern))
    return tuple(dict.fromkeys((*found, *_below(config, found))))


def _below(config: Config, patterns: Iterable[str]) -> Iterator[str]:
    """Of paths from the folder of the settings, as messages show them, those below the source
    folder: unless it holds a folder of its own name, which they could mean.
    """
    name = config.source.replace("\\", "/").removeprefix("./").strip("/")
    source = config.root / name
    if not name or not source.is_dir() or (source / name).exists():
        return
    for pattern in patterns:
        path = pattern.removeprefix("./").removeprefix("/")
        rest = path[len(name) + 1 :]
        if path.lower().startswith(f"{name}/".lower()) and rest.strip("*/"):
            yield f"/{rest}"


def faults_of_excluded(config: Config) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """(setting, message, hint) for each pattern that can name nothing."""
    for pattern in config.exclude:
        if not pattern.strip() or pattern.strip()[0] in "!~":
            yield (
                ("exclude",),
                f"exclude holds {pattern!r}, which names no file of the source folder",
                'write patterns of what is left out, such as "private/*"; there are no exceptions',
            )


def _without_braces(pattern: str) -> Iterator[str]:
    """`{a,b}/*` is `a/*` and `b/*`; also as it stands, for names that have braces."""
    yield pattern
    found = _BRACES.search(pattern)
    if found is not None:
        for part in found[1].split(","):
            yield from _without_braces(pattern[: found.start()] + part + pattern[found.end() :])
