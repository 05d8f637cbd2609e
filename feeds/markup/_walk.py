"""One pass over a text from left to right: code is met, and kept; tags and marks are met too.

No search for an ending is made twice in vain, so that the time taken grows with the length
of the text alone.
"""

from __future__ import annotations

import re
from functools import cached_property

from feeds.markup._ahead import (
    Closings,
    LineAt,
    Lists,
    NextSigns,
    Spans,
    goes_on,
    is_end_of_line,
)
from feeds.markup._components import COMPONENT
from feeds.markup.attributes import ATTRIBUTES, ends_block, is_of_inline
from feeds.patterns import lazy_regex

__all__ = ["LONGEST_TAG", "Walk", "has_sign"]

LONGEST_TAG = 20_000
"""Characters of one tag."""

_BEHIND_BRACE = ("{", "%", ":", ".", "#", " .", " #")
_AHEAD_OF_BRACE = (")", "]", "`", "*", "\n", "` ", "~ ")
"""What stands around a brace that may be a tag."""

_OPENING = lazy_regex(
    r"``*|~~~~*|<(?:!--|(?:pre|code|script|style|svg|math)(?![\w-])|[A-Z]|[a-z]++[0-9]*+-)"
    r"|\{[{%:.#A-Za-z_@ ]"
    r"|:::(?=:*)|\[\[?_?[Tt][Oo][Cc]_?\]\]?|\n\n(?: {4}|\t)"
)
"""Where something may begin. Each choice begins with a letter of its own, which is what lets
the search skip all other text at full speed."""

_SIGNS = ("{", ":::", "endraw")
_CONTENTS = lazy_regex(r"\[\[?_?[Tt][Oo][Cc]")
_CLOSING = lazy_regex(r"\{\{[<%]\s*+/\s*+([\w./-]+)|\{%-?\s*+end(\w*+)\s*+-?%\}")
_ITEM = lazy_regex(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LONGEST_MARK = 40
_HELD = frozenset({"pre", "code", "script", "style", "svg", "math"})
_INDENTED = lazy_regex(r"(?:(?: {4}|\t)[^\n]*(?:\n|\Z)|[ \t]*\n(?= {4}|\t))+")


def has_sign(text: str) -> bool:
    """Whether a tag may be in there; most texts hold none, and are done."""
    if "<" in text and COMPONENT.search(text) is not None:
        return True
    if "{" in text and _has_brace(text):
        return True
    return goes_on(text, ":", ("::",)) or goes_on(text, "[", ("toc", "TOC", "[_TOC"))


def _has_brace(text: str) -> bool:
    """Whether a brace may be a tag: one letter is looked for much faster than two."""
    place = text.find("{")
    while place >= 0:
        if text.startswith(_BEHIND_BRACE, place + 1) or text.endswith(_AHEAD_OF_BRACE, 0, place):
            return True
        place = text.find("{", place + 1)
    return False


def _last_sign(text: str) -> int:
    """Where the last one begins that may be more than code or text; behind it nothing changes."""
    last = max(map(text.rfind, _SIGNS))
    for pattern in (_CONTENTS, COMPONENT):
        for match in pattern.finditer(text, last + 1):
            last = match.start()
    return last


class Walk:
    """The state of one pass: where it is, and what it has written.

    A subclass says what is written for what is kept, for a tag, and for a mark.
    """

    def __init__(self, text: str, *, is_html: bool = False) -> None:
        self.text = text
        self.is_html = is_html  # no sign of Markdown means anything
        self.out: list[str] = []
        self.absent: set[str] = set()  # endings that do not come any more
        self.line = LineAt(text)
        self.signs = NextSigns(text)
        self._spans = Spans(text)
        self._lists = Lists(text)
        self._closings: dict[str, Closings] = {}

    def run(self) -> str:
        position, last = 0, _last_sign(self.text)
        while position <= last:
            match = _OPENING.search(self.text, position)
            if match is None or match.start() > last:
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

    def component(self, start: int) -> int:
        """Write what stands in the place of `<Note title="…">`."""
        return self.keep(start, start + 1)

    def _step(self, match: re.Match[str]) -> int:
        """Write what stands in the place of what begins here; returns where it ends."""
        sign, start = match.group(), match.start()
        if self.is_html and sign[0] not in "<{":
            self.plain(sign)
            return match.end()
        if sign[0] in "`~":
            return self._code(sign, start, match.end())
        if sign[0] == "<":
            if sign[1] != "!" and sign[1:] not in _HELD:
                return self.component(start)
            ending = "-->" if sign == "<!--" else f"</{sign[1:]}"
            return self.keep(start, self._after(ending, match.end()))
        if sign[0] == "\n":
            return self._indented(start + 2)
        if sign[0] == "{":
            return self._braces(sign, start)
        is_alone = self.line.is_first(start)
        if not is_alone or (sign[0] == "[" and not is_end_of_line(self.text, match.end())):
            return self.keep(start, match.end())
        return self.mark(sign, start, self.line.stop(start))

    def _code(self, sign: str, start: int, end: int) -> int:
        """A fenced block, or a span between backticks."""
        is_fence = len(sign) > 2 and self.line.may_be_fence(start)  # noqa: PLR2004 - a fence has 3
        stop = self.line.stop(start)
        if is_fence and (sign[0] == "~" or self.text.find("`", end, stop) < 0):
            return self.keep(start, self._end_of_fence(sign, stop), is_fence=True)
        if sign[0] == "~":
            return self.keep(start, end)
        return self.keep(start, self._spans.end(len(sign), end))

    def _indented(self, start: int) -> int:
        self.out.append("\n\n")
        if self._lists.is_in(start - 1):
            return start
        block = _INDENTED.match(self.text, start)
        return start if block is None else self.keep(start, block.end())

    def _braces(self, sign: str, start: int) -> int:
        if sign in {"{{", "{%"} or (sign == "{#" and self.text[start + 2 : start + 3].isspace()):
            return self.tag(start)
        found = ATTRIBUTES.match(self.text, start) if not self.is_html else None
        if found is None:
            return self.keep(start, start + 1)
        before = self.text[max(0, start - 1, self.line.start(start)) : start]
        is_last = is_end_of_line(self.text, found.end())
        is_alone = is_last and self.line.is_first(start)
        is_behind = sign == "{:" and is_last and before.isspace()
        if (
            is_alone
            or is_behind
            or self._is_of_item(sign, start)
            or is_of_inline(found.group(), before)
            or (is_last and ends_block(self.text, found))
        ):
            return self.attributes(start, found.end())
        return self.keep(start, found.end())

    def _is_of_item(self, sign: str, start: int) -> bool:
        """Whether nothing but the mark of an item of a list stands before it, as in kramdown."""
        line = self.text[self.line.start(start) : start] if sign == "{:" else ""
        return 0 < len(line) <= _LONGEST_MARK and _ITEM.fullmatch(line) is not None

    def closing(self, name: str, end: int) -> re.Match[str] | None:
        """The closing tag that belongs to the tag that ends here, inner ones of its kind passed."""
        if name not in self._closings:
            self._closings[name] = Closings(self.text, name, end)
        return self._closings[name].of(end)

    def is_closed(self, name: str, mark: str) -> bool:
        """Whether a tag of that name ends somewhere, so that what it holds is shown; one word
        closes any of Zola's.
        """
        return mark != "{{" and not self._closed.isdisjoint({name, ""} if mark == "{%" else {name})

    @cached_property
    def _closed(self) -> frozenset[str]:
        return frozenset(hugo or liquid for hugo, liquid in _CLOSING.findall(self.text.lower()))

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
