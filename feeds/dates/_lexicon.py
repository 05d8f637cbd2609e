"""The words of one language that a date may hold, and what each of them means.

Made of the table (names.json, out of the CLDR) and the extras; a word that is in neither,
and is no unambiguous beginning of a name, is unknown, and an unknown word refuses the date.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from feeds.dates._clean import one_spelling

__all__ = ["Lexicon", "base_language", "fold_case", "lexicon", "order_of", "written"]

_TABLE = Path(__file__).with_name("names.json")
_ALIASES = {
    "no": "nb",
    "iw": "he",
    "in": "id",
    "sh": "sr",
    "tl": "fil",
    "mo": "ro",
    "ji": "yi",
    "cmn": "zh",
}
_TURKIC = {"tr", "az"}
_TURKISH_I = str.maketrans({"İ": "i", "I": "ı"})
_PREFIXED = {"he": "ב"}  # "in", written as one word with the month
_PREFIX = 3  # letters
_CANDIDATES = 2  # months that a weekday may choose from: čer is June or July in Czech
_PARTICLES = re.compile(r"^(?:de |d'|da |am |an |a' |na |dhen |dhe n-|ta' )")
_DOTS = str.maketrans("", "", ".")
_KINDS = {
    "glue": "g",
    "lead": "l",
    "at": "a",
    "hour": "h",
    "minute": "i",
    "nth": "o",
    "year": "c",
}

Meaning = tuple[str, int]
"""A kind (one letter, see feeds.dates._tokens) and a value (month, weekday, half of the day)."""


class Lexicon(NamedTuple):
    """The words of a language, case folded, each with all it can mean."""

    language: str
    words: dict[str, tuple[Meaning, ...]]
    plain: dict[str, tuple[Meaning, ...]]  # without accents; only what stays unambiguous
    phrases: re.Pattern[str] | None  # names of several words

    def find(self, word: str) -> tuple[Meaning, ...]:
        """What a case-folded word can mean; () for an unknown one."""
        found = self.words.get(word)
        if found is None:
            found = self.plain.get(_without_accents(word), ())
        return found


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=256)
def base_language(tag: str) -> str:
    """The table's name of a BCP 47 tag's language; "" where it has none."""
    base = tag.replace("_", "-").split("-")[0].lower()
    base = _ALIASES.get(base, base)
    return base if base in _table()["languages"] else ""


@lru_cache(maxsize=256)
def order_of(tag: str) -> str:
    """The order of day, month and year in a language or its region; "" where it has none."""
    base = base_language(tag)
    if not base:
        return ""
    regions = [part for part in tag.replace("_", "-").split("-")[1:] if len(part) in {2, 3}]
    region = regions[-1].upper() if regions else ""
    order = _table()["orders"].get(f"{base}-{region}", _table()["languages"][base]["order"])
    return str(order)


def written(tag: str) -> dict[str, Any] | None:
    """The patterns and names to write a date with in a language; None for an unknown one."""
    base = base_language(tag)
    if not base:
        return None
    patterns: dict[str, Any] = dict(_table()["languages"][base]["write"])
    patterns["join"] = _extras(base).get("join", patterns["join"])
    return patterns


def fold_case(text: str, language: str) -> str:
    """Lower case, with the Turkish dotless i where the language has one, and ς as σ."""
    if language not in _TURKIC and text.isascii():
        return text.lower()
    if language in _TURKIC:
        text = text.translate(_TURKISH_I)
    return unicodedata.normalize("NFC", text.casefold())


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    plain = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return plain.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("đ", "d")


def _extras(base: str) -> dict[str, str]:
    extras: dict[str, str] = import_module("feeds.dates._extras").EXTRAS.get(base, {})
    return extras


@lru_cache(maxsize=128)
def lexicon(base: str) -> Lexicon:
    """The lexicon of a language of the table (a base name)."""
    data, extras = _table()["languages"][base], _extras(base)
    exact: dict[str, set[Meaning]] = {}
    names: dict[str, set[Meaning]] = {}
    for kind, lists, first in (("m", data["months"], 1), ("w", data["weekdays"], 0)):
        for number, forms in enumerate(lists, first):
            for form in forms:
                _add(names, form, (kind, number), base)
    for key, kind in (("months", "m"), ("weekdays", "w")):
        for item in extras.get(key, "").split():
            name, _, figure = item.partition("=")
            _add(names, name, (kind, int(figure)), base)
    for half, value in (("am", 0), ("pm", 1)):
        for form in (*data[half], *extras.get(half, "").split(), half):
            _add(exact, form, ("p", value), base)
    for key, kind in _KINDS.items():
        for word in extras.get(key, "").split():
            _add(exact, word, (kind, 0), base)
    return _assemble(base, exact, names)


def _add(words: dict[str, set[Meaning]], form: str, meaning: Meaning, base: str) -> None:
    folded = fold_case(one_spelling(form), base).translate(_DOTS)
    folded = " ".join(_PARTICLES.sub("", folded).split())
    if folded and not any(letter.isdecimal() for letter in folded):
        words.setdefault(folded, set()).add(meaning)
        if base in _PREFIXED and meaning[0] == "m":
            words.setdefault(_PREFIXED[base] + folded, set()).add(meaning)


def _assemble(base: str, exact: dict[str, set[Meaning]], names: dict[str, set[Meaning]]) -> Lexicon:
    words = {word: set(meanings) for word, meanings in names.items()}
    for prefix, meanings in _prefixes(names).items():
        words.setdefault(prefix, meanings)
    for word, meanings in exact.items():
        words[word] = words.get(word, set()) | meanings
    plain: dict[str, set[Meaning]] = {}
    for word, meanings in words.items():
        plain.setdefault(_without_accents(word), set()).update(meanings)
    phrases = sorted((word for word in words if re.search(r"[\s'\-]", word)), key=len)[::-1]
    pattern = "|".join(re.escape(phrase).replace(r"\ ", r"\.? ?") for phrase in phrases)
    return Lexicon(
        language=base,
        words={word: tuple(sorted(meanings)) for word, meanings in words.items()},
        plain={word: tuple(sorted(meanings)) for word, meanings in plain.items()},
        phrases=re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if phrases else None,
    )


def _prefixes(names: dict[str, set[Meaning]]) -> dict[str, set[Meaning]]:
    """Beginnings of three or more letters, each with all that it can stand for."""
    found: dict[str, set[Meaning]] = {}
    for name, meanings in names.items():
        for length in range(_PREFIX, len(name)):
            if name[length - 1].isalpha():
                found.setdefault(name[:length], set()).update(meanings)
    return {
        prefix: meanings
        for prefix, meanings in found.items()
        if sum(kind == "m" for kind, _ in meanings) <= _CANDIDATES
        and sum(kind == "w" for kind, _ in meanings) <= 1
    }
