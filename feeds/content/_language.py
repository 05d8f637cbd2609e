"""The language that a text is written in, where that is certain."""

from __future__ import annotations

from feeds.content._grams import leans_to, likest

__all__ = ["detect_language", "likeness"]

_SAMPLE = 1000  # characters: the detector looks at no more
_GLANCE = 200  # characters that tell the language of nine texts in ten
_LEAST_LETTERS = 60
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_MARGIN = 1.2  # how far ahead of the second the first has to be
_WIDE_MARGIN = 1.5  # likewise, for less of the text
_LEAN = 1.2  # how much more the words have to say for the usual language than for any other
_TAGS = {"no": "nb"}  # what detectors call Norwegian is Bokmål
_NAMES = {tag: name for name, tag in _TAGS.items()}


def detect_language(text: str, usual: str = "") -> str:
    """The BCP 47 tag of the text's language, or "" where it is not certain.

    The same text gives the same answer: no sampling, no seed. Short texts, and texts in
    which a second language scores nearly as well, have no answer. A text whose first words are
    clearly in the `usual` language is asked no further.
    """
    sample = text[:_SAMPLE]
    if _has_letters(sample[: 2 * _LEAST_LETTERS]):
        glance = sample[:_GLANCE].rpartition(" ")[0] if len(sample) > _GLANCE else sample
        glance = glance or sample[:_GLANCE]
        name = _NAMES.get(usual, "" if usual in _TAGS else usual)
        if name and leans_to(glance, name) >= _LEAN:
            return usual
        found = _surely(glance, _WIDE_MARGIN)
        if found:
            return found
    elif not _has_letters(sample):
        return ""
    return _surely(sample, _MARGIN)


def _surely(sample: str, margin: float) -> str:
    """The language of a sample that no other one comes near by less than a margin."""
    found = likest(sample)
    if not found.is_reliable or found.score < found.second * margin:
        return ""
    return _TAGS.get(found.language, found.language)


def _has_letters(sample: str) -> bool:
    """Whether there are enough of them."""
    if sample.isascii():
        return len(sample.encode().translate(None, _NO_LETTERS)) >= _LEAST_LETTERS
    return sum(map(str.isalpha, sample)) >= _LEAST_LETTERS


def likeness(text: str) -> float:
    """How much a text resembles the language it resembles most; 0 for none.

    For comparing readings of the same bytes: nonsense letters score lower than words.
    """
    return likest(text[:_SAMPLE]).score
