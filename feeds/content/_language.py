"""The language that a text is written in, where that is certain."""

from __future__ import annotations

from feeds.content._grams import likest

__all__ = ["detect_language", "likeness"]

_SAMPLE = 1000  # characters: the detector looks at no more
_LEAST_LETTERS = 60
_MARGIN = 1.2  # how far ahead of the second the first has to be
_TAGS = {"no": "nb"}  # what detectors call Norwegian is Bokmål


def detect_language(text: str) -> str:
    """The BCP 47 tag of the text's language, or "" where it is not certain.

    The same text gives the same answer: no sampling, no seed. Short texts, and texts in
    which a second language scores nearly as well, have no answer.
    """
    sample = text[:_SAMPLE]
    if not _has_letters(sample):
        return ""
    found = likest(sample)
    if not found.is_reliable or found.score < found.second * _MARGIN:
        return ""
    return _TAGS.get(found.language, found.language)


def _has_letters(sample: str) -> bool:
    """Whether there are enough of them; nearly always the beginning tells."""
    return any(
        sum(map(str.isalpha, part)) >= _LEAST_LETTERS
        for part in (sample[: 2 * _LEAST_LETTERS], sample)
    )


def likeness(text: str) -> float:
    """How much a text resembles the language it resembles most; 0 for none.

    For comparing readings of the same bytes: nonsense letters score lower than words.
    """
    return likest(text[:_SAMPLE]).score
