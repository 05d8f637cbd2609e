"""Patterns of paths with braces: `/{posts,notes}/**`. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from feeds.patterns import lazy_regex

__all__ = ["expanded", "is_matched"]

_MOST = 64  # paths that one with braces may stand for
_BRACES = lazy_regex(r"\{([^{}]*)\}")


def is_matched(value: str, pattern: str) -> bool:
    """Whether one of the patterns that one with braces stands for holds."""
    return any(fnmatchcase(value, one) for one in expanded(pattern))


def expanded(pattern: str) -> Iterator[str]:
    """The patterns that one with braces stands for; `**` is a star that crosses slashes."""
    waiting = [pattern.replace("**", "*")]
    for count, one in enumerate(waiting):
        braces = _BRACES.search(one)
        if braces is None:
            yield one
        elif count < _MOST:
            waiting += [
                one[: braces.start()] + part.strip() + one[braces.end() :]
                for part in braces[1].split(",")[:_MOST]
            ]
