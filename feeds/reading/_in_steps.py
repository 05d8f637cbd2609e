"""Work on several articles at once, step by step.

The code of a step, and what it looks up, are near at hand while it is done for one article after
the other; all steps of one article, then those of the next, take a fifth longer.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeVar

__all__ = ["Steps", "finished", "in_steps"]

Made = TypeVar("Made")
Steps = Generator[None, None, Made]
"""The making of one thing, with a `yield` behind each step."""


def in_steps(all_steps: Iterable[Steps[Made]]) -> list[Made]:
    """What each makes, in their order: a step of all of them, then the next one."""
    made: dict[int, Made] = {}
    left = list(enumerate(all_steps))
    while left:
        goes_on = []
        for place, steps in left:
            try:
                next(steps)
            except StopIteration as end:
                made[place] = end.value
            else:
                goes_on.append((place, steps))
        left = goes_on
    return [made[place] for place in sorted(made)]


def finished(steps: Steps[Made]) -> Made:
    """What these make alone."""
    (made,) = in_steps((steps,))
    return made
