"""A text as tokens: one letter each for what it can be, so that patterns can be matched.

n  one or two digits     y  four digits      k  other numbers
m  a month's name        w  a weekday        x  either of them
p  am or pm              h  "Uhr", "h"       i  "min"          a  "at"
o  ordinal ("th")        c  "year"           g  glue           l  "published"
z  a zone                _  space            others stand for themselves
"""

from __future__ import annotations

from feeds.dates._iso import unknown_zone
from feeds.dates._lexicon import Lexicon, Meaning, fold_case
from feeds.dates._zones import ABBREVIATIONS, is_zone_name
from feeds.errors import DateError
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["Tokens", "tokenize"]

_TOKEN = lazy_regex(
    r"(?P<zone>[^\W\d_]{2,}(?:_[^\W\d_]+)*/[^\W\d_]{3,}[A-Za-z_/+-]*)"
    r"|(?P<number>[0-9]+)|(?P<space>\s+)|(?P<mark>[.,:/()'+\-])|(?P<word>[^0-9\s.,:/()'+\-]+)"
)
_LETTER = (
    r"[\u0e40-\u0e44]?[^\W\d_][\u0300-\u036f\u0e30-\u0e4e]*"  # with its accents and Thai vowels
)
_DOTTED = lazy_regex(rf"(?<!\w)((?:{_LETTER}\.\s?)+{_LETTER})\.?(?!\w)")
_IN_BRACKETS = lazy_regex(r"(?<=[0-9])\(([^\W\d_]{1,3})\)")  # 16(th), 2019(e)ko
_SET_APART = {"th": ("ที่",)}  # written as one word with the weekday
_LENGTHS = {1: "n", 2: "n", 4: "y"}
_AFTER_NUMBER = "ohip"
_NAMES = "mw"
_ELSEWHERE = "algc"
_HIDDEN = {sign: chr(0xE000 + place) for place, sign in enumerate(" -',/:()+#0123456789")}
_HIDE = str.maketrans({**_HIDDEN, ".": None})
_SHOW = str.maketrans({hidden: plain for plain, hidden in _HIDDEN.items()})


class Tokens(NamedTuple):
    """The shape, one letter a token, and beside it the tokens' texts and meanings."""

    shape: str
    texts: list[str]
    meanings: list[tuple[Meaning, ...]]

    def values(self, place: int, kind: str) -> list[int]:
        """The months, weekdays or halves of the day that the token at that place can mean."""
        return [number for found, number in self.meanings[place] if found == kind]


def tokenize(text: str, words: Lexicon) -> Tokens:
    """The tokens of a cleaned text; raises DateError for a word that is not known."""
    folded = fold_case(text, words.language)
    if "(" in folded:
        folded = _IN_BRACKETS.sub(r"\1", folded)
    for suffix in _SET_APART.get(words.language, ()):
        folded = folded.replace(suffix, f" {suffix} ")
    if "." in folded:
        folded = _DOTTED.sub(lambda match: _joined(match[0], words), folded)
    if words.phrases is not None:
        folded = words.phrases.sub(lambda match: match[0].translate(_HIDE), folded)
    shape: list[str] = []
    texts: list[str] = []
    meanings: list[tuple[Meaning, ...]] = []
    for match in _TOKEN.finditer(folded):
        token, kind = match[0], match.lastgroup
        meaning: tuple[Meaning, ...] = ()
        if kind == "number":
            letter = _LENGTHS.get(len(token), "k")
        elif kind == "space":
            letter = "_"
        elif kind == "mark":
            letter = token
        elif kind == "zone":
            if not is_zone_name(token):
                raise unknown_zone(token)
            letter = "z"
        else:
            letter, meaning = _word(token, words, shape)
            if len(letter) > 1:
                letter = _choose(letter, shape, folded[match.end() :])
        shape.append(letter)
        texts.append(token)
        meanings.append(meaning)
    return Tokens("".join(shape), texts, meanings)


def _joined(text: str, words: Lexicon) -> str:
    """`a. m.` as `am`, where the language knows that."""
    joined = text.replace(".", "").replace(" ", "")
    return joined if words.find(joined) else text


def _word(token: str, words: Lexicon, before: list[str]) -> tuple[str, tuple[Meaning, ...]]:
    """All kinds of a word, one letter each, and its meanings."""
    token = token.translate(_SHOW)
    meaning = words.find(token)
    if meaning:
        return "".join(dict.fromkeys(kind for kind, _ in meaning)), meaning
    if token.upper() in ABBREVIATIONS:
        return "z", ()
    if "".join(before[-4:]).rstrip("_").endswith((":n", "p")):
        raise unknown_zone(token.upper())
    raise DateError(
        f"{token[:40]!r} is no word of a date in {words.language!r}",
        hint="write the date alone, such as 2019-05-15",
    )


def _choose(kinds: str, before: list[str], rest: str) -> str:
    """What a word of several kinds is here: by whether it follows a number."""
    previous = next((letter for letter in reversed(before) if letter != "_"), "")
    if previous == "n":
        follows = rest.lstrip(" .")[:1].isdecimal()
        for kind in _AFTER_NUMBER:
            attached = kind != "o" or before[-1] != "_"
            if kind in kinds and attached and not (kind == "p" and follows):
                return kind
    if {"a", "g"} <= set(kinds):
        return "b"
    if set(_NAMES) <= set(kinds):
        return "x"
    return next((kind for kind in _NAMES + _ELSEWHERE if kind in kinds), kinds[0])
