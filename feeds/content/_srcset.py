"""The candidates of a srcset, as browsers take it apart (HTML, 4.8.4.2.1)."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.patterns import lazy_regex

__all__ = ["candidates"]

_SPACES = " \t\n\f\r"
_URL = lazy_regex(rf"[{_SPACES},]*([^{_SPACES}]+)")


def candidates(value: str) -> Iterator[tuple[str, str]]:
    """(address, descriptor): commas may stand in an address, but not at its end."""
    position = 0
    while (found := _URL.match(value, position)) is not None:
        address, position = found[1], found.end()
        if address.endswith(","):
            yield address.rstrip(","), ""
            continue
        end = _end_of_descriptor(value, position)
        yield address, " ".join(value[position:end].split())
        position = end + 1


def _end_of_descriptor(value: str, position: int) -> int:
    """The next comma that is not within parentheses, else the end."""
    depth = 0
    for place in range(position, len(value)):
        if value[place] == "(":
            depth += 1
        elif value[place] == ")":
            depth = max(0, depth - 1)
        elif value[place] == "," and not depth:
            return place
    return len(value)
