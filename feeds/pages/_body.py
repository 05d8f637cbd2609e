"""A body as a page shows it: what feed readers do not need, and people in a browser do.

Code and tables that scroll can be reached by the keyboard, task boxes and footnotes say what they
are, pictures wait until they are near. It adds attributes and links alone: whatever runs or
leads elsewhere was taken out before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from html import unescape
from types import MappingProxyType
from typing import ClassVar

from feeds.content import BodyMarks
from feeds.pages._code_colours import coloured
from feeds.pages._interface_words import Words
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["BodyFacts", "as_page_shows"]

_TRIGGER = lazy_regex(r'<(?:table|pre|input|img|div id="fn-)')
_TAG = lazy_regex(
    r"<(?P<end>/?)(?P<name>div|img|input|pre|table|td|th)(?![a-z0-9])"
    r'(?P<rest>[^<>"]*(?:"[^"]*"[^<>"]*)*)>'
)
_CODE = lazy_regex(
    r'<code class="(?P<name>lang(?:uage)?-[^"]+)">(?P<text>[^<]*)</code>(?=\s*</pre>)'
)
_ALIGN = lazy_regex(r' align="(left|right|center)"')
_ANY_ALIGN = lazy_regex(r' align="[^"]*"')
_SOURCE = lazy_regex(r' src="([^"]*)"')
_NONE: Mapping[str, tuple[int, int]] = MappingProxyType({})
_NOTE = lazy_regex(r'^ id="fn-([^"]+)"$')
_CALL = lazy_regex(r'id="fnref-([^"]+)"')


class BodyFacts(NamedTuple):
    """What is known of a body beside its HTML."""

    sizes: Mapping[str, tuple[int, int]] = _NONE  # of pictures, by their addresses
    marks: BodyMarks = BodyMarks()


def as_page_shows(html: str, words: Words, sizes: Mapping[str, tuple[int, int]] = _NONE) -> str:
    """The body with names, ways back and colours. `html` is as the sanitiser writes it.

    `sizes` are those of pictures, by their addresses as the body has them.
    """
    if not _TRIGGER.search(html):
        return html
    if "<pre" in html and "<code class=" in html:
        html = _CODE.sub(_in_colour, html)
    return _ShownBody(html, words, sizes).made()


def _in_colour(code: re.Match[str]) -> str:
    text = coloured(code["text"], code["name"].partition("-")[2])
    return f'<code class="{code["name"]}">{text}</code>'


class _ShownBody:
    """One pass over the tags of a body."""

    def __init__(self, html: str, words: Words, sizes: Mapping[str, tuple[int, int]]) -> None:
        self._html = html
        self._words = words
        self._sizes = sizes
        self._pieces: list[str] = []
        self._counts: dict[str, int] = {}  # of what scrolls
        self._numbers = {"pre": 0, "table": 0}
        self._notes: list[str] = []  # of each open div: the name of its footnote, or ""

    def made(self) -> str:
        position, html, rules, add = 0, self._html, self._RULES, self._pieces.append
        for tag in _TAG.finditer(html):
            end, name, rest = tag.groups()
            start, following = tag.span()
            add(html[position:start])
            add(self._end(name) if end else rules[name](self, rest))
            position = following
        add(html[position:])
        return "".join(self._pieces)

    def _end(self, name: str) -> str:
        if name == "table":
            return "</table></div>"
        if name == "div" and self._notes:
            self._lead_back(self._notes.pop())
        return f"</{name}>"

    def _pre(self, rest: str) -> str:
        return f"<pre{rest}{self._region('pre', self._words.code)}>"

    def _table(self, rest: str) -> str:
        return f'<div class="scroll"{self._region("table", self._words.table)}><table{rest}>'

    def _region(self, kind: str, label: str) -> str:
        """What makes a part that scrolls one that keys reach; several differ in their names."""
        self._numbers[kind] += 1
        if kind not in self._counts:
            self._counts[kind] = self._html.count(f"<{kind}")
        number = f" {self._numbers[kind]}" if self._counts[kind] > 1 else ""
        return f' tabindex="0" role="region" aria-label="{label}{number}"'

    def _input(self, rest: str) -> str:
        label = self._words.done if " checked" in rest else self._words.open
        return f'<input{rest} aria-label="{label}">'

    def _picture(self, rest: str) -> str:
        """With the room that it needs, so that nothing jumps when it comes."""
        source = _SOURCE.search(rest) if self._sizes else None
        size = self._sizes.get(unescape(source[1])) if source is not None else None
        if size is not None and " width=" not in rest and " height=" not in rest:
            rest += f' width="{size[0]}" height="{size[1]}"'
        return f"<img{rest}>" if " loading=" in rest else f'<img{rest} loading="lazy">'

    def _div(self, rest: str) -> str:
        note = _NOTE.match(rest)
        name = note[1] if note is not None and note[1] in self._called else ""
        self._notes.append(name)
        return f'<div{rest} class="footnote">' if name else f"<div{rest}>"

    @cached_property
    def _called(self) -> frozenset[str]:
        """The names of the footnotes that the text calls."""
        return frozenset(_CALL.findall(self._html))

    def _lead_back(self, name: str) -> None:
        """A link from the end of a footnote to where it is called."""
        if not name:
            return
        back = f' <a class="back" href="#fnref-{name}" aria-label="{self._words.back}">↩</a>'
        last = self._pieces[-1]
        text = last.rstrip()
        if text.endswith("</p>"):
            self._pieces[-1] = f"{text[: -len('</p>')]}{back}</p>{last[len(text) :]}"
        else:
            self._pieces[-1] = f"{text}{back}{last[len(text) :]}"

    def _data_cell(self, rest: str) -> str:
        return f"<td{_aligned(rest)}>" if rest else "<td>"

    def _head_cell(self, rest: str) -> str:
        return f"<th{_aligned(rest)}>" if rest else "<th>"

    _RULES: ClassVar[Mapping[str, Callable[[_ShownBody, str], str]]] = {
        "pre": _pre,
        "table": _table,
        "input": _input,
        "img": _picture,
        "td": _data_cell,
        "th": _head_cell,
        "div": _div,
    }
    """Element → what is made of its tag. One table for all bodies: a site has many."""


def _aligned(rest: str) -> str:
    """The attributes of a cell: HTML has no `align` any more, the stylesheet knows these
    classes.
    """
    found = _ALIGN.search(rest)
    aligned = "" if found is None else f' class="to-{found[1]}"'
    return f"{_ANY_ALIGN.sub('', rest)}{aligned}"
