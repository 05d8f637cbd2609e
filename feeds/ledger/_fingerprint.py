"""Fingerprints: whether the words of an article changed, whatever its markup is."""

from __future__ import annotations

import hashlib
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Mapping

from feeds.content import has_odd_space

__all__ = [
    "ALGORITHMS",
    "FINGERPRINT_VERSION",
    "fingerprint",
    "fingerprints",
    "has_no_text",
    "sketch",
]

FINGERPRINT_VERSION = 2

_DIGEST = 24  # hexadecimal digits: 96 bits
_PIECES = 4  # sentences that a sketch remembers
_SHORTEST = 12  # characters, or bytes, of a sentence that says something
_STOPS = "!?…;:。！？；।؟"  # beside the full stop
_ASCII_STOPS = "!?;:"
_STOPS_ALIKE = bytes.maketrans(_ASCII_STOPS.encode(), b"." * len(_ASCII_STOPS))
_COMMAS = "،、，"
_LONG = 120  # characters of a sentence that is taken whole in any script
_LONGEST = 300  # characters of one in a script with spaces between words
_LONG_WORD = 12  # characters of a word, on average, where no spaces stand between words
_RUN = 32


def fingerprint(title: str, text: str) -> str:
    """Whether words changed: the version, 96 bits over the words, and a sketch of them.

    Blind to templates, markup, line ends, white space and Unicode normal form; any change
    of a word, a digit or a punctuation mark shows. The sketch says whether a changed
    text is still much the same.
    """
    return ALGORITHMS[FINGERPRINT_VERSION](title, text)


def fingerprints(title: str, text: str, versions: Iterable[int]) -> tuple[str, ...]:
    """The fingerprints of one text by several algorithms; unknown versions are left out.

    A ledger of an older version is compared by that version's algorithm, so that a change
    of algorithm is no change of words.
    """
    return tuple(ALGORITHMS[one](title, text) for one in versions if one in ALGORITHMS)


def has_no_text(value: str) -> bool:
    """Whether a fingerprint is of a title alone."""
    return sketch(value) <= sketch(fingerprint("", ""))


def sketch(value: str) -> set[str]:
    """The chosen sentences of a fingerprint, as keys that equal those of a text like it."""
    version, _, rest = value.partition("-")
    pieces = rest.partition("-")[2]
    return {f"{version}-{pieces[at : at + 4]}" for at in range(0, len(pieces), 4)}


def _first_version(title: str, text: str) -> str:
    return _made(1, title, text, _sentences)


def _second_version(title: str, text: str) -> str:
    """As the first; but sentences that no mark ends, as in Thai or in verse, have parts too, and
    a few letters of Chinese are a sentence already."""
    return _made(2, title, text, _short_sentences)


def _made(version: int, title: str, text: str, split: Callable[[str], Iterable[bytes]]) -> str:
    body = _plain(text)
    words = f"{_plain(title)} {body}".strip(" ")
    digest = hashlib.sha256(_bytes(words)).hexdigest()[:_DIGEST]
    return f"{version}-{digest}-{_sketch(body.casefold(), split)}"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _plain(text: str) -> str:
    """In normal form, with single blanks; most texts come so, and are looked at alone."""
    text = unicodedata.normalize("NFC", text)
    if "  " in text or text[:1] == " " or text[-1:] == " " or has_odd_space(text) or "\n" in text:
        return " ".join(text.split())
    return text


def _sketch(text: str, split: Callable[[str], Iterable[bytes]]) -> str:
    """The sentences whose checksums are the smallest, as four digits each.

    Which ones they are depends on each sentence alone, so that two texts that share most of
    their sentences nearly always share one of these (MinHash, Broder 1997).
    """
    sums = sorted(set(map(zlib.crc32, split(text)))) or [zlib.crc32(_bytes(text))]
    return "".join([f"{value & 0xFFFF:04x}" for value in sums[:_PIECES]])


def _sentences(text: str) -> list[bytes]:
    pieces = (piece.strip() for piece in _split(text))
    return [_bytes(piece) for piece in pieces if len(piece) >= _SHORTEST]


def _short_sentences(text: str) -> list[bytes]:
    if text.isascii():
        found = text.encode().translate(_STOPS_ALIKE).split(b".")
        if max(map(len, found)) <= _LONG:
            return [piece for one in found if len(piece := one.strip()) >= _SHORTEST]
    pieces = _split(text)
    if max(map(len, pieces)) > _LONG:
        pieces = [
            part
            for piece in pieces
            for part in ((piece,) if len(piece) <= _LONG else _parts(piece))
        ]
    made = _bytes("\n".join(map(str.strip, pieces))).split(b"\n")  # at once: there are many
    return [piece for piece in made if len(piece) >= _SHORTEST]


def _split(text: str) -> list[str]:
    for stop in _ASCII_STOPS if text.isascii() else _STOPS:  # quicker than a pattern
        text = text.replace(stop, ".")
    return text.split(".")


def _parts(piece: str) -> list[str]:
    """A long sentence by its commas and words; in a script without spaces between words by its
    spaces, since these stand between sentences there. None is long.

    Where a part ends depends on what is near, so that an edit changes few of them.
    """
    if len(piece) <= _LONG:
        return [piece]
    is_dense = len(piece) > _LONG_WORD * (piece.count(" ") + 1)
    if not is_dense and len(piece) <= _LONGEST:
        return [piece]
    for comma in _COMMAS:
        piece = piece.replace(comma, ",")
    words = piece.split(" ")
    if is_dense:
        runs = [run for word in words for run in word.split(",")]
        return [run[at : at + _RUN] for run in runs for at in range(0, len(run), _RUN)]
    made: list[str] = []
    begin, length = 0, 0  # of the part: its first word, and its characters
    for place, word in enumerate(words, 1):
        length += 1 + len(word)
        if length >= _RUN and (word.endswith(",") or len(word) >= _LONG_WORD // 2):
            made.append(" ".join(["", *words[begin:place]]))
            begin, length = place, 0
    return [*made, " ".join(["", *words[begin:]]) if length else ""]


ALGORITHMS: Mapping[int, Callable[[str, str], str]] = {
    1: _first_version,
    2: _second_version,
}
"""Every algorithm that ever wrote a ledger: old ones stay, or all articles would look changed."""
