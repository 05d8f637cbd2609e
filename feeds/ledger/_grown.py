"""What to say of entries that are back because a subscription document holds more than it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from feeds.errors import Problem
from feeds.ledger._compare import Change, Difference
from feeds.ledger._window import Window, window_of

__all__ = ["window_problems"]

_SHOWN = 3
_WITHOUT = "no limit"


def window_problems(
    differences: Iterable[Difference],
    before: Sequence[Window],
    now: Sequence[Window],
    *,
    file: str,
) -> Iterator[Problem]:
    """One problem for all feeds that the same settings made grow; `file` holds the settings."""
    grown: dict[str, list[Difference]] = defaultdict(list)
    own = {one.feed for one in now}
    for one in differences:
        if one.older:
            grown[one.feed if one.feed in own else ""].append(one)
    for feed, found in sorted(grown.items()):
        current = window_of(now, feed)
        if current is not None:
            yield _problem(found, window_of(before, feed), current, file)


def _problem(found: Sequence[Difference], was: Window | None, window: Window, file: str) -> Problem:
    older = {change.url or change.id: change for one in found for change in one.older}
    what = "1 entry that is" if len(older) == 1 else f"{len(older)} entries that are"
    grown = _grown(was, window) if was else []
    why = " and ".join(f"{name} was {old} and is {new}" for name, old, new in grown)
    names = _listed([one.name for one in found])
    message = f"{what} older than those in {names} would be new again"
    titles = _titles(list(older.values()))
    again = "to give them to subscribers once more, as new, build once with --allow resurfaced"
    if grown:
        way = _put_back(window, grown)
    elif was is not None and window.archive > was.archive == 0 and window.max_bytes:
        why = f"with max_bytes = {window.max_bytes} it is not known what subscribers have"
        way = "take archive out for one build, and set it again after that"
    elif not window.archive and (was is None or window.max_bytes):
        why, way = _room(window), _set_limit(found, window)
    else:
        why = "no setting grew, so that they were hidden, or did not belong there"
        again = "to give them to subscribers now, build once with --allow resurfaced"
        way = "if they are to stay out, hide them again"
    return Problem(path=file, message=f"{message}: {titles}; {why}", hint=f"{way}; {again}")


def _put_back(window: Window, grown: Sequence[tuple[str, str, str]]) -> str:
    """What to write so that they stay out, or go where they are new to nobody."""
    back = " and ".join(f"put {name}{_owner(window)} back to {old}" for name, old, _ in grown)
    if window.archive:
        return f"{back}, and they stay out"
    return (
        f"{back}, and they stay out; or set archive = {window.limit}, and they go into archive "
        "documents, where they are new to nobody"
    )


def _set_limit(found: Sequence[Difference], window: Window) -> str:
    """The same where the old value is not known, or did not change."""
    kept = max(min(one.fitting for one in found), 1)
    return f"set limit{_owner(window)} to {kept}, and they stay out"


def _owner(window: Window) -> str:
    return f" of the feed {window.feed.partition(':')[2]}" if window.feed else ""


def _grown(was: Window, window: Window) -> list[tuple[str, str, str]]:
    """(setting, old value, new value) of those that let more in."""
    found = []
    if window.limit > was.limit:
        found.append(("limit", str(was.limit), str(window.limit)))
    if was.max_bytes and not 0 < window.max_bytes <= was.max_bytes:
        found.append(("max_bytes", str(was.max_bytes), str(window.max_bytes or _WITHOUT)))
    return found


def _room(window: Window) -> str:
    if window.max_bytes:
        return f"limit = {window.limit} and max_bytes = {window.max_bytes} have room for them"
    return f"limit = {window.limit} has room for them"


def _titles(changes: Sequence[Change]) -> str:
    shown = ", ".join(repr(change.title or change.id) for change in changes[:_SHOWN])
    more = len(changes) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
