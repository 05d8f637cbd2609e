"""Long texts on a terminal, a page at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

__all__ = ["show_pages"]

_LESS = "FRX"  # less: end where all fits the screen, pass colours on, leave the screen as it is


def show_pages(text: str) -> None:
    """Through $PAGER, else `less`, where a person reads along; else printed as it is.

    An empty PAGER, or `cat`, asks for no pager.
    """
    command = _command() if sys.stdout.isatty() else []
    if not command:
        print(text, end="")
        return
    environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS)}
    try:
        subprocess.run(command, input=text.encode(), env=environment, check=False)  # noqa: S603 - the user's own
    except OSError:
        print(text, end="")


def _command() -> list[str]:
    """The pager's, if one is wanted and is there."""
    try:
        words = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:  # a quote that is not closed
        return []
    program = shutil.which(words[0]) if words else None
    return [program, *words[1:]] if program else []
