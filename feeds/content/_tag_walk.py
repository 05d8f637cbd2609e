"""From tag to tag of orderly HTML: what stands open, and which texts are lines and paragraphs."""

from __future__ import annotations

__all__ = ["BETWEEN_CELLS", "HEADINGS", "LINE", "LISTS", "PARAGRAPH", "TagWalk"]

LINE, PARAGRAPH = 1, 2
"""What a text is: a line of the page, a paragraph of its running text, or both."""

_NOTE = ' id="fn-'
"""What begins the attributes of a note of Markdown: it is no running text."""

_PHRASES = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u "
    "var".split()
)
_EMPTY = frozenset(["br", "hr", "img"])
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LISTS = frozenset(["ol", "ul"])
_BLOCKS = HEADINGS | frozenset(
    "blockquote div figcaption figure hr li ol p pre section table tbody td th thead tr ul".split()
)
_AROUND = {
    **dict.fromkeys(["tbody", "thead"], frozenset(["table"])),
    **dict.fromkeys(["td", "th"], frozenset(["tr"])),
    "tr": frozenset(["tbody", "thead"]),
}
"""A part of a table, and what it stands in."""

BETWEEN_CELLS = frozenset(["table", "tbody", "thead", "tr"])
_APART = frozenset(["blockquote", "figcaption", "li", "pre", "sup", "table"])
"""There is no running text in these."""

_DEEPEST = 40


class TagWalk:
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
            return bool(self.opened) and self.opened[-1] in LISTS
        if name in _AROUND or self._is_between_cells():
            return bool(self.opened) and self.opened[-1] in _AROUND.get(name, ())
        return name not in HEADINGS or not self.opened or HEADINGS.isdisjoint(self.opened)

    def _is_between_cells(self) -> bool:
        """Whether it is in a table, but in no cell: what stands there is put elsewhere."""
        return bool(self.opened) and self.opened[-1] in BETWEEN_CELLS

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

    def end_line(self, kind: int = LINE) -> None:
        if self.line:
            self.take("".join(self.line), kind)
            self.line.clear()

    def _end_paragraph(self) -> None:
        words, self._paragraph = self._paragraph, None
        if not self.is_running():
            self.end_line()
        elif words == self.line:
            self.end_line(LINE | PARAGRAPH)
        else:  # some of it stands above, or is no running text
            self.end_line()
            self.take("".join(words or ()), PARAGRAPH)
