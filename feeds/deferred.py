"""What is imported when it is first used: functions, names of a room, and the rows of a table.

For tables and for what a room offers: they name many things, of which a run uses few. A place is
written `feeds.room.module:name`, and has to be there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, Generic, TypeVar

__all__ = ["DeferredTable", "deferred", "later"]

Row = TypeVar("Row")


class DeferredTable(Mapping[str, Row], Generic[Row]):
    """Rows by their name, of which only those that are asked for are imported."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = dict(places)

    def __getitem__(self, name: str) -> Row:
        row: Row = _at(self._places[name])
        return row

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def deferred(place: str) -> Callable[..., Any]:
    """The function at that place."""
    return _Deferred(place)


def later(room: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a room: the names that it has once they are asked for, each with the
    module that it is imported from.
    """

    def found(name: str) -> object:
        module = places.get(name)
        if module is None:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        made: object = getattr(import_module(module), name)
        setattr(sys.modules[room], name, made)
        return made

    return found


class _Deferred:
    """Calls the function, which it looks for once."""

    def __init__(self, place: str) -> None:
        self.place = place
        self._found: Callable[..., Any] | None = None

    def __call__(self, *values: Any, **named: Any) -> Any:
        if self._found is None:
            self._found = self.found()
        return self._found(*values, **named)

    def found(self) -> Callable[..., Any]:
        """The function itself. Raises ImportError, AttributeError."""
        function: Callable[..., Any] = _at(self.place)
        return function

    def __reduce__(self) -> tuple[Any, ...]:
        return deferred, (self.place,)


def _at(place: str) -> Any:
    """What stands there. Raises ImportError, AttributeError."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
