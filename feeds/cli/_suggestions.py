"""What was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["near"]


def near(stated: str, known: Iterable[str]) -> str:
    """A hint: the word that is nearly the stated one, else all that there are."""
    words = list(known)
    found = get_close_matches(stated.lower(), words, n=1, cutoff=0.6)
    return f"did you mean {found[0]}?" if found else f"write one of {', '.join(words)}"
