"""The language a text is written in, told only when it is sure."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eld import LanguageDetector

__all__ = ["detect_language", "likeness"]

_SAMPLE = 1000  # characters: the detector looks at no more
_LEAST_LETTERS = 60
_MARGIN = 1.2  # how far ahead of the second the first has to be
_TAGS = {"no": "nb"}  # what detectors call Norwegian is Bokmål


@cache
def _detector() -> LanguageDetector:
    from eld import LanguageDetector  # noqa: PLC0415 - 0.15 s that only this question costs

    return LanguageDetector()


def detect_language(text: str) -> str:
    """The BCP 47 tag of the text's language, or "" where it is not certain.

    The same text gives the same answer: no sampling, no seed. Short texts, and texts in
    which a second language scores nearly as well, have no answer.
    """
    sample = text[:_SAMPLE]
    if not _has_letters(sample):
        return ""
    found = _detector().detect(sample)
    if not found.language or not found.is_reliable():
        return ""
    ranked = sorted(found.scores().values(), reverse=True)
    if len(ranked) > 1 and ranked[0] < ranked[1] * _MARGIN:
        return ""
    return str(_TAGS.get(found.language, found.language))


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
    scores = _detector().detect(text[:_SAMPLE]).scores().values()
    return max((float(score) for score in scores), default=0.0)
