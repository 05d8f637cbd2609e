"""What is reported once, for a name or a document; the first finding counts the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._finding import Finding, Rule

__all__ = ["Firsts", "Place", "stands_for"]

Place = Callable[[], tuple[int, int]]
"""Line and column, found when they are asked for."""

_NAMED_LINES: Final = 3
_NUMBER = lazy_regex(r"\[\d+\]")


class _Others:
    """How many more findings a first one stands for, and the lines of some."""

    __slots__ = ("count", "index", "line", "lines")

    def __init__(self, index: int, line: int) -> None:
        self.index = index
        self.line = line
        self.count = 0
        self.lines: list[int] = []

    def note(self, place: Place) -> None:
        """One more; its place is asked for as long as lines are named."""
        self.count += 1
        if len(self.lines) > _NAMED_LINES:
            return
        line = place()[0]
        if line not in (0, self.line, *self.lines[-1:]):
            self.lines.append(line)

    def shown(self) -> str:
        """What the message of the first says of the others."""
        named = ", ".join(map(str, self.lines[:_NAMED_LINES]))
        named += " …" if len(self.lines) > _NAMED_LINES else ""
        noun = "lines" if len(self.lines) > 1 else "line"
        lines = f": {noun} {named}" if named else ""
        return f" ({self.count} more in this document{lines})"


_MORE = lazy_regex(r" \((\d+) more in this document[^()]*\)$")


def stands_for(finding: Finding) -> int:
    """How many places a finding stands for."""
    more = _MORE.search(finding.message)
    return 1 + int(more[1]) if more else 1


class Firsts:
    """The first finding of each rule that is not reported at every place."""

    __slots__ = ("_scopes",)

    def __init__(self) -> None:
        self._scopes: dict[str, dict[str, _Others]] = {}  # by code, then by scope

    def has(self, rule: Rule, path: str, place: Place, index: int) -> bool:
        """Whether the rule has been reported in this scope; one more is counted then.

        `index` is where among the findings the first one will be.
        """
        scopes = self._scopes.setdefault(rule.code, {})
        scope = _scope(rule, path)
        others = scopes.get(scope)
        if others is None:
            scopes[scope] = _Others(index, place()[0])
            return False
        others.note(place)
        return True

    def stand_for_all(self, code: str) -> bool:
        """Whether one finding stands for all of this rule, those beyond any limit included."""
        return len(self._scopes.get(code, ())) == 1

    def counted(self, findings: Sequence[Finding], counts: Mapping[str, int]) -> list[Finding]:
        """The findings, each first one with the number of the others in its message."""
        found = list(findings)
        for code, scopes in self._scopes.items():
            for others in scopes.values():
                if self.stand_for_all(code):
                    others.count = counts[code] - 1
                if others.count:
                    first = found[others.index]
                    found[others.index] = replace(first, message=first.message + others.shown())
        return found


def _scope(rule: Rule, path: str) -> str:
    """Within what a rule is reported once; "" is the whole document."""
    return (_NUMBER.sub("", path) or ".") if rule.once == "name" else ""
