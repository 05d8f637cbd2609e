"""The words of HTML that is as plain and orderly as what Markdown makes: no tree is needed.

An HTML parser makes of such a text exactly the elements that its tags name, so that what a
walk over the tree would find is found in one pass over the tags, in an eighth of the time.
Whatever could be read otherwise is left to the parser: an end tag that is missing, text between
the cells of a table, a character reference beyond the four of XML.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from feeds.content._characters import has_odd_space, one_line
from feeds.patterns import lazy_regex

__all__ = ["COMMENT", "HEADINGS", "PageWords", "words_of"]

_ATTRIBUTES = r'(?:\s++[a-z-]++="[^"<]*+"|)*+'
_PHRASE = lazy_regex(rf"<(a|code|del|em|strong){_ATTRIBUTES}>([^<]*+)</\1>")
"""A phrase without any other element: its words alone are the same text."""

_TAG = lazy_regex(
    r"<(?:(p|li|h[1-6]|pre)>([^<]*+)</\1>"  # a block without any other element, at once
    rf"|(/?)([a-z][a-z0-9]*+){_ATTRIBUTES}(?: ?/)?>)"
)
_COMMENT = lazy_regex(r"<!--(?!-?>)[^-]*+(?:-[^-]+)*-->")
_MARK = "\1"  # for a comment
COMMENT = "!--"
"""What stands for comments among the names of elements."""

_ANY_TAG = lazy_regex(r"<[^<>]*>")
_LINK = lazy_regex(r"<a(?=[\s/>])")
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))

_NAMES = tuple(reference[1:] for reference, _ in _REFERENCES)

_PHRASES = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u "
    "var".split()
)
_EMPTY = frozenset(["br", "hr", "img"])
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset(["ol", "ul"])
_BETWEEN_BLOCKS = frozenset(["", "\n"])
_BLOCKS = HEADINGS | frozenset(
    "blockquote div figcaption figure hr li ol p pre section table tbody td th thead tr ul".split()
)
_AROUND = {
    **dict.fromkeys(["tbody", "thead"], frozenset(["table"])),
    **dict.fromkeys(["td", "th"], frozenset(["tr"])),
    "tr": frozenset(["tbody", "thead"]),
}
"""A part of a table, and what it stands in."""

_BETWEEN_CELLS = frozenset(["table", "tbody", "thead", "tr"])
_APART = frozenset(["blockquote", "figcaption", "li", "pre", "sup", "table"])
"""There is no running text in these."""

_DEEPEST = 40


class PageWords(NamedTuple):
    """The text with a block a line; the paragraphs of its running text; the elements that are met.

    Each attribute is in small letters, and its value in quotes.
    """

    text: str
    paragraphs: tuple[str, ...]
    names: frozenset[str | None]
    has_bare_sign: bool  # whether a `>` stands in the text as such


@lru_cache(maxsize=64)  # an article is asked for its words, its paragraphs, its excerpt, …
def words_of(html: str) -> PageWords | None:
    """The words; None where only a parser can tell."""
    if not _is_sound(html):
        return None
    html, comments = _COMMENT.subn(_MARK, html) if "<!" in html else (html, 0)
    phrases = _PHRASE.split(html)
    names = phrases[1::3]
    del phrases[1::3]
    parts = _TAG.split("".join(phrases))
    tags = {*parts[1::5], *parts[4::5]}
    if "a" in tags and not _are_links_apart(html):
        return None
    if comments:
        if sum(part.count(_MARK) for part in parts if part) != comments:
            return None  # one stands in a tag
        parts = [part and part.replace(_MARK, "") for part in parts]
        tags.add(COMMENT)
    found = frozenset(tags.union(names))
    is_odd = has_odd_space(html)
    return (None if is_odd else _flat(parts, found)) or _walked(parts, found, has_odd_space=is_odd)


def _flat(parts: list[str], names: frozenset[str | None]) -> PageWords | None:
    """The words of a text that was split by `_TAG`, of one block after the other and of lists.

    None for any other; most texts are so, and are done in a third of the time.
    """
    if not _BETWEEN_BLOCKS.issuperset(parts[5::5]) or parts[0] not in _BETWEEN_BLOCKS:
        return None
    blocks, texts = parts[1::5], parts[2::5]
    if (None in blocks or "li" in blocks) and not _are_lists(blocks, parts[3::5], parts[4::5]):
        return None
    lines: list[str] = []
    paragraphs: list[str] = []
    for block, text in zip(blocks, texts, strict=True):
        if block is None:
            continue
        line = text.replace("\n", " ").strip()
        if "  " in line:
            line = one_line(line)
        if line:
            lines.append(line)
            if block == "p":
                paragraphs.append(line)
    return _page_words(lines, paragraphs, names)


def _page_words(lines: list[str], paragraphs: list[str], names: frozenset[str | None]) -> PageWords:
    text = "\n".join(lines)
    if "&" not in text:
        return PageWords(text, tuple(paragraphs), names, ">" in text)
    return PageWords(_plain(text), tuple(map(_plain, paragraphs)), names, ">" in text)


def _are_lists(blocks: list[str], ends: list[str], names: list[str]) -> bool:
    """Whether all other tags are those of lists, in none of which there is another one, and
    around all their items.
    """
    opened = ""
    for block, end, name in zip(blocks, ends, names, strict=True):
        if block is not None:
            if (block == "li") != bool(opened):
                return False
        elif name not in _LISTS or opened != (name if end else ""):
            return False
        else:
            opened = "" if end else name
    return not opened


def _walked(
    parts: list[str], names: frozenset[str | None], *, has_odd_space: bool
) -> PageWords | None:
    """The words of a text that was split by `_TAG`."""
    pieces = iter(parts)
    walk = _Walk(has_odd_space=has_odd_space)
    text = next(pieces)
    if "<" in text:
        return None
    walk.add(text)
    has_table = "table" in names
    for block, whole, end, name, text in zip(pieces, pieces, pieces, pieces, pieces, strict=True):
        if block:
            goes_on = walk.whole(block, whole)
        elif end:
            goes_on = walk.close(name)
        else:
            goes_on = walk.open(name)
        if not goes_on or "<" in text or (has_table and text.strip() and walk.is_between_cells()):
            return None
        if text != "\n" or walk.line:  # nothing stands between blocks
            walk.add(text)
    walk.end_line()
    if walk.opened:
        return None
    return _page_words(walk.lines, walk.paragraphs, names)


def _is_sound(html: str) -> bool:
    """Whether each character of a text stands for itself, but for the references of XML."""
    if "&" in html and not _has_known_references(html):
        text = _ANY_TAG.sub(" ", html)  # values of attributes are none
        if not _has_known_references(text):
            return False
    try:
        html.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    return "\0" not in html and _MARK not in html


def _has_known_references(text: str) -> bool:
    _, *parts = text.split("&")
    return all(part.startswith(_NAMES) for part in parts)


def _are_links_apart(html: str) -> bool:
    """Whether each link ends before the next one begins: none may stand in another."""
    return all("</a>" in part for part in _LINK.split(html)[1:])


def _plain(text: str) -> str:
    for reference, character in _REFERENCES:
        text = text.replace(reference, character)
    return text


class _Walk:
    """From tag to tag, as far as they are in order; then a method returns False."""

    def __init__(self, *, has_odd_space: bool) -> None:
        self.lines: list[str] = []
        self.paragraphs: list[str] = []
        self.opened: list[str] = []
        self.line: list[str] = []
        self._has_odd_space = has_odd_space
        self._paragraph: list[str] | None = None

    def whole(self, name: str, text: str) -> bool:
        """A block with its text."""
        if (self.opened or name == "li") and not self._may_open(name):
            return False
        if self.line:
            self.end_line()
        line = text.replace("\n", " ").strip(" ")
        if self._has_odd_space or "  " in line:
            line = one_line(text)
        if line:
            self.lines.append(line)
            if name == "p" and (not self.opened or _APART.isdisjoint(self.opened)):
                self.paragraphs.append(line)
        return True

    def _one_line(self, text: str) -> str:
        """As `one_line`, which is slower where nothing is to be done."""
        line = text.replace("\n", " ").strip(" ")
        return one_line(text) if self._has_odd_space or "  " in line else line

    def open(self, name: str) -> bool:
        if name in _BLOCKS or name == "br":
            if not self._may_open(name) if name != "br" else self.is_between_cells():
                return False
            self.end_line()
            if name == "p":
                self._paragraph = []
        elif (name not in _PHRASES and name != "img") or self.is_between_cells():
            return False
        if name not in _EMPTY:
            if len(self.opened) >= _DEEPEST:
                return False
            self.opened.append(name)
        return True

    def _may_open(self, name: str) -> bool:
        """Whether this block ends no other one that is open."""
        if self._paragraph is not None:
            return False
        if name == "li":
            return bool(self.opened) and self.opened[-1] in _LISTS
        if name in _AROUND or self.is_between_cells():
            return bool(self.opened) and self.opened[-1] in _AROUND.get(name, ())
        return name not in HEADINGS or not self.opened or HEADINGS.isdisjoint(self.opened)

    def is_between_cells(self) -> bool:
        """Whether it is in a table, but in no cell: what stands there is put elsewhere."""
        return bool(self.opened) and self.opened[-1] in _BETWEEN_CELLS

    def close(self, name: str) -> bool:
        if not self.opened or self.opened.pop() != name:
            return False
        if name in _BLOCKS:
            self.end_line()
            if name == "p":
                self._end_paragraph()
        return True

    def add(self, text: str) -> None:
        if text == "\n" and not self.line:
            return  # between blocks
        self.line.append(text)
        if self._paragraph is not None and "sup" not in self.opened:
            self._paragraph.append(text)

    def end_line(self) -> None:
        if self.line:
            line = self._one_line("".join(self.line))
            if line:
                self.lines.append(line)
            self.line.clear()

    def _end_paragraph(self) -> None:
        self._add_paragraph(self._one_line("".join(self._paragraph or ())))
        self._paragraph = None

    def _add_paragraph(self, text: str) -> None:
        if text and (not self.opened or _APART.isdisjoint(self.opened)):
            self.paragraphs.append(text)
