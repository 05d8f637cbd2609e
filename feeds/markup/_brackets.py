"""Where expressions, tags and statements of JavaScript end, as far as their brackets tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.patterns import lazy_regex

__all__ = ["Ends"]

_SIGN = lazy_regex(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*.*?\*/|[{}<>]", re.DOTALL
)
_BRACKETS = lazy_regex(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|[(){}\[\]\n]", re.DOTALL
)


class Ends:
    """Looks for ends in one text; what has none costs little, however much of it there is."""

    def __init__(self, text: str, *, longest: int, most_open: int) -> None:
        self.text = text
        self.longest = longest
        self.left = most_open

    def of_braces(self, start: int) -> int:
        """Behind the brace that closes the one at `start`; -1 for none."""
        depth = 0
        for sign in self._signs(_SIGN, start):
            depth += {"{": 1, "}": -1}.get(sign.group(), 0)
            if not depth:
                return sign.end()
        return -1

    def of_tag(self, position: int) -> int:
        """Behind the `>` that ends the tag whose name ends at `position`; -1 for none."""
        depth = 0
        for sign in self._signs(_SIGN, position):
            mark = sign.group()
            depth += {"{": 1, "}": -1}.get(mark, 0)
            if depth < 0 or (not depth and mark == "<"):
                return -1
            if not depth and mark == ">":
                return sign.end()
        return -1

    def of_statement(self, start: int) -> int:
        """The end of the line on which all brackets are closed; else that of the paragraph."""
        depth = 0
        for sign in self._signs(_BRACKETS, start):
            depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(sign.group(), 0)
            if sign.group() == "\n" and depth <= 0:
                return sign.start()
        stop = self.text.find("\n\n", start)
        return stop if stop >= 0 else len(self.text)

    def _signs(self, pattern: re.Pattern[str], start: int) -> Iterator[re.Match[str]]:
        """Those that matter; who takes them all has found no end."""
        if self.left > 0:
            yield from pattern.finditer(self.text, start, start + self.longest)
            self.left -= 1
