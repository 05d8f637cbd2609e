"""Which language the letters of a text resemble: the tables and the count of ELD, in a third
of its time.

A site's articles use the same words over and over. What ELD looks up in a table of a hundred
thousand groups of letters, which lie all over the memory, is looked up once a word here. The
scores are those of ELD to the last bit; a test holds them against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from feeds.content._gram_table import Share, gram_table
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

if TYPE_CHECKING:
    from regex import Pattern

__all__ = ["Likeness", "leans_to", "likest"]

_SAMPLE = 1000  # characters that ELD looks at
_ENOUGH = 480  # characters, in which 350 bytes of letters nearly always are
_LEAST_BYTES = 350  # then the sample ends at the next blank,
_MOST_BYTES = 380  # or here
_LONGEST_WORD = 70
_STEP = 3  # letters from one group of a word to its next
_LENGTH = 4  # letters of a group
_SCALE = 13200  # of how often a group stands in a text, to that of the tables
_DIVISOR = 3.2
_FEWEST_GROUPS = 3
_LEAST_SHARE = 0.24  # of what texts in that language score
_LEAST_LEAD = 0.01
_USUAL = 240.0  # how often a group stands in a sentence or two, on the scale of the tables
_FEWEST_WORDS = 8
_KEPT = b"'` 19"  # what ELD takes for a blank only ahead of another sign that is no letter
_IN_ASCII = bytes(
    ord(chr(code).lower())
    if chr(code).isascii() and chr(code).isalpha()
    else code
    if code in _KEPT
    else 0
    for code in range(256)
)
"""Small letters, what is kept, and 0 for each other sign."""

_LATIN = lazy_regex("[\0-\u024f\u2010-\u2027]*+")
_BETWEEN_LATIN = lazy_regex("[^A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u024f]+(?<!['` 19])")
"""What is between words, as ELD has it, for text of those characters; in a third of the time."""


class Likeness(NamedTuple):
    """A language ("" for none), how much a text resembles it and the second one, and whether
    ELD would rely on that.
    """

    language: str
    score: float
    second: float
    is_reliable: bool


class _Group:
    """Some letters: how much they tell, and how often they stand in texts of each language.

    Compared by identity, which makes it a quick key.
    """

    __slots__ = ("relevance", "shares")

    def __init__(self, shares: Iterable[Share]) -> None:
        self.shares = tuple((language, float(share)) for language, share in shares)
        number = len(self.shares)
        self.relevance = 27.0 if number == 1 else max(1.0, (16 - number) / 2 + 1)


class _Tables:
    """ELD's data, and what was looked up in it so far."""

    def __init__(self) -> None:
        self._table = gram_table()
        self._groups: dict[bytes, _Group] = {}
        self.words = _Words(self)
        self.languages = self._table.languages
        self.usual = self._table.usual

    def group(self, letters: bytes) -> _Group:
        """These letters, always as the same one."""
        found = self._groups.get(letters)
        if found is None:
            found = self._groups[letters] = _Group(self._table.shares(letters))
        return found


class _Words(dict[bytes, tuple[_Group, ...]]):
    """The groups of each word that was asked for so far."""

    def __init__(self, tables: _Tables) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, word: bytes) -> tuple[_Group, ...]:
        found = self[word] = tuple(map(self._tables.group, _letters(word)))
        return found


class _Evidence(dict[bytes, tuple[float, float]]):
    """What each word that was asked for so far says for a language, and for any other at most."""

    def __init__(self, tables: _Tables, language: int) -> None:
        super().__init__()
        self._tables = tables
        self._language = language

    def __missing__(self, word: bytes) -> tuple[float, float]:
        scores: dict[int, float] = {}
        for group in self._tables.words[word]:
            for language, share in group.shares:
                alike = share / _USUAL if share < _USUAL else _USUAL / share
                scores[language] = scores.get(language, 0.0) + alike * group.relevance + 2
        own = scores.pop(self._language, 0.0)
        found = self[word] = (own, max(scores.values(), default=0.0))
        return found


_tables = cache(_Tables)


@cache
def _evidence(language: str) -> _Evidence | None:
    tables = _tables()
    known = language in tables.languages
    return _Evidence(tables, tables.languages.index(language)) if known else None


@cache
def _between() -> Pattern[str]:
    """What is between words of any characters."""
    import regex  # noqa: PLC0415 - ELD brings it

    return regex.compile(r"[^\p{L}]+(?<!['` 19])")


def leans_to(text: str, language: str) -> float:
    """How much more the words of a text say for a language than for any other, as a ratio.

    Each word is taken by itself, and against the language that it tells most for but this one:
    above 1, no other language comes near. 0 where there is too little to go by.
    """
    evidence = _evidence(language)
    words = _sample(text).split()
    if evidence is None or len(words) < _FEWEST_WORDS:
        return 0.0
    own = other = 0.0
    for here, elsewhere in map(evidence.__getitem__, words):
        own += here
        other += elsewhere
    return own / other if other else 0.0


def likest(text: str) -> Likeness:
    """The language that a text resembles most."""
    tables = _tables()
    words = _sample(text).split()
    groups = list(chain.from_iterable(map(tables.words.__getitem__, words)))
    counts, total = Counter(groups), len(groups)
    scores = [0.0] * len(tables.languages)
    for group, count in counts.items():
        here = count / total * _SCALE
        relevance = group.relevance
        for language, share in group.shares:
            scores[language] += (share / here if here > share else here / share) * relevance + 2
    return _best(scores, len(counts), tables)


def _best(scores: list[float], groups: int, tables: _Tables) -> Likeness:
    total = max(scores)
    if not total:
        return Likeness("", 0.0, 0.0, is_reliable=False)
    language = scores.index(total)
    scores[language] = 0.0
    score, second = (one / (groups * _DIVISOR) for one in (total, max(scores)))
    tag = tables.languages[language]
    is_reliable = (
        groups >= _FEWEST_GROUPS
        and tables.usual[language] * _LEAST_SHARE <= score / groups
        and abs(score - second) >= _LEAST_LEAD
    )
    return Likeness(tag, score, second, is_reliable=is_reliable)


def _sample(text: str) -> bytes:
    """The beginning in small letters, with a blank for what is between them.

    Less of the text is enough where a letter follows the blank at which the sample ends.
    """
    for length in (_ENOUGH, _SAMPLE):
        letters = _letters_of(text[:length])
        end = letters.find(b" ", _LEAST_BYTES)
        if len(text) <= length or (end > 0 and letters[end:].strip(b" '`19")):
            break
    return letters[: min(_MOST_BYTES, end)] if len(letters) > _LEAST_BYTES else letters


def _letters_of(text: str) -> bytes:
    if text.isascii():
        parts = text.encode().translate(_IN_ASCII).split(b"\0")
        last = parts.pop()
        before = [part.rstrip(_KEPT) for part in parts]
        return b" ".join((*filter(None, before), last)).strip(b" ")
    pattern = _between() if _LATIN.fullmatch(text) is None else _BETWEEN_LATIN
    return pattern.sub(" ", text).strip().lower().encode()


def _letters(word: bytes) -> Iterator[bytes]:
    """The groups of a word: every third letter four of them, its ends marked by a blank."""
    length = min(len(word), _LONGEST_WORD)
    mark = b" "
    for start in range(0, length - _LENGTH, _STEP):
        yield mark + word[start : start + _LENGTH]
        mark = b""
    yield mark + word[max(0, length - _LENGTH) :] + b" "
