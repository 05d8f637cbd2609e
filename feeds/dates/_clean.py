"""The first layer: one spelling of spaces, dashes, digits and quotes; nothing is lost."""

from __future__ import annotations

import unicodedata

from feeds.errors import DateError
from feeds.patterns import lazy_regex

__all__ = ["MAX_LENGTH", "clean", "one_spelling"]

MAX_LENGTH = 200
"""Characters of the longest text that can be a date; longer ones are refused unread."""

_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_QUOTES = dict.fromkeys("’‘ʼʻ′`´＇", "'")
_MARKS = {
    "，": ",",
    "、": ",",
    "،": ",",
    "；": ",",
    ";": ",",
    "|": ",",
    "•": ",",
    "·": ",",
    "፣": ",",
}
_WIDE = dict(zip("：∶．。․／（）＋", "::.../()+", strict=True))
_UNSEEN = dict.fromkeys(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff\u061c"
)
_CHARACTERS = str.maketrans({**_DASHES, **_QUOTES, **_MARKS, **_WIDE, **_UNSEEN})
_WRAPPINGS = ("()", "[]", '""', "''", "“”", "„“", "«»")
_OTHER_DIGIT = lazy_regex(r"(?![0-9])\d")


def clean(text: str) -> str:
    """The text in one spelling; raises DateError for an empty or a very long one."""
    if len(text) > MAX_LENGTH:
        raise DateError(
            f"a text of {len(text)} characters is no date", hint="write one such as 2019-05-15"
        )
    text = one_spelling(text)
    if not text.isascii():
        text = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    text = " ".join(text.split())
    if text[:1] + text[-1:] in _WRAPPINGS and not set(text[1:-1]) & {text[0], text[-1]}:
        text = text[1:-1].strip()
    if not text:
        raise DateError("the date is empty", hint="write one such as 2019-05-15, 2019-05 or 2019")
    return text


def one_spelling(text: str) -> str:
    """Composed letters, and one character for each kind of dash, quote and separator."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return text.translate(_CHARACTERS)
