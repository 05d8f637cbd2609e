"""Ids for headings and other parts of a page, so that links to them lead there."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

from feeds.content._well_formed import COMMENT, HEADINGS, PageWords, words_of
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["PAGE_IDS", "HeadingStyle", "heading_words", "with_ids"]

PAGE_IDS = frozenset({"main-content"})
"""Those that our own pages have around a body."""

_TAG = lazy_regex(r"<[^<>]*>")
_TOKEN = lazy_regex(r"<!--|<(?P<end>/?)[hH](?P<level>[1-6])(?=[\s/>])(?P<attributes>[^<>]*)>")
_OPENED = lazy_regex(r"<h([1-6])(>?)")
_ID = lazy_regex(
    r"(?P<before><[A-Za-z][^<>]*?\s[iI][dD]\s*=\s*)"
    r"(?P<value>\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>=]+)"
)
_STATED_ID = lazy_regex(r"[ \n]id=\"([^\"<>']+)\"")
_HAS_ID = lazy_regex(r"\s[iI][dD]\s*=")
_ANCHOR = lazy_regex(r"<[aA](?=\s)([^<>]*+)>")
_NAME = lazy_regex(
    r"(?<=\s)[nN][aA][mM][eE]\s*+=\s*+(?P<value>\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>=]++)"
)
_IN_SECTION = lazy_regex(r"<section\b[^<>]*\sid=[^<>]*>\s*\Z")
_NEAR = 300  # characters ahead of a heading in which its section begins
_NUMBERED = lazy_regex(r"(?P<stem>.*)_(?P<number>[0-9]+)", re.DOTALL)


def heading_words(inner: str) -> str:
    """The text of a heading, of the HTML in it."""
    text = _TAG.sub("", inner) if "<" in inner else inner
    return (unescape(text) if "&" in text else text).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingStyle:
    """How a generator names the headings of a page."""

    make: Callable[[str], str]  # the text of a heading → its id; "" where nothing remains
    usual: str = ""  # the id where nothing remains; "" for none
    is_counted_up: bool = False  # repeats of `a` are `a_1`, `a_2`, and that of `a_1` is `a_2`
    is_of_source: bool = False  # made of the line as it is written, the marks of Markdown too
    words: Callable[[str], str] = heading_words
    prefix: str = ""  # ahead of each id that is made
    are_named: bool = True  # False: headings have no ids but those that are stated


def with_ids(html: str, style: HeadingStyle, *, lines: Callable[[], dict[str, str]]) -> str:
    """The body with an id for each heading that has none, and with no id twice.

    `<a name>` becomes an id as well. Repeats are numbered in the way of the generator. `lines`
    gives the headings as they are written, by the HTML that becomes of each; it is asked once.
    """
    words = words_of(html)  # None where any tag may be in there
    has_ids, has_names = _stated(html, words)
    if has_names:
        html = _ANCHOR.sub(_with_id, html)
    ids = _Ids(style, lines)
    if has_ids and words is not None and (stated := _apart(words)):
        ids.known(stated)
    elif has_ids or has_names:
        html = _ID.sub(ids.stated, html)
    if not style.are_named or (words is not None and HEADINGS.isdisjoint(words.names)):
        return html
    if words is not None and COMMENT not in words.names:
        parts = _OPENED.split(html)
        if all(parts[2::3]) and ("section" not in words.names):
            return _with_bare_headings(parts, ids)
    return _with_headings(html, ids)


def _stated(html: str, words: PageWords | None) -> tuple[bool, bool]:
    """Whether any id may be stated, and any name."""
    if words is not None and COMMENT not in words.names:
        return "id=" in words.attributes, "name=" in words.attributes
    before = {one.rstrip()[-4:].lower() for one in html.split("=")[:-1]}
    return any(one.endswith("id") for one in before), "name" in before


def _apart(words: PageWords) -> set[str]:
    """The ids that are stated, where each is another one, and none has to be changed."""
    attributes = words.attributes
    found = _STATED_ID.findall(attributes)
    ids = {*found}
    if len(ids) != attributes.count("id=") or not PAGE_IDS.isdisjoint(ids):
        return set()
    if COMMENT in words.names or "name=" in attributes or "&" in "".join(found):
        return set()
    return ids


class _Ids:
    """The ids of a page: each once."""

    def __init__(self, style: HeadingStyle, lines: Callable[[], dict[str, str]]) -> None:
        self._lines = lines
        self._written: dict[str, str] | None = None  # those lines, once they are known
        self._used = set(PAGE_IDS)
        self._last: dict[str, int] = {}
        self._style = style

    def of(self, inner: str) -> str:
        """The id of a heading, of the HTML in it; "" for none."""
        style = self._style
        text = style.words(inner)
        if style.is_of_source and (not inner.isascii() or "<" in inner or "&" in inner):
            if self._written is None:
                self._written = self._lines()
            text = self._written.get(inner.strip(), text)
        return self.take(style.prefix + (style.make(text) or style.usual))

    def known(self, ids: set[str]) -> None:
        """These are there already, and stay."""
        self._used |= ids

    def stated(self, match: re.Match[str]) -> str:
        """A tag with an id that is written, with a number where it is there already."""
        written = match["value"].strip("\"'")
        wanted = unescape(written)
        if not wanted or wanted not in self._used:
            self._used.add(wanted)
            return match[0]
        return f'{match["before"]}"{escape(self.take(wanted))}"'

    def take(self, wanted: str) -> str:
        """This id, or the first like it that is free."""
        if wanted in self._used:
            wanted = self._numbered(wanted)
        self._used.add(wanted)
        return wanted

    def _numbered(self, wanted: str) -> str:
        stem, mark, number = wanted, "-", self._last.get(wanted, 0)
        if self._style.is_counted_up:
            mark, found = "_", _NUMBERED.fullmatch(wanted)
            if found is not None:
                stem = found["stem"]
                number = max(number, int(found["number"][:9]))
        while (made := f"{stem}{mark}{number + 1}") in self._used:
            number += 1
        self._last[wanted] = number + 1
        return made


def _with_id(match: re.Match[str]) -> str:
    """An anchor whose id is its name."""
    named = _NAME.search(match[1])
    if named is None:
        return match[0]
    before, after = match[1][: named.start()], match[1][named.end() :]
    attributes, value = before + after, named["value"].strip("\"'")
    stated = _ID.match(match[0])
    if stated is None:
        return f'<a{before}id="{value}"{after}>'
    if stated["value"].strip("\"'") == value:
        return f"<a{attributes}>"
    return f'<a id="{value}"></a><a{attributes}>'


def _with_bare_headings(parts: list[str], ids: _Ids) -> str:
    """HTML in good order that was parted by `_OPENED`, where no heading has an attribute."""
    for place in range(1, len(parts), 3):
        level, rest = parts[place], parts[place + 2]
        name = ids.of(rest[: rest.find("</h")])
        parts[place] = f'<h{level} id="{escape(name)}"' if name else f"<h{level}"
    return "".join(parts)


def _with_headings(html: str, ids: _Ids) -> str:
    found: list[str] = []
    done, hidden = 0, 0  # how far the text is written; where a comment ends
    has_sections = "<section" in html
    opened: re.Match[str] | None = None
    for match in _TOKEN.finditer(html):
        if match.start() < hidden:
            continue
        if match["level"] is None:
            end = html.find("-->", match.end())
            hidden = end if end >= 0 else len(html)
        elif not match["end"]:
            opened = match
        elif opened is not None and opened["level"] == match["level"]:
            name = ""
            has_id = opened["attributes"] and _HAS_ID.search(opened["attributes"])
            if not has_id and not (has_sections and _is_in_section(html, opened)):
                name = ids.of(html[opened.end() : match.start()])
            if name:
                place = opened.start() + len("<h1")
                found += (html[done:place], f' id="{escape(name)}"')
                done = place
            opened = None
    found.append(html[done:])
    return "".join(found)


def _is_in_section(html: str, opened: re.Match[str]) -> bool:
    """Whether the heading is the first thing in a section with an id, as docutils makes it."""
    start = opened.start()
    return _IN_SECTION.search(html, max(0, start - _NEAR), start) is not None
