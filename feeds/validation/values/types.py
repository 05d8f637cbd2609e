"""Media types by RFC 2045 and RFC 6838, and what an address's extension says of them."""

from __future__ import annotations

import re
from functools import lru_cache

from feeds.patterns import lazy_regex

__all__ = ["media_type", "type_and_subtype"]

_WORD = r"[A-Za-z0-9!#$&^_.+'*|~`{}%-]+"
_MEDIA_TYPE = lazy_regex(
    rf"(?P<type>{_WORD})/(?P<subtype>{_WORD})"
    rf'(?:\s*;\s*{_WORD}\s*=\s*(?:{_WORD}|"(?:[^"\\]|\\.)*"))*\s*;?\s*',
    re.ASCII,
)


@lru_cache(maxsize=1024)
def media_type(text: str) -> bool:
    """Whether this is `type/subtype`, with or without parameters."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def type_and_subtype(text: str) -> str:
    """The bare type in lower case, without parameters."""
    return text.partition(";")[0].strip().lower()
