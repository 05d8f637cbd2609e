"""Patterns of paths, with braces too (`/{posts,notes}/**`), and in the words of `exclude`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from feeds.patterns import lazy_regex

__all__ = ["as_glob", "begun_with", "is_matched", "seen_below"]

_MOST = 64  # paths that one with braces may stand for
_BRACES = lazy_regex(r"\{([^{}]*)\}")


def is_matched(value: str, pattern: str) -> bool:
    """Whether one of the patterns that one with braces stands for holds."""
    return any(fnmatchcase(value, one) for one in _expanded(pattern))


def _expanded(pattern: str) -> Iterator[str]:
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


def seen_below(patterns: Iterable[str], below: str) -> Iterator[str]:
    """Patterns that hold from one folder on, as they are seen from a folder `below` it.

    One that begins with a star holds at any depth.
    """
    for stated in patterns:
        for pattern in _expanded(stated.strip().removeprefix("./")):
            plain = pattern.strip("/")
            if not plain or plain.startswith("!"):
                continue
            if plain.startswith("*"):
                yield plain
                yield from ([f"/{plain[2:]}"] if plain.startswith("*/") else ())
            elif not below:
                yield f"/{plain}"
            elif plain.startswith(f"{below}/"):
                yield f"/{plain.removeprefix(f'{below}/')}"
            elif f"{below}/".startswith(f"{plain.rstrip('*').rstrip('/')}/"):
                yield "*"


def begun_with(patterns: Iterable[str]) -> Iterator[str]:
    """Patterns of a program that takes the beginning of a path for the whole (Jekyll)."""
    for pattern in patterns:
        plain = pattern.strip().removeprefix("./").lstrip("/")
        if plain:
            yield plain if set("*?[") & set(plain) else f"{plain}*"


_PARTS = lazy_regex(
    r"(?P<any>(?:\.|\[\^/\])[*+])|\\(?P<sign>[./_-])|(?P<text>[\w/ -]+)"
    r"|(?P<end>\$)\Z|(?P<start>\A\^)"
)


def as_glob(pattern: str) -> str:
    """A regular expression that is looked for in paths, as a glob; "" for one that says more."""
    made, place, starts, ends = "", 0, False, False
    while place < len(pattern):
        found = _PARTS.match(pattern, place)
        if found is None:
            return ""
        made += "*" if found["any"] else found["sign"] or found["text"] or ""
        starts, ends = starts or bool(found["start"]), ends or bool(found["end"])
        place = found.end()
    made = f"{'' if starts else '*'}{made}{'' if ends else '*'}"
    return re.sub(r"\*{2,}", "*", made) if made.strip("*") else ""
