"""Boxes of indented lines below `!!! note "Title"`, as Python-Markdown and MkDocs have them."""

from __future__ import annotations

import re

from feeds.markup._ahead import goes_on
from feeds.patterns import lazy_regex

__all__ = ["with_plain_boxes"]

_SIGNS = (("!", ("!!",)), ("?", ("??",)), ("=", ("==",)))
_SIGN = lazy_regex(r"^[ \t]*(?:!!!|\?\?\?|===)", re.MULTILINE)
_HEAD = lazy_regex(
    r"[ ]{0,3}(?:(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[A-Za-z][\w-]*)(?:[ ]+[A-Za-z][\w-]*)*"
    r"(?P<titled>[ ]+\"(?P<title>[^\"\n]*)\")?|===[!+]?[ ]+\"(?P<tab>[^\"\n]+)\")[ \t]*"
)
_FENCE = lazy_regex(r"[ ]{0,3}(?P<mark>`{3,}|~{3,})")
_INDENT = lazy_regex(r"[ ]{4}|[ ]{0,3}\t")


def with_plain_boxes(text: str) -> str:
    """The lines of each box where they would stand without it, below its title in bold.

    A box without a title shows its kind ("Note"), and none where the title is `""`. No line
    is added or taken away.
    """
    if not _has_sign(text) or not _SIGN.search(text):
        return text
    lines: list[str] = []
    depth = 0  # boxes that are open
    fence = ""
    for line in text.split("\n"):
        level, rest = _dedented(line, depth)
        if level < depth and rest.strip():
            depth, fence = level, ""
        mark = _FENCE.match(rest)
        if mark and (not fence or rest.strip() == fence):
            fence = "" if fence else mark["mark"]
        head = None if fence else _HEAD.fullmatch(rest)
        if head is None:
            lines.append(rest)
        else:
            depth += 1
            lines.append(_title(head))
    return "\n".join(lines)


def _has_sign(text: str) -> bool:
    for letter, rest in _SIGNS:  # noqa: SIM110 - of every article: a third of what `any` takes
        if letter in text and goes_on(text, letter, rest):
            return True
    return False


def _dedented(line: str, most: int) -> tuple[int, str]:
    """How many of the open boxes a line is in, and the line without their indents."""
    for level in range(most):
        indent = _INDENT.match(line)
        if indent is None:
            return level, line
        line = line[indent.end() :]
    return most, line


def _title(head: re.Match[str]) -> str:
    title = head["tab"] or (head["title"] if head["titled"] else head["kind"].capitalize())
    return f"**{title.strip()}**  " if title.strip() else ""
