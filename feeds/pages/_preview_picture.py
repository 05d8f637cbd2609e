"""The picture that others show beside a link to an article, and the words that stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import unescape

from feeds.model import Article
from feeds.patterns import lazy_regex

__all__ = ["picture_of"]

_PICTURE = lazy_regex(r"<img(?=\s)((?:[^<>\"]|\"[^\"]*\")*)>")
_SOURCE = lazy_regex(r"\ssrc=\"([^\"]*)\"")
_WORDS = lazy_regex(r"\salt=\"([^\"]*)\"")
_SMALLEST = 200  # pixels, either way: what is smaller is a sign, or counts visitors
_LOOKS = 20  # pictures of a body that are looked at


def picture_of(article: Article, sizes: Mapping[str, tuple[int, int]]) -> tuple[str, str] | None:
    """Its address and its words: the picture that is stated, else the first one of some size.

    `sizes` are those of pictures by address, as far as they are known.
    """
    if article.image and (article.image_alt or "<img" not in article.html):
        return article.image, article.image_alt
    if not article.image and "<img" not in article.html:
        return None
    shown = _pictures(article.html)
    if article.image:
        words = (words for source, words in shown if source == article.image)
        return article.image, next(words, "")
    return next((one for one in shown if _is_large(one[0], sizes)), None)


def _pictures(html: str) -> Iterator[tuple[str, str]]:
    for number, found in enumerate(_PICTURE.finditer(html)):
        source, words = _SOURCE.search(found[1]), _WORDS.search(found[1])
        if source is not None:
            yield unescape(source[1]), unescape(words[1]) if words is not None else ""
        if number == _LOOKS:
            return


def _is_large(address: str, sizes: Mapping[str, tuple[int, int]]) -> bool:
    width, height = sizes.get(address, (_SMALLEST, _SMALLEST))
    return address.startswith("http") and min(width, height) >= _SMALLEST
