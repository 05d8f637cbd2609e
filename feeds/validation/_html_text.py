"""The text inside HTML: escaped twice, left over from a template, turned by hidden controls."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5

from feeds.patterns import lazy_regex
from feeds.validation._finding import Rule
from feeds.validation._html_names import ELEMENTS, OPTIONAL_END, VOID

__all__ = [
    "BIDI",
    "BIDI_CONTROL",
    "DOUBLE_ESCAPED",
    "RULES",
    "TEMPLATE_LEFTOVER",
    "Mentions",
    "leftover",
    "markup_in",
    "text_flaws",
]

BIDI = lazy_regex("[\u202a-\u202e\u2066-\u2069]")

_REFERENCE = lazy_regex(r"&(?:#([0-9]{1,9})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));")
_NAMED = lazy_regex(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_TWICE = lazy_regex(
    r"&amp;(amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});", re.IGNORECASE
)
_LEFTOVER = lazy_regex(
    r"\{\{(?=[^{}\n]{0,80}\w)[^{}\n]{0,80}\}\}|\{%(?=[^%\n]{0,80}\w)[^%\n]{0,80}%\}|<%[^%\n]{0,80}%>|&lt;%[^%\n]{0,80}%&gt;"
    r"|\[object [A-Z]\w{2,20}\]|\$\{[\w.]{1,40}\}"
    r"|\[[a-z][\w-]{1,30}(?:\s+[\w-]{1,30}=(?:\"[^\"\[\]]{0,120}\"|'[^'\[\]]{0,120}'|&quot;[^\[\]]{0,120}&quot;"
    r"|[^\s\[\]\"'<>]{1,120})){1,9}\s{0,9}/?\]|\[/(?:caption|gallery|embed|audio|video|playlist|sourcecode)\]"
)
_VALUES = frozenset({"None", "undefined", "null", "NaN", "nil", "Invalid Date", "<nil>", "(null)"})
_LONGEST_VALUE = 20
_TAG = lazy_regex(r"</?([A-Za-z][A-Za-z0-9]{0,20})(?:\s[^<>]*)?/?>|<(!--)")
_C1 = range(0x80, 0xA0)
_CONTROLS = frozenset(range(0x20)) - {9, 10, 12, 13}
_SURROGATES = range(0xD800, 0xE000)

_Spans = Sequence[tuple[int, int]]

TEMPLATE_LEFTOVER = Rule(
    code="H404",
    name="template-leftover",
    severity="warning",
    message="a template or program left {value} behind",
    hint="give the value, or leave the field out",
    spec="https://www.rssboard.org/rss-profile#data-types-characterdata",
    once="feed",
)
BIDI_CONTROL = Rule(
    code="H405",
    name="bidi-control",
    severity="warning",
    message="an invisible direction control, {value}",
    hint='remove it; to turn text use <bdi>, or dir="rtl"',
    spec="https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing",
)


def text_flaws(html: str, verbatim: _Spans) -> Iterator[tuple[Rule, int, dict[str, str]]]:
    """The faults of the text of a piece of HTML: (rule, offset, params).

    `verbatim` says where <pre>, <code> and their like stand: there an escaped escape or a
    pair of braces is what the text is about.
    """
    if "&" in html:
        yield from _references(html, verbatim)
    if _may_have_leftovers(html):
        for match in _LEFTOVER.finditer(html):
            if not _inside(match.start(), verbatim):
                yield TEMPLATE_LEFTOVER, match.start(), {"value": match.group()}
    if not html.isascii():
        for match in BIDI.finditer(html):
            yield BIDI_CONTROL, match.start(), {"value": f"U+{ord(match.group()):04X}"}
    if len(html) <= _LONGEST_VALUE and html.strip() in _VALUES:
        yield TEMPLATE_LEFTOVER, 0, {"value": html.strip()}


BAD_REFERENCE = Rule(
    code="H306",
    name="bad-reference",
    severity="warning",
    message="{value} stands for no character",
    hint="write the character itself",
    spec=(
        "https://html.spec.whatwg.org/multipage/parsing.html#parse-error-unknown-named-character-reference"
    ),
)
DOUBLE_ESCAPED = Rule(
    code="H403",
    name="double-escaping",
    severity="warning",
    message="escaped twice: {value}",
    hint="escape once: {once}",
    spec="https://www.rssboard.org/rss-encoding-examples",
    once="feed",
)


def _references(html: str, verbatim: _Spans) -> Iterator[tuple[Rule, int, dict[str, str]]]:
    if "&amp;" in html:
        for match in _TWICE.finditer(html):
            if not _inside(match.start(), verbatim):
                once = f"&{match.group(1)};"
                yield (
                    DOUBLE_ESCAPED,
                    match.start(),
                    {"value": match.group(), "once": once},
                )
    if "&#" not in html and html5.keys() >= set(_NAMED.findall(html)):
        return
    for match in _REFERENCE.finditer(html):
        decimal, hexadecimal, name = match.groups()
        if name is not None:
            if f"{name};" not in html5:
                yield BAD_REFERENCE, match.start(), {"value": match.group()}
            continue
        point = int(decimal) if decimal else int(hexadecimal, 16)
        if point in _C1 or _is_no_character(point):
            yield BAD_REFERENCE, match.start(), {"value": match.group()}
        elif BIDI.match(chr(point)):
            yield BIDI_CONTROL, match.start(), {"value": f"U+{point:04X}"}


def _is_no_character(point: int) -> bool:
    return point in _CONTROLS or point in _SURROGATES or point > sys.maxunicode


def _inside(offset: int, spans: _Spans) -> bool:
    position = bisect_right(spans, (offset, offset)) - 1
    return position >= 0 and spans[position][0] <= offset < spans[position][1]


def _may_have_leftovers(text: str) -> bool:
    braces = "{" in text and ("{{" in text or "{%" in text or "${" in text)
    brackets = "[" in text and ("[/" in text or "=" in text or "[object " in text)
    return braces or brackets or "<%" in text or "&lt;%" in text


def leftover(text: str) -> str:
    """What a template or program left in a plain text: `{{ title }}`, `None`; "" for nothing."""
    if len(text) <= _LONGEST_VALUE and text.strip() in _VALUES:
        return text.strip()
    if _may_have_leftovers(text):
        match = _LEFTOVER.search(text)
        return match.group() if match else ""
    return ""


class Mentions:
    """The elements that a text only speaks of: `The <script> element`.

    Such a tag stands alone, without attributes, and nothing closes the element, although
    HTML asks for that.
    """

    def __init__(self, text: str) -> None:
        self._text = text.lower()
        self._is_closed: dict[str, bool] = {}

    def has(self, tag: str, name: str) -> bool:
        """Whether this tag, of the element of that name, is one."""
        name = name.lower()
        if tag.lower() != f"<{name}>" or name in VOID or name in OPTIONAL_END:
            return False
        if name not in self._is_closed:
            self._is_closed[name] = f"</{name}" in self._text
        return not self._is_closed[name]


def markup_in(text: str) -> Iterator[tuple[str, int]]:
    """The tags and character references in a text that should be plain, and where they are."""
    if "<" in text:
        mentions = Mentions(text)
        for match in _TAG.finditer(text):
            name = match.group(1)
            is_tag = name is None or name.lower() in ELEMENTS
            if is_tag and not (name and mentions.has(match.group(), name)):
                yield match.group(), match.start()
    if "&" in text:
        for match in _ANY_REFERENCE.finditer(text):
            if match.group()[1] == "#" or unescape(match.group()) != match.group():
                yield match.group(), match.start()


_ANY_REFERENCE = lazy_regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{0,6}|[A-Za-z][A-Za-z0-9]{1,31});")

RULES: tuple[Rule, ...] = (
    BAD_REFERENCE,
    DOUBLE_ESCAPED,
    TEMPLATE_LEFTOVER,
    BIDI_CONTROL,
)
