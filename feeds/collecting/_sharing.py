"""Equal values of different rows as one object: a site has few languages, and its tags come again.

Each row is read by itself, from bytes, so that each has texts of its own; those of a large site
would fill the memory.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import UTC, datetime
from typing import TypeVar

from msgspec.structs import force_setattr

from feeds.articles import Draft
from feeds.cache import one_number

__all__ = ["Sharing"]

Value = TypeVar("Value", bound=Hashable)

_MOST = 10_000  # values that are looked for in further rows


class Sharing:
    """Puts one object in the place of equal ones; what the rows say stays as it is."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def __call__(self, draft: Draft, file: str) -> None:
        """Share what may be shared of a draft from that file."""
        self.values(draft, file)
        force_setattr(draft, "line", one_number(draft.line))
        force_setattr(draft, "body_line", one_number(draft.body_line))

    def values(self, draft: Draft, file: str) -> None:
        """The same but for numbers, of which no more are known."""
        if len(self._known) > _MOST:
            self._known.clear()
        for name in ("path", "file"):
            if getattr(draft, name) == file:
                force_setattr(draft, name, file)
        force_setattr(draft, "language", self._one(draft.language))
        force_setattr(draft, "date_source", self._one(draft.date_source))
        if draft.by_path:
            force_setattr(draft, "by_path", self._one(draft.by_path))
        if draft.authors:
            force_setattr(draft, "authors", self._one(draft.authors))
        if draft.tags:
            force_setattr(draft, "tags", self._tags(draft.tags))
        if draft.lines:
            self._lines(draft)
        self._dates(draft)

    def _one(self, value: Value) -> Value:
        """That, or what was equal to it."""
        return self._known.setdefault(value, value)  # type: ignore[return-value]

    def _tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        known = self._known.get(tags)
        if known is None:
            known = self._known[tags] = tuple(map(self._one, tags))
        return known  # type: ignore[return-value]

    def _lines(self, draft: Draft) -> None:
        key = tuple(draft.lines.items())
        known = self._known.setdefault(key, draft.lines)
        if known is not draft.lines:
            force_setattr(draft, "lines", known)

    def _dates(self, draft: Draft) -> None:
        """The same instant stands for several dates, where no two of them differ."""
        published = draft.published
        force_setattr(published, "zone", self._one(published.zone))
        for name in ("start", "end"):
            force_setattr(published, name, self._in_zone(getattr(published, name)))
        start = published.start
        at = start if _is_same(draft.published_at, start) else self._in_zone(draft.published_at)
        force_setattr(draft, "published_at", at)
        for one in (at, start):
            if _is_same(draft.due, one):
                force_setattr(draft, "due", one)

    def _in_zone(self, instant: datetime) -> datetime:
        """With an offset that others have."""
        zone = instant.tzinfo
        known = zone if zone is UTC or zone is None else self._one(zone)
        return instant if known is zone else instant.replace(tzinfo=known)


def _is_same(one: datetime, other: datetime) -> bool:
    """Whether it is the same instant in the same offset."""
    return one == other and one.tzinfo == other.tzinfo
