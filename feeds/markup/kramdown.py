"""What kramdown (Jekyll) writes beside Markdown → Markdown. Code is left as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent

from feeds.markup._ahead import goes_on
from feeds.markup._fences import parts_of
from feeds.patterns import lazy_regex

__all__ = ["with_inner_markdown", "with_text_apart", "without_kramdown"]

_LIST_MARK = lazy_regex(r"[ \t]*(?:[*+-]|\d{1,9}\.)[ \t]+\S[^\n]*")
_TOC = lazy_regex(r"[ \t]*\{:[^{}\n]*\btoc\b[^{}\n]*\}[ \t]*")
_ABBREVIATION = lazy_regex(r"[ ]{0,3}\*\[[^\]\n]+\]:[^\n]*")
_COMMENT = "{::comment}"
_END = lazy_regex(r"\{:/(?:comment)?\}")
_EXTENSION = lazy_regex(r"\{::[a-z]+[^{}\n]*/?\}|\{:/[a-z]*\}")
_OPENING = lazy_regex(
    r"^(?P<indent>[ \t]*)<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<before>(?:[^<>\"]|\"[^\"]*\"){0,300}?)"
    r"\s+markdown=[\"']?(?:1|block|span)[\"']?(?P<after>(?:[^<>\"]|\"[^\"]*\"){0,300})>",
    re.MULTILINE,
)
_WHOLE_LINE = lazy_regex(
    r"(?:<(?P<name>p|div|center|h[1-6]|table|ul|ol|blockquote|figure|section|aside)\b[^\n]*</(?P=name)>"
    r"|<(?:br|hr|a\b[^\n<>]*></a)\b[^<>\n]*>)\n(?=[^\s<])"
)
_WHOLE = lazy_regex(rf"(?:\A|(?<=\n)[ \t]*\n)[ ]{{0,3}}{_WHOLE_LINE.pattern}")
_DEEPEST = 8


def without_kramdown(text: str) -> str:
    """The text without comments, options, abbreviations and lists of contents, line by line."""
    if not _has_sign(text):
        return text
    return "".join(part if is_code else _replaced(part) for part, is_code in parts_of(text))


def _has_sign(text: str) -> bool:
    if goes_on(text, "{", (":",)) or ("[" in text and goes_on(text, "*", ("[",))):
        return True
    return "^" in text and ("\n^\n" in text or text.startswith("^\n"))


def _replaced(text: str) -> str:
    return "".join(_lines(_EXTENSION.sub("", _without_comments(text))))


def with_inner_markdown(text: str) -> str:
    """The text with blank lines around Markdown in elements that say so: `markdown="1"`."""
    if "=" not in text or "markdown=" not in text:
        return text
    return "".join(part if is_code else _opened(part, 0) for part, is_code in parts_of(text))


def with_text_apart(text: str) -> str:
    """The text with a blank line behind an element that is whole on its line.

    So long as none comes, all is HTML to CommonMark: `<p></p>` and below it `a *b*`.
    """
    if ">" not in text or not _has_whole_line(text):
        return text
    return "".join(
        part if is_code else _WHOLE.sub(r"\g<0>\n", part) for part, is_code in parts_of(text)
    )


def _has_whole_line(text: str) -> bool:
    """Whether such an element begins a line, behind three blanks at most."""
    place = text.find("<")
    while place >= 0:
        before = text[max(0, place - 4) : place].rstrip(" ")
        is_first = before[-1:] == "\n" or (not before and place < len("    "))
        if is_first and _WHOLE_LINE.match(text, place) is not None:
            return True
        place = text.find("<", place + 1)
    return False


def _without_comments(text: str) -> str:
    found: list[str] = []
    position = 0
    while (start := text.find(_COMMENT, position)) >= 0:
        end = _END.search(text, start)
        if end is None:
            break
        found.append(text[position:start] + "\n" * text.count("\n", start, end.end()))
        position = end.end()
    return "".join([*found, text[position:]])


def _lines(text: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        is_list_of_contents = _LIST_MARK.fullmatch(line.rstrip("\n")) and _TOC.fullmatch(
            following.rstrip("\n")
        )
        is_end_of_block = line.strip() == "^" and line[0] == "^"
        if _ABBREVIATION.fullmatch(line.rstrip("\n")) or is_list_of_contents or is_end_of_block:
            yield "\n" if line.endswith("\n") else ""
        else:
            yield line


def _opened(text: str, depth: int) -> str:
    """Elements whose text is Markdown, with blank lines around it, as CommonMark asks for."""
    found: list[str] = []
    unclosed: set[str] = set()
    position = 0
    while (opening := _OPENING.search(text, position)) is not None:
        found.append(text[position : opening.start()])
        name = opening["name"].lower()
        closing = None if name in unclosed else _closing(text, name, opening.end())
        found.append(f"<{opening['name']}{opening['before']}{opening['after']}>")
        if closing is None or depth >= _DEEPEST:
            unclosed.add(name)
            position = opening.end()
            continue
        inner = dedent(text[opening.end() : closing.start()]).strip("\n")
        inner = _opened(inner, depth + 1).strip("\n")
        found.append(f"\n\n{inner}\n\n{closing.group()}\n\n")
        position = closing.end()
    found.append(text[position:])
    return "".join(found)


def _closing(text: str, name: str, position: int) -> re.Match[str] | None:
    """The closing tag that belongs to an element, inner ones of its kind passed."""
    open_ones = 0
    for match in re.compile(rf"<(/?){re.escape(name)}\b[^<>]*>", re.IGNORECASE).finditer(
        text, position
    ):
        open_ones += -1 if match[1] else 1
        if open_ones < 0:
            return match
    return None
