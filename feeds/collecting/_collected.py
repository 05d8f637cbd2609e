"""All that a source folder holds, and how far it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from feeds.articles import Held, PageDraft
from feeds.collecting._outcomes import Expiring, Row
from feeds.collecting._read import ArticleReader
from feeds.errors import Problem
from feeds.ledger import Fact
from feeds.records import dataclass

__all__ = ["Collected", "Progress", "silent"]

Progress = Callable[[str, int, int], None]
"""(step, done, total or 0 where unknown). The steps are called scanning, reading, rows (of long
files), identities, pages, feeds, lists, checking (what the validator does), comparing, writing.
"""


def silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """All that the source folder holds."""

    rows: Sequence[Row]
    left_out: tuple[tuple[str, str], ...]  # (path, reason)
    problems: tuple[Problem, ...]
    drafts: tuple[Fact, ...] = ()
    expiring: tuple[Expiring, ...] = ()
    reader: ArticleReader
    held: Mapping[str, Held] = field(default_factory=dict)  # files that may not be seen, and why
    judged: frozenset[str] = frozenset()  # the others that are no articles
    pages: tuple[PageDraft, ...] = ()
    read: int = 0  # files that were read, those that are as they were not counted
    beside: tuple[str, ...] = ()  # marks of the files beside articles that speak of them
    of_files: tuple[tuple[str, int], ...] = ()  # file → its number of `problems`, in their order
    ahead: int = 0  # problems before those

    @property
    def failed(self) -> frozenset[str]:
        """The files with an error: what was published of them is not gone."""
        return frozenset(one.path for one in self.problems if one.severity == "error")
