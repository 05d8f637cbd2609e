"""Markdown → HTML: CommonMark with tables, task lists, strikethrough, footnotes, definitions.

pyromark (pulldown-cmark) was measured against cmarkgfm (cmark) on 779 posts: 22 000 posts a
second against 8 000, without its two dependencies. What cmark does better, footnotes and
table alignment that survive sanitising, is fixed here.
"""

from __future__ import annotations

import re
from functools import cache

import pyromark

from feeds.content._cjk_emphasis import has_cjk_marks, with_marks, without_marks
from feeds.patterns import lazy_regex

__all__ = ["heading_lines", "markdown_to_html"]

_ALIGNED = lazy_regex(r"<(td|th) style=\"text-align: (left|center|right)\">")
_REFERENCE = lazy_regex(r"<sup class=\"footnote-reference\"><a href=\"#([^\"]*)\">(\d+)</a></sup>")
_DEFINITION = lazy_regex(
    r"<div class=\"footnote-definition\" id=\"([^\"]*)\">"
    r"<sup class=\"footnote-definition-label\">(\d+)</sup>\n(?:<p>)?"
)

_ALERT = lazy_regex(
    r"<blockquote>\n<p>\[!(?P<kind>[A-Za-z]+)\][+-]?(?P<title>[^\n<]*)(?P<end>\n|(?=</p>))"
)

_MARKED_LINES = lazy_regex(r"(<code class=\"language-[\w+#.-]++)[:{][^\s\"<>]*+")
"""A language with the lines to point out, `js{1,4}`; of it the language stays."""

_COLONS = ("\n:", "\n  :", "> :", "- :", "* :")  # what a line may begin with that is a definition
_COLON = lazy_regex(r"( {0,3}(?:>[ ]?)*(?:[-*+][ ]{1,3})*):(?=[^ \t])")
_FENCE = lazy_regex(r"[ \t>]*(`{3,}|~{3,})")
_LITERAL = lazy_regex(r"<(?:pre|script|style|textarea)\b", re.IGNORECASE)

_INDENTED = 4  # blanks ahead of what is code


@cache
def _options() -> pyromark.Options:
    names = pyromark.Options
    return (
        names.ENABLE_TABLES
        | names.ENABLE_FOOTNOTES
        | names.ENABLE_STRIKETHROUGH
        | names.ENABLE_TASKLISTS
        | names.ENABLE_HEADING_ATTRIBUTES
        | names.ENABLE_DEFINITION_LIST
    )


def markdown_to_html(text: str) -> str:
    """HTML of a Markdown text, raw HTML kept as it is: it is not safe yet."""
    if ":" in text and _may_define(text):
        text = _with_plain_colons(text)
    html = _html(text)
    if "=" not in html and "[" not in html:
        return html
    if ("|" in text or "<" in text) and "text-align" in html:
        html = _ALIGNED.sub(r'<\1 align="\2">', html)
    if ("^" in text or "<" in text) and "footnote-" in html:
        html = _REFERENCE.sub(r'<sup><a href="#fn-\1" id="fnref-\1">\2</a></sup>', html)
        html = _DEFINITION.sub(_definition, html)
    if "<code class" in html:
        html = _MARKED_LINES.sub(r"\1", html)
    return _ALERT.sub(_alert, html) if "[" in html and "<p>[!" in html else html


def _html(text: str) -> str:
    if has_cjk_marks(text):
        return without_marks(pyromark.html(with_marks(text), options=_options()))
    return pyromark.html(text, options=_options())


def _may_define(text: str) -> bool:
    """Whether a line may begin with a colon; one letter is looked for much faster than two."""
    place = text.find(":")
    while place >= 0:
        if text[max(0, place - 1)] in "\n " and text.endswith(_COLONS, 0, place + 1):
            return True
        place = text.find(":", place + 1)
    return False


def _with_plain_colons(text: str) -> str:
    """The text in which a colon begins a definition only where a blank follows it."""
    if _LITERAL.search(text) is not None:
        return text
    lines = text.split("\n")
    fence = ""
    for place, line in enumerate(lines):
        mark = _FENCE.match(line)
        if mark is not None and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (colon := _COLON.match(line)) is not None:
            lines[place] = f"{colon[1]}\\{line[colon.end(1) :]}"
    return "\n".join(lines)


def heading_lines(text: str) -> dict[str, str]:
    """The headings of a text as they are written, by the HTML that becomes of each alone."""
    written: list[str] = []
    before = ""
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped.startswith("#") and len(line) - len(line.lstrip()) < _INDENTED:
            written.append(_without_closing(stripped.lstrip("#").strip()))
        elif before and stripped and not stripped.strip("=-") and len(set(stripped)) == 1:
            written.append(before)
        before = stripped
    return {_inner(line): line for line in written if line}


def _without_closing(heading: str) -> str:
    rest = heading.rstrip("#")
    return rest.rstrip() if rest.endswith((" ", "\t")) else heading


def _inner(heading: str) -> str:
    html = _html(f"# {heading}")
    return html.partition(">")[2].rpartition("</h1>")[0].strip()


def _alert(match: re.Match[str]) -> str:
    """A box as GitHub has it, `> [!NOTE]`: its title, or its kind, on a line of its own."""
    title = match["title"].strip() or match["kind"].capitalize()
    rest = "</p>\n<p>" if match["end"] else ""
    return f"<blockquote>\n<p><strong>{title}</strong>{rest}"


def _definition(match: re.Match[str]) -> str:
    opening = "<p>" if match.group().endswith("<p>") else ""
    name, number = match[1], match[2]
    return f'<div id="fn-{name}">\n{opening}<sup><a href="#fnref-{name}">{number}</a></sup> '
