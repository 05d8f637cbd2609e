"""Calls of feeds build that can be read without Typer, which takes a fifth of a short run to load.

These are folders, and options that stand for themselves or take one word. Any other call goes to
Typer, and so does whatever may be wrong; a test holds that both understand the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from feeds.cli._terminal import MANNERS

__all__ = ["is_run_plainly", "read_plainly"]

_FLAGS = {
    "--keep-going": "keep_going",
    "--locked": "locked",
    "--minor": "minor",
    "--no-cache": "no_cache",
    "--dry-run": "dry_run",
    "--profile": "profile",
    "--json": "as_json",
}
_MANNERS = {
    "--quiet": "is_quiet",
    "-q": "is_quiet",
    "--verbose": "is_verbose",
    "-v": "is_verbose",
}
_TEXTS = {
    "--url": "url",
    "--undated": "undated",
    "--now": "now",
    "--against": "against",
}
_FILES = {"--config": "config"}
_PLACES = ("source", "output")
_EXPANDED = frozenset("*?[~$%")  # in a word that Typer may make others of: on Windows


def is_run_plainly(words: Sequence[str]) -> bool:
    """Whether the call could be read; then the build was made. Raises SystemExit as it does."""
    read = read_plainly(words)
    if read is None:
        return False
    from feeds.cli._building import BuildCall, run_build  # noqa: PLC0415 - not if it cannot be read

    stated, manners = read
    for name in manners:
        setattr(MANNERS, name, True)
    run_build(BuildCall(**stated))
    return True


def read_plainly(words: Sequence[str]) -> tuple[dict[str, Any], set[str]] | None:
    """What `build` is called with, and the manners; None for a call that Typer has to read."""
    stated: dict[str, Any] = {}
    manners: set[str] = set()
    places = list(_PLACES)
    waiting = iter(words)
    for word in waiting:
        if word in _FLAGS:
            stated[_FLAGS[word]] = True
        elif word in _MANNERS:
            manners.add(_MANNERS[word])
        elif word in _TEXTS or word in _FILES:
            value = _value(waiting)
            if value is None:
                return None
            stated[_TEXTS.get(word) or _FILES[word]] = value if word in _TEXTS else Path(value)
        elif places and _is_plain(word):
            stated[places.pop(0)] = Path(word)
        else:
            return None
    return stated, manners


def _value(waiting: Iterator[str]) -> str | None:
    """The word that an option takes."""
    word = next(waiting, "")
    return word if _is_plain(word) else None


def _is_plain(word: str) -> bool:
    return bool(word) and not word.startswith("-") and _EXPANDED.isdisjoint(word)
