"""How much is said, and how it looks: -q, -v, --color, and what the environment asks for."""

from __future__ import annotations

import os
import sys
from typing import Literal, TextIO

__all__ = ["COLORS", "MANNERS", "Color", "is_coloured", "is_live", "marked", "say", "wrapped"]

Color = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = ("auto", "always", "never")

_CODES = {"error": "1;31", "warning": "1;33", "path": "1", "good": "32"}
_NARROWEST = 20  # columns


class _Manners:
    """What this run was asked for; options set it before a command begins."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Nothing was asked for yet."""
        self.is_quiet = False
        self.is_verbose = False
        self.color: Color = "auto"


MANNERS = _Manners()


def is_coloured(stream: TextIO) -> bool:
    """Whether colour may be sent: --color, then NO_COLOR, TERM=dumb, FORCE_COLOR, a terminal."""
    if MANNERS.color != "auto":
        return MANNERS.color == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return stream.isatty()


def is_live(stream: TextIO) -> bool:
    """Whether a line may be drawn over: on a terminal that can do it."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def marked(text: str, kind: str, stream: TextIO) -> str:
    """The word in its colour, where colour may be sent."""
    return f"\x1b[{_CODES[kind]}m{text}\x1b[0m" if is_coloured(stream) else text


def wrapped(text: str, stream: TextIO, *, indent: str = "") -> str:
    """The line, broken between words where a terminal would break it within one."""
    if not stream.isatty():
        return indent + text
    import shutil  # noqa: PLC0415 - an unchanged site needs neither
    import textwrap  # noqa: PLC0415

    width = max(shutil.get_terminal_size().columns, _NARROWEST)
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent or "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) or indent + text


def say(text: str = "") -> None:
    """A line on standard output, unless only problems are wanted."""
    if not MANNERS.is_quiet:
        print(wrapped(text, sys.stdout))
