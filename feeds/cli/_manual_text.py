"""A page of the manual as plain text: Markdown without its signs, in lines that fit."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

from feeds.patterns import lazy_regex

__all__ = ["page_text"]

_LINK = lazy_regex(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_PAGE = lazy_regex(r"([\w-]+)\.md(?:#[\w-]+)?")
_COMMENT = lazy_regex(r"<!--.*?-->\n?", re.DOTALL)
_HEADING = lazy_regex(r"(#{1,3}) (.+)")
_ITEM = lazy_regex(r"(?:[-*]|\d+\.) ")
_CELLS = lazy_regex(r"(?<!\\)\|")
_RULE = lazy_regex(r"[|\s:-]+")
_PAIR = 2  # columns
_SHARE = 0.4  # of the width, for the first of them at most
_UNDER = {"#": "=", "##": "-"}


def page_text(markdown: str, width: int) -> str:
    """Headings, paragraphs, lists, tables and code blocks; no other Markdown is in the pages.

    Prose is broken at `width` columns. Code stays as it is, four columns further in. A table
    of two short columns stays one. A row of any other becomes its first cells in a line, and the
    last one in a paragraph below it.
    """
    parts = (_part(lines, width) for lines in _parts(_COMMENT.sub("", markdown)))
    return "\n\n".join(parts) + "\n"


def _parts(markdown: str) -> Iterator[list[str]]:
    """What stands between empty lines; a code block is one part."""
    part: list[str] = []
    is_code = False
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("```"):
            is_code = not is_code
            if is_code and part:
                yield part
                part = []
        if (line or is_code) and not (not is_code and _HEADING.match(line)):
            part.append(line)
            continue
        if part:
            yield part
            part = []
        if line:
            yield [line]


def _part(lines: list[str], width: int) -> str:
    if lines[0].startswith("```"):
        return "\n".join(f"    {line}".rstrip() for line in lines[1:-1])
    heading = _HEADING.fullmatch(lines[0])
    if heading:
        text = _inline(heading[2]).replace("`", "")
        under = _UNDER.get(heading[1])
        return f"{text}\n{under * len(text)}" if under else text
    if lines[0].startswith("|"):
        return _table(lines, width)
    return "\n".join(_paragraph(item, width) for item in _items(lines))


def _items(lines: list[str]) -> Iterator[str]:
    """The items of a list, a paragraph each; a paragraph that is no list is one."""
    number = 0
    numbers = []
    for line in lines:
        number += _ITEM.match(line) is not None
        numbers.append(number)
    for _, rows in groupby(zip(numbers, lines, strict=True), key=lambda row: row[0]):
        yield " ".join(line.strip() for _, line in rows)


def _paragraph(text: str, width: int, indent: str = "") -> str:
    mark = _ITEM.match(text)
    further = indent + " " * (mark.end() if mark else 0)
    return textwrap.fill(
        _inline(text),
        width,
        initial_indent=indent,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _table(lines: list[str], width: int) -> str:
    head, *rows = (_cells(line) for line in lines if not _RULE.fullmatch(line))
    firsts = [cells[0].replace("`", "") for cells in rows]
    longest = max(map(len, firsts))
    if len(head) == _PAIR and longest <= width * _SHARE:
        pairs = zip(firsts, rows, strict=True)
        return "\n".join(_line(first, longest, cells[-1], width) for first, cells in pairs)
    return "\n\n".join(_row(head, cells, width) for cells in rows)


def _line(first: str, longest: int, text: str, width: int) -> str:
    """A row that stays one: its second cell goes on below itself."""
    return textwrap.fill(
        _inline(text),
        width,
        initial_indent=f"{first:{longest}}  ",
        subsequent_indent=" " * (longest + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _row(head: list[str], cells: list[str], width: int) -> str:
    first, *others = cells[:-1]
    notes = [f"{name}: {cell}" for name, cell in zip(head[1:-1], others, strict=True) if cell]
    line = "   ".join([first.replace("`", ""), *notes])
    return f"{_paragraph(line, width)}\n{_paragraph(cells[-1], width, '    ')}"


def _cells(line: str) -> list[str]:
    found = _CELLS.split(line.strip().strip("|"))
    return [cell.strip().replace("\\|", "|") for cell in found]


def _inline(text: str) -> str:
    """Links say where they lead to: on the web, or to a page of the manual; no emphasis."""
    return _LINK.sub(_link, text).replace("**", "")


def _link(found: re.Match[str]) -> str:
    text, target = found.groups()
    page = _PAGE.fullmatch(target)
    if page:
        command = f"`feeds help {page[1]}`"
        return command if text == page[1] else f"{text} ({command})"
    return f"{text} ({target})" if target.startswith("http") and target != text else text
