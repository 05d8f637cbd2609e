"""What a build did, as data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from feeds.errors import Problem

__all__ = ["Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome of a build. `published` says whether the output is what was asked for."""

    articles: int = 0  # published ones
    feeds: int = 0  # feed documents with lasting addresses, OPML among them
    published: bool = False
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()  # (path, reason)
    scheduled: int = 0  # articles held back until their date
    next_due: datetime | None = None  # when the next of them is due
    imprecise: tuple[tuple[str, int], ...] = ()  # (precision, number of articles), no time stated
    written: int = 0  # files whose bytes changed
    unchanged: int = 0
    removed: int = 0
    is_preview: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that are errors; a build with any exits 1."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def summary(self) -> str:
        """The closing line: `12 articles → 4 feeds, 0 problems`."""
        articles = f"{self.articles} article{'' if self.articles == 1 else 's'}"
        feeds = f"{self.feeds} feed{'' if self.feeds == 1 else 's'}"
        problems = f"{len(self.problems)} problem{'' if len(self.problems) == 1 else 's'}"
        outcome = "" if self.published else ", nothing published"
        return f"{articles} → {feeds}, {problems}{outcome}"
