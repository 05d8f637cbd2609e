"""Make names.jsonl, the names and patterns of dates, out of CLDR.

    python -m feeds.dates._make_table [FILE]

Needs Babel, which carries a release of CLDR; both versions are written into the table. The
program is run when a new release is to be taken over; the package itself only reads the file.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

from feeds.patterns import lazy_regex

__all__ = ["TABLE", "main", "make_table", "written_out"]

TABLE = Path(__file__).with_name("names.jsonl")

_NO_ORDER = {"en"}  # it has two orders, by country, and a text seldom says which
_OTHER_CLOCK = set("am lo om so sw th ti".split())  # where 2 in the morning is 8 o'clock
_NOON = 12 * 3600
_SHORTEST = 3 * 3600  # "noon" from 12 to 1 is said of half past eleven, too
_LETTERS = {"d": "d", "M": "m", "L": "m", "y": "y"}
_QUOTED = lazy_regex(r"'[^']*'")
_NOTE = "Data from the Unicode CLDR, under the Unicode License v3 (unicode.org/license.txt)."


def make_table() -> dict[str, Any]:
    """The whole table: version notes, the languages, and orders of regions that differ."""
    from babel.core import get_cldr_version  # noqa: PLC0415 - needed here alone
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - likewise

    identifiers = sorted(locale_identifiers())
    languages = {
        name: _language(name, [one for one in identifiers if _is_script_of(name, one)])
        for name in identifiers
        if "_" not in name and _has_months(_locale(name))
    }
    orders = {}
    for identifier in identifiers:
        name, _, region = identifier.partition("_")
        if name in languages and re.fullmatch(r"[A-Z]{2}|\d{3}", region):
            order = _order(_locale(identifier))
            if order != languages[name]["order"]:
                orders[f"{name}-{region}"] = order
    return {
        "note": _NOTE,
        "cldr": get_cldr_version(),
        "babel": version("Babel"),
        "orders": orders,
        "languages": languages,
    }


def _locale(identifier: str) -> Any:
    from babel import Locale, localedata  # noqa: PLC0415 - needed here alone

    # Babel's merging writes names of one locale into the shared root: begin again for each.
    localedata._cache.clear()  # noqa: SLF001 - there is no public way
    return Locale.parse(identifier)


def _has_months(locale: Any) -> bool:
    """Whether the CLDR has this language's names of the months; else they are M01 to M12."""
    return not re.fullmatch(r"M?\d+", locale.months["format"]["wide"][1])


def _is_script_of(name: str, identifier: str) -> bool:
    return re.fullmatch(rf"{name}_[A-Z][a-z]{{3}}", identifier) is not None


def _language(name: str, scripts: list[str]) -> dict[str, Any]:
    """One language, with its names in all scripts that it is written in."""
    locale = _locale(name)
    others = [other for script in scripts if _has_months(other := _locale(script))]
    locales = [locale, *others]
    skeletons = locale.datetime_skeletons
    return {
        "months": _gather(locales, "months", {number: number - 1 for number in range(1, 13)}),
        "weekdays": _gather(locales, "days", {number: number for number in range(7)}),
        "am": _periods(locales, "am"),
        "pm": _periods(locales, "pm"),
        "order": "" if name in _NO_ORDER else _order(locale),
        "write": {
            "MMMM": [locale.months["format"]["wide"][number] for number in range(1, 13)],
            "LLLL": [locale.months["stand-alone"]["wide"][number] for number in range(1, 13)],
            "QQQQ": [locale.quarters["format"]["wide"][number] for number in range(1, 5)],
            "year": str(skeletons["y"]),
            "week": str(skeletons["yw"]),
            "quarter": str(skeletons["yQQQQ"]),
            "month": str(skeletons["yMMMM"]),
            "day": locale.date_formats["long"].pattern,
            "time": str(skeletons["Hm"]),
            "join": str(locale.datetime_formats["long"]),
        },
    }


def _gather(locales: list[Any], kind: str, places: dict[int, int]) -> list[list[str]]:
    """The names of each month or weekday (Monday first), in both uses; no one-letter forms."""
    found: list[set[str]] = [set() for _ in places]
    for locale in locales:
        uses = getattr(locale, kind)
        for use in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in uses.get(use, {}).get(width, {}).items():
                    found[places[number]].add(name)
    return [sorted(names) for names in found]


def _periods(locales: list[Any], name: str) -> list[str]:
    """AM or PM, and the parts of the day that lie in it whole and are no mere noon."""
    words = set()
    for locale in locales:
        names = {name}
        if locale.language not in _OTHER_CLOCK:
            names |= _parts_of_day(locale, name)
        for use in locale.day_periods.values():
            for width in ("wide", "abbreviated"):
                words |= {word for one in names if (word := use.get(width, {}).get(one))}
    return sorted(words)


def _parts_of_day(locale: Any, name: str) -> set[str]:
    first, last = (0, _NOON) if name == "am" else (_NOON, 2 * _NOON)
    found = set()
    for part, rules in locale.day_period_rules.get(None, {}).items():
        spans = [(rule.get("from"), rule.get("before")) for rule in rules]
        if all(
            start is not None
            and end is not None
            and first <= start <= end - _SHORTEST < end <= last
            for start, end in spans
        ):
            found.add(part)
    return found


def _order(locale: Any) -> str:
    """The order of day, month and year in the short date: dmy, mdy or ymd."""
    pattern = _QUOTED.sub("", locale.date_formats["short"].pattern)
    return "".join(dict.fromkeys(_LETTERS[letter] for letter in pattern if letter in _LETTERS))


def written_out(table: dict[str, Any]) -> str:
    """The table's text: what it is made of, then [name, names and patterns] of each language.

    A line each, so that the reader need not take in the others.
    """
    head = {key: value for key, value in table.items() if key != "languages"}
    rows = [head, *([name, data] for name, data in sorted(table["languages"].items()))]
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)


def main() -> None:
    """Write the table to the file that the package reads, or to the one named."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    target.write_text(written_out(make_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
