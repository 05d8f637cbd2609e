"""One pass over a text from left to right: code is met, and kept; tags and marks are met too.

No search for an ending is made twice in vain, so that the time taken grows with the length
of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from feeds.markup.attributes import ATTRIBUTES, BEFORE_ATTRIBUTES

__all__ = ["LONGEST_TAG", "Walk", "has_sign"]

LONGEST_TAG = 5000
"""Characters of one tag."""

_SIGNS: Mapping[str, tuple[str, ...]] = {
    "{": ("{{", "{%", "{:", "{.", "{#", "){", "]{", "`{", "*{"),
    ":": (":::",),
    "[": ("[toc", "[TOC", "[[_TOC"),
}
"""A letter → what may begin a tag and holds it: one letter is looked for much faster than two."""

_OPENING = re.compile(
    r"``*|~~~~*|<(?:!--|pre\b|code\b|script\b|style\b|svg\b|math\b)|\{[{%:.#A-Za-z]"
    r"|:::(?=:*)|\[\[?_?[Tt][Oo][Cc]_?\]\]?|\n\n(?: {4}|\t)"
)
"""Where something may begin. Each choice begins with a letter of its own, which is what lets
the search skip all other text at full speed."""

_FENCE_BEFORE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_INDENTED = re.compile(r"(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?= {4}|\t))+")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")


def has_sign(text: str) -> bool:
    """Whether a tag may be in there; most texts hold none, and are done."""
    return any(
        letter in text and any(sign in text for sign in signs) for letter, signs in _SIGNS.items()
    )


class Walk:
    """The state of one pass: where it is, and what it has written.

    A subclass says what is written for what is kept, for a tag, and for a mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.absent: set[str] = set()  # endings that do not come any more

    def run(self) -> str:
        position = 0
        while True:
            match = _OPENING.search(self.text, position)
            if match is None:
                break
            self.plain(self.text[position : match.start()])
            position = self._step(match)
        self.plain(self.text[position:])
        return "".join(self.out)

    def plain(self, text: str) -> None:
        """Write text between all that may begin something."""
        self.out.append(text)

    def keep(self, start: int, end: int, *, is_fence: bool = False) -> int:
        """Write what is code, or no tag after all; returns where it ends."""
        raise NotImplementedError

    def tag(self, start: int) -> int:
        """Write what stands in the place of `{{ … }}`, `{% … %}` or `{# … #}`."""
        raise NotImplementedError

    def mark(self, sign: str, start: int, end: int) -> int:
        """Write what stands in the place of a line such as `:::note` or `[TOC]`."""
        raise NotImplementedError

    def attributes(self, start: int, end: int) -> int:
        """Write what stands in the place of `{: .class}` and the like."""
        raise NotImplementedError

    def _step(self, match: re.Match[str]) -> int:
        """Write what stands in the place of what begins here; returns where it ends."""
        sign, start = match.group(), match.start()
        if sign[0] in "`~":
            return self._code(sign, start, match.end())
        if sign[0] == "<":
            ending = "-->" if sign == "<!--" else f"</{sign[1:]}"
            return self.keep(start, self._after(ending, match.end()))
        if sign[0] == "\n":
            return self._indented(start + 2)
        if sign[0] == "{":
            return self._braces(sign, start)
        before, end = self.line_around(start)
        if before.strip() or (sign[0] == "[" and self.text[match.end() : end].strip()):
            return self.keep(start, match.end())
        return self.mark(sign, start, end)

    def line_around(self, position: int) -> tuple[str, int]:
        """What stands on the line before a place, and where the line ends."""
        stop = self.text.find("\n", position)
        before = self.text[self.text.rfind("\n", 0, position) + 1 : position]
        return before, stop if stop >= 0 else len(self.text)

    def _code(self, sign: str, start: int, end: int) -> int:
        """A fenced block, or a span between backticks."""
        before, stop = self.line_around(start)
        is_fence = len(sign) > 2 and _FENCE_BEFORE.fullmatch(before)  # noqa: PLR2004 - a fence has 3
        if is_fence and (sign[0] == "~" or "`" not in self.text[end:stop]):
            return self.keep(start, self._end_of_fence(sign, stop), is_fence=True)
        if sign[0] == "~":
            return self.keep(start, end)
        return self.keep(start, self._end_of_span(sign, end))

    def _indented(self, start: int) -> int:
        self.out.append("\n\n")
        block = _INDENTED.match(self.text, start)
        if block is None or self._in_list(start - 1):
            return start
        return self.keep(start, block.end())

    def _braces(self, sign: str, start: int) -> int:
        if sign in {"{{", "{%"} or (sign == "{#" and self.text[start + 2 : start + 3].isspace()):
            return self.tag(start)
        found = ATTRIBUTES.match(self.text, start)
        if found is None:
            return self.keep(start, start + 1)
        before, stop = self.line_around(start)
        is_last = not self.text[found.end() : stop].strip()
        is_attached = before[-1:] in BEFORE_ATTRIBUTES
        is_alone = not before.strip() and is_last and sign[1] in ":.#"
        if is_attached or is_alone or (sign == "{:" and is_last and before[-1:].isspace()):
            return self.attributes(start, found.end())
        return self.keep(start, found.end())

    def closing(self, name: str, end: int) -> re.Match[str] | None:
        """The closing tag that belongs to the tag that ends here, inner ones of its kind passed."""
        if name in self.absent:
            return None
        word = re.escape(name)
        both = re.compile(
            rf"\{{%-?\s*(?P<open>{word}\b)|\{{%-?\s*end_?(?:{word})?\s*-?%\}}"
            rf"|\{{\{{[<%]\s*/\s*{word}\s*[>%]\}}\}}",
            re.IGNORECASE,
        )
        depth = 0
        for match in both.finditer(self.text, end):
            depth += 1 if match["open"] else -1
            if depth < 0:
                return match
        self.absent.add(name)
        return None

    def _after(self, ending: str, position: int) -> int:
        """Behind the next such ending; the position itself where none comes."""
        if ending in self.absent:
            return position
        found = re.compile(re.escape(ending) + r"\s*>?", re.IGNORECASE).search(self.text, position)
        if found is None:
            self.absent.add(ending)
            return position
        return found.end()

    def _end_of_fence(self, mark: str, position: int) -> int:
        ending = re.compile(rf"^[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        found = ending.search(self.text, position)
        return found.end() if found is not None else len(self.text)

    def _end_of_span(self, run: str, position: int) -> int:
        """Behind the run of as many backticks in the same paragraph."""
        stop = self.text.find("\n\n", position)
        stop = len(self.text) if stop < 0 else stop
        found = re.compile(rf"(?<!`){run}(?!`)").search(self.text, position, stop)
        return found.end() if found is not None else position

    def _in_list(self, position: int) -> bool:
        """Whether the text before a blank line and an indentation is an item of a list."""
        for text in reversed(self.text[max(0, position - LONGEST_TAG) : position].split("\n")):
            if text.strip() and not text.startswith((" ", "\t")):
                return _LIST_ITEM.match(text) is not None
            if _LIST_ITEM.match(text):
                return True
        return False
