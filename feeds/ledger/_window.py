"""How much a subscription document holds: what newer entries push out of it is not to come back."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.records import dataclass

__all__ = ["Window", "window_of"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Window:
    """The settings that a subscription document is filled by."""

    feed: str = ""  # the key of a feed with a limit of its own; "" for all others
    limit: int
    max_bytes: int = 0  # 0 for no limit
    archive: int = 0  # entries in an archive document; 0 for none

    @property
    def size(self) -> tuple[bool, int, float]:
        """Sorts by how much of the past is shown; without archives it is less."""
        return self.archive > 0, self.limit, self.max_bytes or float("inf")


def window_of(windows: Iterable[Window], feed: str) -> Window | None:
    """The settings of one feed; the smallest ones after a merge, None where none were noted."""
    found = list(windows)
    own = [one for one in found if one.feed == feed] or [one for one in found if not one.feed]
    return min(own, key=lambda one: one.size, default=None)
