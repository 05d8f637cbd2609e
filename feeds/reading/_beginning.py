"""Whether a file of any name begins as the source of an article does."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from feeds.errors import ReadError
from feeds.patterns import lazy_regex
from feeds.reading._front_matter import split_front_matter
from feeds.reading.keys import canonical

__all__ = ["begins_as_article"]

_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)
_FENCE = lazy_regex(r"\s*(?:-{3,}|\+{3})")
_OBJECT = lazy_regex(r"\s*\{")
_WORDS = lazy_regex(r"[\s,;]*[^\s,;{}\[\]]")
_SAYS = frozenset({"author", "date", "draft", "hidden", "slug", "summary", "tags", "title"})


def begins_as_article(head: bytes, name: str) -> bool:
    """Whether metadata of an article stand at the head of a file of that name: between fences,
    or with a title.
    """
    encoding = "utf-16" if head.startswith(_UTF16) else "utf-8-sig"
    text = head.decode(encoding, "replace").replace("\r\n", "\n")
    if "\0" in text:
        return False
    try:
        split = split_front_matter(text, name)
    except ReadError:
        return _FENCE.match(text) is not None
    names = {canonical(entry.key) for entry in split.entries}
    if _OBJECT.match(text):  # rows of JSON are no metadata: what is behind them is more of them
        return bool(names & _SAYS) and bool(_WORDS.match(split.body))
    return bool(names & (_SAYS if _FENCE.match(text) else {"title"}))
