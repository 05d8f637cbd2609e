"""Calls of feeds build that can be read without Typer, which takes a fifth of a short run to load.

These are folders, and options that stand for themselves or take one word. Any other call goes to
Typer, and so does whatever may be wrong; a test holds that both understand the same.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    "--engine": "engine",
    "--scheduler": "scheduler",
}
_LISTS = {"--allow": "allow", "--as-new": "as_new", "--adopt": "adopt"}  # can be repeated
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
        elif word.startswith("--"):
            name, is_joined, value = word.partition("=")
            if not _is_stated(stated, name, value if is_joined else next(waiting, "")):
                return None
        elif places and _is_plain(word):
            stated[places.pop(0)] = Path(word)
        else:
            return None
    return stated, manners


def _is_stated(stated: dict[str, Any], name: str, value: str) -> bool:
    """Whether the value of an option could be put down."""
    if not _is_plain(value):
        return False
    if name in _LISTS:
        stated.setdefault(_LISTS[name], []).append(value)
    elif name in _TEXTS:
        stated[_TEXTS[name]] = value
    elif name in _FILES:
        stated[_FILES[name]] = Path(value)
    else:
        return False
    return True


def _is_plain(word: str) -> bool:
    return bool(word) and not word.startswith("-") and _EXPANDED.isdisjoint(word)
