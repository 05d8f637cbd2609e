"""The words of one language that a date may hold, and what each of them means.

Made of names.jsonl, out of the CLDR, and of extras.toml, by hand; a word that is in neither,
and is no unambiguous beginning of a name, is unknown, and an unknown word refuses the date.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from feeds.dates._cldr_patterns import around_months, literal_words
from feeds.dates._clean import one_spelling
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["Lexicon", "base_language", "fold_case", "languages", "lexicon", "order_of", "written"]

_TABLE = Path(__file__).with_name("names.jsonl")
_EXTRAS = Path(__file__).with_name("extras.toml")
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
_ATTACHED = {"he": [("ל", "")], "mn": [("", "ын")]}  # as one word with the month
_PREFIX = 3  # letters
_DIGIT = lazy_regex(r"\d")
_IN_PARTS = lazy_regex(r"[^\w\u0300-\u036f]|\d")  # what would be several tokens
_CANDIDATES = 2  # months that a weekday may choose from: čer is June or July in Czech
_PARTICLES = lazy_regex(r"^(de |d['’]|da |am |an |a['’] |na |dhen |dhe n-|ta['’] )")
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
def _table() -> bytes:
    """A line with the orders of regions that differ, and one for each language."""
    return _TABLE.read_bytes()


@lru_cache(maxsize=1)
def _orders() -> dict[str, str]:
    orders: dict[str, str] = json.loads(_table().partition(b"\n")[0])["orders"]
    return orders


def _begin(base: str) -> bytes:
    """How the line of a language begins, behind the end of another one."""
    return b'\n["%b",' % base.encode("ascii", "replace")


@lru_cache(maxsize=256)
def _data(base: str) -> dict[str, Any]:
    table = _table()
    begin = table.index(_begin(base)) + 1
    data: dict[str, Any] = json.loads(table[begin : table.index(b"\n", begin)])[1]
    return data


def languages() -> tuple[str, ...]:
    """Every language of the table."""
    rows = _table().decode().splitlines()[1:]
    return tuple(row.split('"', 2)[1] for row in rows)


@lru_cache(maxsize=256)
def base_language(tag: str) -> str:
    """The table's name of a BCP 47 tag's language; "" where it has none."""
    base = tag.replace("_", "-").split("-")[0].lower()
    base = _ALIASES.get(base, base)
    return base if base.isalpha() and _begin(base) in _table() else ""


@lru_cache(maxsize=256)
def order_of(tag: str) -> str:
    """The order of day, month and year in a language or its region; "" where it has none."""
    base = base_language(tag)
    if not base:
        return ""
    regions = [part for part in tag.replace("_", "-").split("-")[1:] if len(part) in {2, 3}]
    region = regions[-1].upper() if regions else ""
    order = _orders().get(f"{base}-{region}") or _data(base)["order"]
    return str(order)


@lru_cache(maxsize=256)
def written(tag: str) -> dict[str, Any] | None:
    """The patterns and names to write a date with in a language; None for an unknown one."""
    base = base_language(tag)
    if not base:
        return None
    patterns: dict[str, Any] = dict(_data(base)["write"])
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


@lru_cache(maxsize=1)
def _all_extras() -> dict[str, dict[str, str]]:
    return tomllib.loads(_EXTRAS.read_text(encoding="utf-8"))


def _extras(base: str) -> dict[str, str]:
    return _all_extras().get(base, {})


@lru_cache(maxsize=128)
def lexicon(base: str) -> Lexicon:
    """The lexicon of a language of the table (a base name)."""
    exact: dict[str, set[Meaning]] = {}
    names: dict[str, set[Meaning]] = {}
    _add_names(names, exact, base)
    _attach(names, base)
    _add_words(exact, base)
    for word, kind in literal_words(_data(base)["write"]):
        if _folded(word, base) not in {**exact, **names}:
            _add(exact, word, (kind, 0), base)
    return _assemble(base, exact, names)


def _add_names(
    names: dict[str, set[Meaning]], particles: dict[str, set[Meaning]], base: str
) -> None:
    """The months and weekdays; a particle before some is a word of its own."""
    data, extras = _data(base), _extras(base)
    for kind, lists, first in (("m", data["months"], 1), ("w", data["weekdays"], 0)):
        for number, forms in enumerate(lists, first):
            for form in forms:
                _add(names, form, (kind, number), base)
                if particle := _PARTICLES.match(form.lower()):
                    _add(particles, particle[1].strip(" '’"), ("g", 0), base)
    for key, kind in (("months", "m"), ("weekdays", "w")):
        for item in _words(extras, key):
            name, _, figure = item.partition("=")
            _add(names, name, (kind, int(figure)), base)


def _add_words(exact: dict[str, set[Meaning]], base: str) -> None:
    data, extras = _data(base), _extras(base)
    _add(exact, "@", ("a", 0), base)
    for half, value in (("am", 0), ("pm", 1)):
        for form in (*data[half], *_words(extras, half), half):
            _add(exact, form, ("p", value), base)
    for key, kind in _KINDS.items():
        for word in _words(extras, key):
            _add(exact, word, (kind, 0), base)


def _words(extras: dict[str, str], key: str) -> list[str]:
    return [word.replace("_", " ") for word in extras.get(key, "").split()]


def _attach(names: dict[str, set[Meaning]], base: str) -> None:
    """Add each month with what the language writes as one word with it: d'abril, rêbendana."""
    months = dict(names)
    for before, after in (*around_months(_data(base)["write"]), *_ATTACHED.get(base, ())):
        prefix, suffix = (fold_case(one_spelling(part), base) for part in (before, after))
        for name, meanings in months.items():
            own = {meaning for meaning in meanings if meaning[0] == "m"}
            if own and prefix + suffix:
                names.setdefault(prefix + name + suffix, set()).update(own)


def _folded(form: str, base: str) -> str:
    """A name as the tokens are: one case, ASCII digits, no dots, no particle before it."""
    spelt = "".join(str(unicodedata.decimal(sign, sign)) for sign in one_spelling(form))
    folded = fold_case(spelt, base).translate(_DOTS)
    return " ".join(_PARTICLES.sub("", folded).split())


def _add(words: dict[str, set[Meaning]], form: str, meaning: Meaning, base: str) -> None:
    folded = _folded(form, base)
    if folded and not folded.isdecimal():
        words.setdefault(folded, set()).add(meaning)


def _assemble(base: str, exact: dict[str, set[Meaning]], names: dict[str, set[Meaning]]) -> Lexicon:
    words = {word: set(meanings) for word, meanings in names.items()}
    for prefix, meanings in _prefixes(names).items():
        words.setdefault(prefix, meanings)
    for word, meanings in exact.items():
        words[word] = words.get(word, set()) | meanings
    plain: dict[str, set[Meaning]] = {}
    for word, meanings in words.items():
        plain.setdefault(_without_accents(word), set()).update(meanings)
    phrases = sorted((word for word in words if _IN_PARTS.search(word)), key=len)[::-1]
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
        for length in range(_PREFIX, len(name) if not _DIGIT.search(name) else 0):
            if name[length - 1].isalpha():
                found.setdefault(name[:length], set()).update(meanings)
    return {
        prefix: meanings
        for prefix, meanings in found.items()
        if sum(kind == "m" for kind, _ in meanings) <= _CANDIDATES
        and sum(kind == "w" for kind, _ in meanings) <= 1
    }
