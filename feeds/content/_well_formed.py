"""The words of HTML that is as plain and orderly as what Markdown makes: no tree is needed.

An HTML parser makes of such a text exactly the elements that its tags name, so that what a
walk over the tree would find is found in one pass over the tags, in an eighth of the time.
Whatever could be read otherwise is left to the parser: an end tag that is missing, text between
the cells of a table, a character reference beyond the four of XML.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress, repeat

from feeds.content._characters import has_odd_space, one_line
from feeds.content._tag_walk import BETWEEN_CELLS, HEADINGS, LINE, LISTS, PARAGRAPH, TagWalk
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["BETWEEN_TAGS", "COMMENT", "HEADINGS", "PageWords", "words_of"]

_ATTRIBUTES = r'((?:[ \n]++[a-z-]++="[^"<\1]*+"|)*+(?: ?/)?)'  # but for what stands for comments
_PHRASE = lazy_regex(rf"<(a|code|del|em|strong){_ATTRIBUTES}>([^<]*+)</\1>")
"""A phrase without any other element: its words alone are the same text."""

_TAG = lazy_regex(
    r"<(?:(p|li|h[1-6]|pre)>([^<]*+)</\1>"  # a block without any other element, at once
    rf"|(/)?([a-z][a-z0-9]*+)(?(3)|{_ATTRIBUTES})>)"  # an end has no attributes
)
_COMMENT = lazy_regex(r"<!--(?!-?>)[^-]*+(?:-[^-]+)*-->")
_MARK = "\1"  # for a comment
BETWEEN_TAGS = _MARK
"""What stands between the attributes of two tags: it stands in none."""

COMMENT = "!--"
"""What stands for comments among the names of elements."""

_LINK = lazy_regex(r"<a(?=[\s/>])")
_REFERENCES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))

_NAMES = tuple(reference[1:] for reference, _ in _REFERENCES)

_BETWEEN_BLOCKS = frozenset(["", "\n"])


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
    are_lines: Iterable[bool]
    are_running: list[bool]  # paragraphs of the running text


def _page_words(found: _Found, names: frozenset[str | None], attributes: str) -> PageWords | None:
    text = _MARK.join(found.texts).replace("\n", " ")
    if "<" in text or "\0" in attributes or not _is_sound(text):
        return None
    has_bare_sign = ">" in text
    has_quote = "&" in text and "&quot;" in text
    texts = _on_lines(_plain(text) if "&" in text else text) if found.texts else []
    lines = filter(None, compress(texts, found.are_lines))
    running = filter(None, compress(texts, found.are_running))
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
    texts = parts[2::6]
    if None in blocks:
        texts = [text or "" for text in texts]
    return _Found(texts, repeat(True), [one == "p" for one in blocks])


def _are_lists(blocks: list[str], ends: list[str], names: list[str]) -> bool:
    """Whether all other tags are those of lists, in none of which there is another one, and
    around all their items.
    """
    opened = ""
    for block, end, name in zip(blocks, ends, names, strict=True):
        if block is not None:
            if (block == "li") != bool(opened):
                return False
        elif name not in LISTS or opened != (name if end else ""):
            return False
        else:
            opened = "" if end else name
    return not opened


def _walked(parts: list[str]) -> _Found | None:
    """Those of a text that was split by `_TAG`."""
    walk = TagWalk()
    walk.add(parts[0])
    opened, line = walk.opened, walk.line
    between = BETWEEN_CELLS if "table" in parts[4::6] else frozenset[str]()
    rows = zip(*(parts[place::6] for place in range(1, 7)), strict=True)
    for block, whole, end, name, stated, text in rows:
        if block:
            if (opened or block == "li") and not walk.may_open(block):
                return None
            if line:
                walk.end_line()
            walk.take(whole, LINE | PARAGRAPH if block == "p" and walk.is_running() else LINE)
        elif not (walk.close(name) if end else walk.open(name, stated)):
            return None
        if text and (text != "\n" or line):  # nothing stands between blocks
            if between and opened and opened[-1] in between and text.strip():
                return None
            walk.add(text)
    walk.end_line()
    if opened:
        return None
    return _Found(
        walk.texts,
        [kind & LINE > 0 for kind in walk.kinds],
        [kind & PARAGRAPH > 0 for kind in walk.kinds],
    )


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
