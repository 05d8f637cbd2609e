"""`{% if … %}`: which of its branches is read on, and what is passed over."""

from __future__ import annotations

import re

from feeds.markup._values import Values

__all__ = ["Branches"]

_TAG = re.compile(
    r"\{%-?\s*(?:(?P<open>if|unless|case)\b|(?P<other>else|elsif|elif)\b(?P<condition>[^%]*?)-?"
    r"|end(?P<close>if|unless|case)\b[^%]*)%\}|\{%-?\s*(?P<long>if|unless|case)\b"
)
_MOST = 10  # times the length of the text that may be looked through, whatever is nested


class Branches:
    """The branches of one text that are open. A condition that cannot be told counts as true."""

    def __init__(self, text: str, values: Values) -> None:
        self.text = text
        self.values = values
        self.left = _MOST * len(text)
        self.ends: dict[int, int] = {}  # where a read branch ends → where it goes on

    def ends_at(self, position: int) -> int | None:
        """Where to go on, if a branch that was read ends there."""
        return self.ends.get(position)

    def enter(self, content: str, end: int) -> int:
        """The beginning of the branch to read, or the end of them all."""
        name, _, condition = content.partition(" ")
        found = self._find(end)
        if found is None:
            return end
        parts, closing = found
        conditions = [condition, *(part["condition"] for part in parts)]
        starts = [end, *(part.end() for part in parts)]
        stops = [*(part.start() for part in parts), closing.start()]
        for place, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            is_else = place > 0 and not conditions[place].strip()
            holds = True if is_else else self.values.is_true(conditions[place])
            if place == 0 and name == "unless" and holds is not None:
                holds = not holds
            if holds is not False:
                self.ends[stop] = closing.end()
                return start
        return closing.end()

    def _find(self, position: int) -> tuple[list[re.Match[str]], re.Match[str]] | None:
        """The other branches, and the closing tag; None where none comes, or after a long look."""
        parts: list[re.Match[str]] = []
        depth = 0
        for match in _TAG.finditer(self.text, position):
            if self.left < match.end() - position:
                break
            if match["close"]:
                depth -= 1
            elif match["open"] or match["long"]:
                depth += 1
            elif depth == 0:
                parts.append(match)
            if depth < 0:
                self.left -= match.end() - position
                return parts, match
        self.left -= min(self.left, len(self.text) - position)
        return None
