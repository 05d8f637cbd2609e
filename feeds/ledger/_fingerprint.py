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
    "sketch",
]

FINGERPRINT_VERSION = 2

_DIGEST = 24  # hexadecimal digits: 96 bits
_PIECES = 4  # sentences that a sketch remembers
_IS_SMALL = (1 << 30).__gt__
"""Of checksums, which have 32 bits: a quarter of them."""

_SHORTEST = 12  # characters, or bytes, of a sentence that says something
_ASCII_STOPS = "!?;:"  # beside the full stop
_STOPS = "…。！？；।؟"
_STOPS_ALIKE = str.maketrans(_STOPS, "." * len(_STOPS))
_ASCII = bytes(range(128))
_IN_ASCII = _ASCII.lower().translate(
    bytes.maketrans(_ASCII_STOPS.encode(), b"." * len(_ASCII_STOPS))
) + bytes(range(128, 256))
"""Small letters, with a full stop for each stop."""

_FEW = 6  # letters that are quicker replaced one by one
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
    return ALGORITHMS[FINGERPRINT_VERSION](_plain(title), _plain(text))


def fingerprints(title: str, text: str, versions: Iterable[int]) -> tuple[str, ...]:
    """The fingerprints of one text by several algorithms; unknown versions are left out.

    Title and text are each on one line, with single blanks, as drafts have them. A ledger of an
    older version is compared by that version's algorithm, so that a change of algorithm is no
    change of words.
    """
    title, text = unicodedata.normalize("NFC", title), unicodedata.normalize("NFC", text)
    return tuple([ALGORITHMS[one](title, text) for one in versions if one in ALGORITHMS])


def has_no_text(value: str) -> bool:
    """Whether a fingerprint is of a title alone."""
    return sketch(value) <= sketch(fingerprint("", ""))


def sketch(value: str) -> set[str]:
    """The chosen sentences of a fingerprint, as keys that equal those of a text like it."""
    version, _, rest = value.partition("-")
    pieces = rest.partition("-")[2]
    return {f"{version}-{pieces[at : at + 4]}" for at in range(0, len(pieces), 4)}


def _first_version(title: str, text: str) -> str:
    sentences = _sentences(text.casefold())
    return f"1-{_digest_of(title, _bytes(text))}-{_sketch(sentences, text)}"


def _second_version(title: str, text: str) -> str:
    """As the first; but sentences that no mark ends, as in Thai or in verse, have parts too, and
    a few letters of Chinese are a sentence already."""
    data = _bytes(text)
    sentences = _short_sentences(_alike(data))
    return f"2-{_digest_of(title, data)}-{_sketch(sentences, text)}"


def _digest_of(title: str, text: bytes) -> str:
    words = (_bytes(f"{title} ") + text).strip(b" ")
    return hashlib.sha256(words).hexdigest()[:_DIGEST]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _plain(text: str) -> str:
    """In normal form and on one line, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sketch(sentences: Iterable[bytes], text: str) -> str:
    """The sentences whose checksums are the smallest, as four digits each.

    Which ones they are depends on each sentence alone, so that two texts that share most of
    their sentences nearly always share one of these (MinHash, Broder 1997).
    """
    sums = [*map(zlib.crc32, sentences)] or [zlib.crc32(_bytes(text.casefold()))]
    least = sorted(filter(_IS_SMALL, sums))[:_PIECES]  # so few are sorted, of most texts
    if len({*least}) < _PIECES:  # too few of them, or some stand there twice
        least = sorted({*sums})[:_PIECES]
    return "%04x" * len(least) % tuple([value & 0xFFFF for value in least])


def _sentences(text: str) -> list[bytes]:
    for stop in _ASCII_STOPS + _STOPS:
        text = text.replace(stop, ".")
    pieces = (piece.strip() for piece in text.split("."))
    return [_bytes(piece) for piece in pieces if len(piece) >= _SHORTEST]


def _alike(data: bytes) -> bytes:
    """A text in folded case (each letter folds by itself), with a full stop for every stop."""
    data = data.translate(_IN_ASCII)
    if data.isascii():
        return data
    others = data.translate(None, _ASCII)
    changed = [one for one in set(_text(others)) if one in _STOPS or one.casefold() != one]
    if len(changed) > _FEW:
        return _bytes(_text(data).casefold().translate(_STOPS_ALIKE))
    for one in changed:
        data = data.replace(_bytes(one), b"." if one in _STOPS else _bytes(one.casefold()))
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _short_sentences(text: bytes) -> list[bytes]:
    """Those of a text on one line, whose stops are alike."""
    pieces = text.split(b".")
    if max(map(len, pieces)) > _LONG:
        pieces = [
            part
            for piece in pieces
            for part in ((piece,) if _is_whole(piece) else map(_bytes, _parts(_text(piece))))
        ]
    return [piece for one in pieces if len(piece := one.strip()) >= _SHORTEST]


def _is_whole(piece: bytes) -> bool:
    """Whether a sentence surely has no parts: it has as many letters as bytes, or fewer."""
    length = len(piece)
    if length <= _LONG:
        return True
    return length <= _LONGEST and length <= _LONG_WORD * (piece.count(b" ") + 1)


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
