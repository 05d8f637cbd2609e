"""The rounds of one build: what the gate refused in the earlier ones, and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from feeds.errors import Problem
from feeds.making import Refusal

__all__ = ["Rounds"]

_MOST = 2  # in which an article can be refused: as it is, and as it was last published


class Rounds:
    """The one rule of the gate: what it finds stops every build.

    With --keep-going the articles that the findings belong to stay as they were last published,
    and the rest is made once more; where that is refused too, they are left out. A finding that
    belongs to none stops that build as well.
    """

    def __init__(self, *, keep_going: bool) -> None:
        self._keep_going = keep_going
        self._problems: dict[str, dict[Problem, None]] = {}  # article → why it is left out
        self._times: Counter[str] = Counter()  # article → in how many rounds it was refused

    @property
    def refused(self) -> Mapping[str, int]:
        """The refused articles, and in how many rounds each was."""
        return self._times

    @property
    def problems(self) -> Iterator[Problem]:
        """Why articles were refused so far."""
        for found in self._problems.values():
            yield from found

    def needs_another(self, refusals: Sequence[Refusal]) -> bool:
        """Whether the site is to be made again without what these refuse, which is noted."""
        if not (refusals and self._keep_going):
            return False
        if any(not one.article or self._times[one.article] >= _MOST for one in refusals):
            return False
        self._times.update({one.article for one in refusals})
        for one in refusals:
            self._problems.setdefault(one.article, {})[one.problem] = None
        return True
