"""What files have in common, which none of them tells: the title of their site, names that count.

Looked for once, in the files that were found and in the heads of a few pages among them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as real_date
from html import unescape

from feeds.generators import Siblings
from feeds.patterns import lazy_regex
from feeds.reading.scanner import Found

__all__ = ["are_days_as_before", "is_of_siblings", "siblings_of"]

_PAGES = (".html", ".htm", ".xhtml")
_MOST = 60  # pages that are looked into
_HEAD = 32 * 1024  # bytes of each
_TITLE = lazy_regex(r"<title\b[^<>]*+>(?P<text>[^<]*+)</title", re.IGNORECASE)
_HEADING = lazy_regex(r"<h1\b[^<>]*+>(?P<text>(?:[^<]++|<(?!/?h1\b)|)*+)</h1", re.IGNORECASE)
_TAG = lazy_regex(r"<[^<>]*+>")
_NUMBERED = lazy_regex(
    r"(?P<root>(?:.*/)?)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<name>[^/]+)(?P<rest>/.*)?"
)
_NUMBER = lazy_regex(r"(?P<day>\d{1,2})-")
_TWO_DIGITS = 10
_NO_ARTICLE = lazy_regex(r"(?:index|readme|_index)\.", re.IGNORECASE)


def is_of_siblings(path: str) -> bool:
    """Whether the words of that file tell something of the others."""
    return path.lower().endswith(_PAGES)


def siblings_of(found: Iterable[Found]) -> Siblings:
    """What the files of a source folder have in common."""
    files = list(found)
    pages = [file for file in files if is_of_siblings(file.relative)]
    return Siblings(titles=_titles(pages), days=_days(file.relative for file in files))


def _titles(pages: Sequence[Found]) -> frozenset[str]:
    """Titles and headings of the first rank that more than half of the pages have: their site's."""
    step = max(len(pages) // _MOST, 1)
    seen = [words for page in pages[::step] if (words := _words(page))]
    counts = Counter(word for words in seen for word in words)
    return frozenset(word for word, count in counts.items() if count > max(len(seen) / 2, 1))


def _words(page: Found) -> frozenset[str]:
    """The title of a page and its headings of the first rank; {} for what has no title."""
    try:
        with page.path.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return frozenset()
    title = _TITLE.search(head)
    if title is None:
        return frozenset()
    found = (title["text"], *(one["text"] for one in _HEADING.finditer(head)))
    words = (" ".join(unescape(_TAG.sub("", one)).split()) for one in found)
    return frozenset(one for one in words if one)


def _days(paths: Iterable[str]) -> frozenset[str]:
    """The folders below which `2026/07/1-name` means the first of July.

    That is where all names there begin with a day of their month, and some with two digits.
    """
    numbers: dict[str, set[int]] = {}
    for root, day in _numbers(paths):
        numbers.setdefault(root, set()).add(day)
    return frozenset(
        root for root, days in numbers.items() if 0 not in days and max(days) >= _TWO_DIGITS
    )


def are_days_as_before(siblings: Siblings, path: str) -> bool:
    """Whether it is sure that the days that names mean stay as they are, if that file comes."""
    for root, day in _numbers((path,)):
        return day > 0 if root in siblings.days else day < _TWO_DIGITS
    return True


def _numbers(paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """(folder above the year, day) of all files below folders of months; 0 for no day."""
    for path in paths:
        place = _NUMBERED.fullmatch(path)
        if place is None or (place["rest"] is None and _NO_ARTICLE.match(place["name"])):
            continue
        number = _NUMBER.match(place["name"])
        day = int(number["day"]) if number else 0
        try:
            real_date(int(place["year"]), int(place["month"]), day)
        except ValueError:
            day = 0
        yield place["root"], day
