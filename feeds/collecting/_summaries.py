"""The summaries of articles, which wait on disk until lists show them: they are the longest texts
that a row has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import force_setattr

from feeds.cache import Aside
from feeds.collecting._outcomes import Row

__all__ = ["Summaries"]


class Summaries:
    """The summary of each row by its number."""

    def __init__(self) -> None:
        self._texts = Aside()

    @property
    def is_at_hand(self) -> bool:
        """Whether they are in memory, so that a copy of this process has them too."""
        return self._texts.is_in_memory

    def take(self, row: Row) -> None:
        """Have the summary of a row instead of the row."""
        text = row.draft.summary
        if text:
            number = self._texts.set_down(text.encode("utf-8", "surrogatepass"))
            force_setattr(row, "summary_at", number)
            force_setattr(row.draft, "summary", "")

    @contextmanager
    def given_back(self, rows: Iterable[Row]) -> Iterator[None]:
        """During the block rows are as they were read."""
        taken = [(row, row.summary_at, row.place) for row in rows]
        for row, number, _ in taken:
            force_setattr(row.draft, "summary", self.get(number) or row.draft.summary)
            force_setattr(row, "summary_at", -1)
            force_setattr(row, "place", None)
        yield
        for row, number, place in taken:
            force_setattr(row.draft, "summary", "" if number >= 0 else row.draft.summary)
            force_setattr(row, "summary_at", number)
            force_setattr(row, "place", place)

    def get(self, number: int) -> str:
        """The summary that was taken under a number; "" for none."""
        return self._texts[number].decode("utf-8", "surrogatepass") if number >= 0 else ""

    def close(self) -> None:
        """No list is made any more."""
        self._texts.close()
