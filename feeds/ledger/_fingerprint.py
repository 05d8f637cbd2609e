"""Fingerprints: whether the words of an article changed, whatever its markup is."""

from __future__ import annotations

import hashlib
import unicodedata

__all__ = ["FINGERPRINT_VERSION", "fingerprint"]

FINGERPRINT_VERSION = 1
_LENGTH = 24


def fingerprint(title: str, text: str) -> str:
    """Ninety-six bits over the words of title and body, in hexadecimal digits.

    Blind to templates, markup, line ends, white space and Unicode normal form; any change
    of a word, a digit or a punctuation mark shows.
    """
    words = " ".join(unicodedata.normalize("NFC", f"{title}\n{text}").split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
