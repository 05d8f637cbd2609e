"""Functions whose module is imported when they are first called.

For tables and for what a room offers: they name many things, of which a run uses few.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["deferred"]


def deferred(place: str) -> Callable[..., Any]:
    """The function at `feeds.room.module:name`, which has to be there when it is called."""
    return _Deferred(place)


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
        module, _, name = self.place.partition(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        return function

    def __reduce__(self) -> tuple[Any, ...]:
        return deferred, (self.place,)
