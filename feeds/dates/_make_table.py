"""Make names.json, the names and patterns of dates, out of CLDR.

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

__all__ = ["LANGUAGES", "TABLE", "main", "make_table"]

TABLE = Path(__file__).with_name("names.json")

LANGUAGES = (
    "af ar ast az be bg bn br bs ca cs cy da de dsb el en eo es et eu fa fi fil fo fr fur fy ga "
    "gd gl gsw he hi hr hsb hu hy ia id is it ja ka kk ko ky lb lt lv mk mn ms mt nb nl nn oc pl "
    "pt rm ro ru sc se sk sl sq sr sv sw th tr uk uz vi yi zh zu"
).split()

_SECOND_SCRIPT = {"sr": "sr_Latn", "bs": "bs_Cyrl", "uz": "uz_Cyrl", "az": "az_Cyrl"}
_NO_ORDER = {"en"}  # it has two orders, by country, and a text seldom says which
_LETTERS = {"d": "d", "M": "m", "L": "m", "y": "y"}
_QUOTED = re.compile(r"'[^']*'")
_NOTE = "Data from the Unicode CLDR, under the Unicode License v3 (unicode.org/license.txt)."


def make_table() -> dict[str, Any]:
    """The whole table: version notes, the languages, and orders of regions that differ."""
    from babel.core import get_cldr_version  # noqa: PLC0415 - needed here alone
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - likewise

    languages = {name: _language(name) for name in LANGUAGES}
    orders = {}
    for identifier in sorted(locale_identifiers()):
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

    # Babel's merging writes names of one locale into the shared root: begin anew for each.
    localedata._cache.clear()  # noqa: SLF001 - there is no public way
    return Locale.parse(identifier)


def _language(name: str) -> dict[str, Any]:
    locale = _locale(name)
    locales = [locale]
    if name in _SECOND_SCRIPT:
        locales.append(_locale(_SECOND_SCRIPT[name]))
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
    words = set()
    for locale in locales:
        for use in locale.day_periods.values():
            for width in ("wide", "abbreviated"):
                word = use.get(width, {}).get(name)
                if word:
                    words.add(word)
    return sorted(words)


def _order(locale: Any) -> str:
    """The order of day, month and year in the short date: dmy, mdy or ymd."""
    pattern = _QUOTED.sub("", locale.date_formats["short"].pattern)
    return "".join(dict.fromkeys(_LETTERS[letter] for letter in pattern if letter in _LETTERS))


def main() -> None:
    """Write the table to the file that the package reads, or to the one named."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    lines = json.dumps(make_table(), ensure_ascii=False, indent=0, sort_keys=True)
    target.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
