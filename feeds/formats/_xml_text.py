"""Text that can stand in XML, whatever it was made of."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.model import Article
from feeds.patterns import lazy_regex

__all__ = ["line", "lines", "shown_title", "sound"]

_ILLEGAL = lazy_regex("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def sound(text: str) -> str:
    """The text without what XML 1.0 Char excludes, and with LF line ends.

    Content takes such characters out and reports them; this is the last line of defence,
    for feeds that are made by hand. A carriage return would be written as `&#13;`.
    """
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The same on one line: titles, names, labels."""
    return " ".join(sound(text).split())


def lines(texts: Iterable[str]) -> list[str]:
    """Each on one line, without those of which nothing is left."""
    return [text for text in map(line, texts) if text]


def shown_title(article: Article) -> str:
    """A title for the formats that need one."""
    return line(article.title) or article.slug or article.id
