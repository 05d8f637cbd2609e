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

__all__ = ["BETWEEN_TAGS", "COMMENT", "HEADINGS", "PageWords", "words_of"]

_ATTRIBUTES = r'((?:[ \n]++[a-z-]++="[^"<\1]*+"|)*+(?: ?/)?)'  # but for what stands for comments
_PHRASE = lazy_regex(rf"<(a|code|del|em|strong){_ATTRIBUTES}>([^<]*+)</\1>")
"""A phrase without any other element: its words alone are the same text."""

_TAG = lazy_regex(
    r"<(?:(p|li|h[1-6]|pre)>([^<]*+)</\1>"  # a block without any other element, at once
    rf"|(/?)([a-z][a-z0-9]*+){_ATTRIBUTES}>)"
)
_NOTE = ' id="fn-'
"""What begins the attributes of a note of Markdown: it is no running text."""

_COMMENT = lazy_regex(r"<!--(?!-?>)[^-]*+(?:-[^-]+)*-->")
_MARK = "\1"  # for a comment
BETWEEN_TAGS = _MARK
"""What stands between the attributes of two tags: it stands in none."""

COMMENT = "!--"
"""What stands for comments among the names of elements."""

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


_LINE, _PARAGRAPH = 1, 2
"""What a text is: a line of the page, a paragraph of its running text, or both."""


class PageWords(NamedTuple):
    """The text with a block a line; the paragraphs of its running text; the elements that are met.

    Each attribute is in small letters, and its value in quotes.
    """

    text: str
    paragraphs: tuple[str, ...]
    names: frozenset[str | None]
    attributes: str  # as written, those of one tag and the next, with `BETWEEN_TAGS`
    has_bare_sign: bool  # whether a `>` stands in the text as such
    has_quote: bool  # whether a reference to a quotation mark stands in the text


@lru_cache(maxsize=64)  # an article is asked for its words, its paragraphs, its excerpt, …
def words_of(html: str) -> PageWords | None:
    """The words; None where only a parser can tell."""
    if _MARK in html:
        return None
    html, comments = _COMMENT.subn(_MARK, html) if "!" in html and "<!" in html else (html, 0)
    phrases = _PHRASE.split(html)
    names = {*phrases[1::4]}
    stated = phrases[2::4]
    del phrases[1::4]
    del phrases[1::3]
    parts = _TAG.split("".join(phrases))
    tags = {*parts[4::6]}
    if "a" in tags and not _are_links_apart(html):
        return None
    if comments:
        parts = [part and part.replace(_MARK, "") for part in parts]
        names.add(COMMENT)
    found = _flat(parts) or _walked(parts)
    if found is None:
        return None
    stated += filter(None, parts[5::6])
    return _page_words(found, frozenset(names.union(tags, parts[1::6])), BETWEEN_TAGS.join(stated))


class _Found(NamedTuple):
    """The texts of blocks as they stand there, and what each is."""

    texts: list[str]
    kinds: list[int]


def _page_words(found: _Found, names: frozenset[str | None], attributes: str) -> PageWords | None:
    text = _MARK.join(found.texts).replace("\n", " ")
    if "<" in text or "\0" in attributes or not _is_sound(text):
        return None
    has_bare_sign = ">" in text
    has_quote = "&" in text and "&quot;" in text
    texts = _on_lines(_plain(text) if "&" in text else text) if found.texts else []
    kinds = found.kinds
    lines = [one for one, kind in zip(texts, kinds, strict=True) if kind & _LINE and one]
    running = [one for one, kind in zip(texts, kinds, strict=True) if kind & _PARAGRAPH and one]
    return PageWords("\n".join(lines), tuple(running), names, attributes, has_bare_sign, has_quote)


def _on_lines(text: str) -> list[str]:
    """The texts, each with single blanks. Most have them already."""
    texts = text.split(_MARK)
    if has_odd_space(text):
        return list(map(one_line, texts))
    if "  " in text:
        return [one_line(one) if "  " in one else one.strip(" ") for one in texts]
    return [one.strip(" ") for one in texts]


def _flat(parts: list[str]) -> _Found | None:
    """Those of a text that was split by `_TAG`, of one block after the other and of lists.

    None for any other; most texts are so, and are done in a third of the time.
    """
    if not _BETWEEN_BLOCKS.issuperset(parts[6::6]) or parts[0] not in _BETWEEN_BLOCKS:
        return None
    blocks = parts[1::6]
    if (None in blocks or "li" in blocks) and not _are_lists(blocks, parts[3::6], parts[4::6]):
        return None
    texts = [text or "" for text in parts[2::6]]
    return _Found(texts, [_LINE | _PARAGRAPH if one == "p" else _LINE for one in blocks])


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


def _walked(parts: list[str]) -> _Found | None:
    """Those of a text that was split by `_TAG`."""
    walk = _Walk()
    walk.add(parts[0])
    opened, line = walk.opened, walk.line
    between = _BETWEEN_CELLS if "table" in parts[4::6] else frozenset[str]()
    rows = zip(*(parts[place::6] for place in range(1, 7)), strict=True)
    for block, whole, end, name, stated, text in rows:
        if block:
            if (opened or block == "li") and not walk.may_open(block):
                return None
            if line:
                walk.end_line()
            walk.take(whole, _LINE | _PARAGRAPH if block == "p" and walk.is_running() else _LINE)
        elif not (walk.close(name) if end else walk.open(name, stated)):
            return None
        if text and (text != "\n" or line):  # nothing stands between blocks
            if between and opened and opened[-1] in between and text.strip():
                return None
            walk.add(text)
    walk.end_line()
    return None if opened else _Found(walk.texts, walk.kinds)


def _is_sound(text: str) -> bool:
    """Whether each character of a text stands for itself, but for the references of XML."""
    if "&" in text and not all(part.startswith(_NAMES) for part in text.split("&")[1:]):
        return False
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False


def _are_links_apart(html: str) -> bool:
    """Whether each link ends before the next one begins: none may stand in another."""
    return all("</a>" in part for part in _LINK.split(html)[1:])


def _plain(text: str) -> str:
    for reference, character in _REFERENCES:
        text = text.replace(reference, character)
    return text


class _Walk:
    """From tag to tag, as far as they are in order; then a method returns False."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.kinds: list[int] = []
        self.opened: list[str] = []
        self.line: list[str] = []
        self._paragraph: list[str] | None = None
        self._note = 0  # how many elements are open in a note; 0 outside of any

    def take(self, text: str, kind: int) -> None:
        self.texts.append(text)
        self.kinds.append(kind)

    def is_running(self) -> bool:
        """Whether a paragraph would be one of the running text."""
        return not self._note and (not self.opened or _APART.isdisjoint(self.opened))

    def open(self, name: str, stated: str) -> bool:
        if name in _BLOCKS or name == "br":
            if not self.may_open(name) if name != "br" else self._is_between_cells():
                return False
            self.end_line()
            if name == "p":
                self._paragraph = []
            elif name == "div" and (self._note or stated.startswith(_NOTE)):
                if self._note or stated.count('"') > len('""'):
                    return False
                self._note = len(self.opened) + 1
        elif (name not in _PHRASES and name != "img") or self._is_between_cells():
            return False
        if name not in _EMPTY:
            if len(self.opened) >= _DEEPEST:
                return False
            self.opened.append(name)
        return True

    def may_open(self, name: str) -> bool:
        """Whether this block ends no other one that is open."""
        if self._paragraph is not None:
            return False
        if name == "li":
            return bool(self.opened) and self.opened[-1] in _LISTS
        if name in _AROUND or self._is_between_cells():
            return bool(self.opened) and self.opened[-1] in _AROUND.get(name, ())
        return name not in HEADINGS or not self.opened or HEADINGS.isdisjoint(self.opened)

    def _is_between_cells(self) -> bool:
        """Whether it is in a table, but in no cell: what stands there is put elsewhere."""
        return bool(self.opened) and self.opened[-1] in _BETWEEN_CELLS

    def close(self, name: str) -> bool:
        if not self.opened or self.opened.pop() != name:
            return False
        if name == "p":
            self._end_paragraph()
        elif name in _BLOCKS:
            self.end_line()
        self._note = self._note if self._note <= len(self.opened) else 0
        return True

    def add(self, text: str) -> None:
        if text == "\n" and not self.line:
            return  # between blocks
        self.line.append(text)
        if self._paragraph is not None and "sup" not in self.opened:
            self._paragraph.append(text)

    def end_line(self, kind: int = _LINE) -> None:
        if self.line:
            self.take("".join(self.line), kind)
            self.line.clear()

    def _end_paragraph(self) -> None:
        words, self._paragraph = self._paragraph, None
        if not self.is_running():
            self.end_line()
        elif words == self.line:
            self.end_line(_LINE | _PARAGRAPH)
        else:  # some of it stands above, or is no running text
            self.end_line()
            self.take("".join(words or ()), _PARAGRAPH)
