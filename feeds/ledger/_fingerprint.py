"""Fingerprints: whether the words of an article changed, whatever its markup is."""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "ALGORITHMS",
    "FINGERPRINT_VERSION",
    "fingerprint",
    "fingerprints",
    "has_no_text",
    "resembles",
    "sketch",
]

FINGERPRINT_VERSION = 1

_DIGEST = 24  # hexadecimal digits: 96 bits
_PIECES = 4  # sentences that a sketch remembers
_SHORTEST = 12  # characters of a sentence that says something
_STOPS = "!?…;:。！？；।؟"  # beside the full stop


def fingerprint(title: str, text: str) -> str:
    """Whether words changed: the version, 96 bits over the words, and a sketch of them.

    Blind to templates, markup, line ends, white space and Unicode normal form; any change
    of a word, a digit or a punctuation mark shows. The sketch (`resembles`) says whether a
    changed text is still much the same.
    """
    return ALGORITHMS[FINGERPRINT_VERSION](title, text)


def fingerprints(title: str, text: str, versions: Iterable[int]) -> tuple[str, ...]:
    """The fingerprints of one text by several algorithms; unknown versions are left out.

    A ledger of an older version is compared by that version's algorithm, so that a change
    of algorithm is no change of words.
    """
    return tuple(ALGORITHMS[one](title, text) for one in versions if one in ALGORITHMS)


def resembles(one: str, two: str) -> bool:
    """Whether two fingerprints are of texts that have half of the chosen sentences in common.

    One alone may be a greeting that every article ends with.
    """
    mine, other = sketch(one), sketch(two)
    return bool(mine and other) and 2 * len(mine & other) >= min(len(mine), len(other))


def has_no_text(value: str) -> bool:
    """Whether a fingerprint is of a title alone."""
    return sketch(value) <= sketch(fingerprint("", ""))


def sketch(value: str) -> set[str]:
    """The chosen sentences of a fingerprint, as keys that equal those of a text like it."""
    version, _, rest = value.partition("-")
    pieces = rest.partition("-")[2]
    return {f"{version}-{pieces[at : at + 4]}" for at in range(0, len(pieces), 4)}


def _first_version(title: str, text: str) -> str:
    body = _plain(text)
    words = f"{_plain(title)} {body}".strip(" ")
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return f"1-{digest}-{_sketch(body.casefold())}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sketch(text: str) -> str:
    """The sentences whose checksums are the smallest, as four digits each.

    Which ones they are depends on each sentence alone, so that two texts that share most of
    their sentences nearly always share one of these (MinHash, Broder 1997).
    """
    stopped = text
    for stop in _STOPS:  # quicker than a pattern: most are in no text
        stopped = stopped.replace(stop, ".")
    pieces = {piece.strip() for piece in stopped.split(".")}
    long = [piece for piece in pieces if len(piece) >= _SHORTEST] or [text]
    sums = sorted({zlib.crc32(piece.encode("utf-8", "surrogatepass")) for piece in long})
    return "".join(f"{value & 0xFFFF:04x}" for value in sums[:_PIECES])


ALGORITHMS: Mapping[int, Callable[[str, str], str]] = {1: _first_version}
"""Every algorithm that ever wrote a ledger: old ones stay, or all articles would look changed."""
