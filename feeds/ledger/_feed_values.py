"""Numbers and instants as feeds state them."""

from __future__ import annotations

from datetime import UTC, datetime

__all__ = ["instant", "number"]


def number(text: str | None) -> int:
    """A count in digits; 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


def instant(text: str) -> datetime | None:
    """RFC 3339 or RFC 822; UTC where no offset is given. None for what is neither."""
    text = text.strip()
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - 5 ms, for RSS alone

        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    try:
        found.astimezone(UTC)
    except OverflowError:  # the first and the last day there are
        return None
    return found
