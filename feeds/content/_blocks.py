"""Plain text → blocks: paragraphs and the headings between them."""

from __future__ import annotations

import re
from html import escape
from typing import Literal

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Block", "blocks", "text_to_html"]

_HEADING_LENGTH = 80
_WRAP_WIDTH = 60
_CLOSERS = "\"'”’»›)]}“"
_STOPS = ".!?…:;,。！？；，、"
_LIST_ITEM = lazy_regex(r"(?:[-*+•‣–—·]|\(?[0-9a-zA-Z]{1,3}[.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or heading: its lines without their ends, and the line it begins on."""

    kind: Literal["p", "h2"]
    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The block on one line."""
        return " ".join(self.lines)


def blocks(text: str, *, line: int = 1) -> tuple[Block, ...]:
    """Cut a text at its blank lines; short lines that stand as headings become h2.

    A heading is a block of one line, at most 80 characters, without a final stop, that
    begins with a capital or a digit, is neither first nor last, has a paragraph after it
    and no other such line before it (a row of short lines is a list, verse or signature).
    """
    found = _paragraphs(text, line)
    candidates = [_may_be_heading(lines) for lines, _ in found]
    last = len(found) - 1
    return tuple(
        Block(
            kind="h2"
            if 0 < index < last
            and candidates[index]
            and not candidates[index + 1]
            and not (index > 1 and candidates[index - 1])
            and not _is_list(found[index + 1][0])
            else "p",
            lines=lines,
            line=start,
        )
        for index, (lines, start) in enumerate(found)
    )


def text_to_html(text: str) -> str:
    """The blocks as <p> and <h2>; lines that were broken on purpose keep their breaks."""
    return "\n".join(
        f"<{block.kind}>{_lines_to_html(block.lines)}</{block.kind}>" for block in blocks(text)
    )


def _paragraphs(text: str, line: int) -> list[tuple[tuple[str, ...], int]]:
    found: list[tuple[tuple[str, ...], int]] = []
    lines: list[str] = []
    for number, content in enumerate([*text.split("\n"), ""], line):
        stripped = content.strip()
        if stripped:
            lines.append(stripped)
        elif lines:
            found.append((tuple(lines), number - len(lines)))
            lines = []
    return found


def _may_be_heading(lines: tuple[str, ...]) -> bool:
    text = lines[0]
    if len(lines) != 1 or len(text) > _HEADING_LENGTH:
        return False
    if not (text[0].isupper() or text[0].isdigit()):
        return False
    return not text.rstrip(_CLOSERS).endswith(tuple(_STOPS))


def _is_list(lines: tuple[str, ...]) -> bool:
    """Whether a one-line block is an item, so that the line before it may be one too."""
    return len(lines) == 1 and len(lines[0]) <= _HEADING_LENGTH and _is_item(lines[0]) is not None


def _is_item(line: str) -> re.Match[str] | None:
    return _LIST_ITEM.match(line)


def _lines_to_html(lines: tuple[str, ...]) -> str:
    separator = "\n" if _is_wrapped(lines) else "<br>\n"
    return separator.join(escape(line, quote=False) for line in lines)


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the line ends were made by a column limit, not by the writer.

    Wrapped prose fills its lines: all but the last are long. Verse, lists and addresses
    have short lines or begin each with a mark.
    """
    if any(_is_item(line) for line in lines[1:]):
        return False
    return all(len(line) >= _WRAP_WIDTH for line in lines[:-1])
