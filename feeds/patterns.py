"""Regular expressions that are compiled when they are first used: a run uses a tenth of them."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

__all__ = ["lazy_regex"]


def lazy_regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As re.compile, which takes a sixth of a short run for all patterns of the program.

    For constants alone: what is wrong with a pattern shows when it is used.
    """
    return cast("re.Pattern[AnyStr]", _LazyRegex(text, flags))


class _LazyRegex:
    """Has what a pattern has, from when any of it is asked for."""

    def __init__(self, text: Any, flags: int) -> None:
        self._stated = (text, flags)
        self.pattern = text  # which another one may be made of

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(*self._stated)
        for one in _PARTS:
            setattr(self, one, getattr(made, one))
        return getattr(made, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy_regex, self._stated


_PARTS = (
    *("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"),
    *("pattern", "flags", "groups", "groupindex"),
)
