"""What the path of a file says of the article: its date, its slug, its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as real_date

from msgspec.structs import replace

from feeds.generators import Named, Source
from feeds.model import Field
from feeds.patterns import lazy_regex

__all__ = ["date_in", "dated_by_address", "inferred", "stem_of"]

_LANGUAGES = frozenset(
    "ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl he hi hr hu hy id is it ja ka ko lt "
    "lv mk ms nb nl nn no pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh".split()
)
_SUFFIX = lazy_regex(r"(?:\.(?P<language>[a-z]{2})(?P<region>[-_][A-Za-z]{2})?)?\.[A-Za-z0-9]+$")
_INDEX = lazy_regex(r"(?:^|/)index$")
_BEGIN = r"(?:^|(?<=/))(?P<year>(?:19|20)\d\d)"
_END = r"(?=[-_/. ]|T\d|$)"
_DAY = lazy_regex(rf"{_BEGIN}(?P<mark>[-/_.]?)(?P<month>\d\d)(?:(?P=mark)|[-/])(?P<day>\d\d){_END}")
_SHORT_DAY = lazy_regex(
    rf"{_BEGIN}(?P<mark>[-/])(?P<month>\d\d?)(?:(?P=mark)|[-/])(?P<day>\d\d?){_END}"
)
_DASHED_DAY = lazy_regex(rf"{_BEGIN}-(?P<month>\d\d?)-(?P<day>\d\d?){_END}")
_FOLDERS = (lazy_regex(rf"{_BEGIN}[-/](?P<month>\d\d)(?=/)"), lazy_regex(rf"{_BEGIN}(?=/)"))

_NUMBERED = lazy_regex(
    r"(?P<root>(?:.*/)?)(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d?)(?=-)"
)

_HOST = lazy_regex(r"^[a-zA-Z][a-zA-Z0-9+.-]*://[^/]*")


def inferred(
    source: Source, stated: Iterable[Field], *, names_slug: bool = True
) -> tuple[Field, ...]:
    """Fields made of the path, for what no stated field says.

    `names_slug` is False for files whose names mean nothing (plain text): they name the slug
    only when a day stands ahead of it.
    """
    stated = tuple(stated)
    known = {item.name for item in stated}
    paths = source.generator.paths
    post = paths.post(source.path.rpartition("/")[2])
    if post is not None:
        return _of_post(*post, known)
    stem, language = _cut(source.path)
    if stem.endswith("index"):
        stem = _INDEX.sub("", stem)
    named = _named(stem, stated, source)
    if named is not None:
        return _of_name(named, known, language)
    found: list[Field] = []
    day = _day_in(stem, paths.days)
    day = day or _numbered(stem, source)
    is_folder = stem + "/index" in source.path
    found += _date(stem, day, is_folder=is_folder)
    if "date" not in known and not found:
        found += _date_of_address(stated) or _date_of_change(stated, source)
    name = _slug(stem, day, source, dated="date" in known)
    if name and "slug" not in known and (day or names_slug) and paths.names_slug:
        found.append(Field(name="slug", value=name, source="folder" if is_folder else "file name"))
    if language and "language" not in known:
        found.append(Field(name="language", value=language, source="file name"))
    return tuple(found)


def _day_in(stem: str, days: str) -> re.Match[str] | None:
    """The last real day, in the forms of a generator; it begins with its century."""
    if "19" not in stem and "20" not in stem:
        return None
    day = _day_of(stem, _SHORT_DAY if days == "short" else _DAY)
    return _day_of(stem, _DASHED_DAY) if day is None and days == "dashed" else day


def _of_post(day: str, slug: str, known: set[str]) -> tuple[Field, ...]:
    """What the name of a post says, its words with a capital each for want of a title."""
    title = " ".join(word.capitalize() for word in slug.split("-"))
    values = {"date": day, "slug": slug, "title": title}
    return tuple(
        Field(name=name, value=value, source="file name")
        for name, value in values.items()
        if value and name not in known
    )


def _named(stem: str, stated: Iterable[Field], source: Source) -> Named | None:
    """What the name says by the rules of a generator that has some for days in it."""
    read = source.generator.paths.named
    if read is None:
        return None
    keys = frozenset(item.key.lower() for item in stated)
    return read(stem.rpartition("/")[2], keys, source.site)


def _of_name(named: Named, known: set[str], language: str) -> tuple[Field, ...]:
    """A date in any case: the site may look for it in the name first."""
    found = [Field(name="date", value=named.date, source="file name")]
    if "slug" not in known:
        key = "slug" if named.is_stated else ""
        found.append(Field(name="slug", value=named.slug, key=key, source="file name"))
    if language and "language" not in known:
        found.append(Field(name="language", value=language, source="file name"))
    return tuple(found)


def stem_of(path: str) -> str:
    """The path without its suffix, and without a language ahead of that: `post.nl.md`."""
    return _cut(path)[0]


def _cut(path: str) -> tuple[str, str]:
    """The stem, and the language that the name states; "" for none."""
    suffix = _SUFFIX.search(path, path.rfind("/") + 1)
    if suffix is None:
        return path, ""
    stem, language, region = path[: suffix.start()], suffix["language"], suffix["region"] or ""
    if language and language not in _LANGUAGES:
        return f"{stem}.{language}{region}", ""
    return stem, (language or "") + region.replace("_", "-")


def date_in(path: str) -> str:
    """The day, month or year that a path on a site holds: `/2019/05/15/slug/`; "" for none."""
    stem = path.strip("/")
    return next((str(item.value) for item in _date(stem, _day_of(stem))), "")


def _date_of_address(stated: Iterable[Field]) -> list[Field]:
    for item in stated:
        if item.name in {"url", "slug"} and isinstance(item.value, str):
            date = date_in(_HOST.sub("", item.value))
            if date:
                return [Field(name="date", value=date, line=item.line, source="path")]
    return []


def _date_of_change(stated: Iterable[Field], source: Source) -> list[Field]:
    """Some date an article by its last change where nothing else does."""
    if not source.generator.paths.dated_by_change:
        return []
    return [replace(item, name="date") for item in stated if item.name == "updated"][:1]


def dated_by_address(stated: Iterable[Field]) -> tuple[Field, ...]:
    """The date that a stated address holds, where no date is stated."""
    stated = tuple(stated)
    if any(item.name == "date" for item in stated):
        return ()
    return tuple(_date_of_address(stated))


def _numbered(stem: str, source: Source) -> re.Match[str] | None:
    """The day that a number ahead of a name is, where all names beside it are such days."""
    found = _NUMBERED.match(stem) if source.siblings.days else None
    return found if found is not None and found["root"] in source.siblings.days else None


def _day_of(stem: str, pattern: re.Pattern[str] = _DAY) -> re.Match[str] | None:
    """The last real day in a path."""
    days = [match for match in pattern.finditer(stem) if _is_day(match)]
    return days[-1] if days else None


def _is_day(match: re.Match[str]) -> bool:
    try:
        real_date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return False
    return True


def _date(stem: str, day: re.Match[str] | None, *, is_folder: bool = False) -> list[Field]:
    if day is not None:
        is_name = day.start() > stem.rfind("/") and not is_folder
        value = f"{day['year']}-{day['month']:0>2}-{day['day']:0>2}"
        return [Field(name="date", value=value, source="file name" if is_name else "folder")]
    for pattern in _FOLDERS if "19" in stem or "20" in stem else ():
        match = pattern.search(stem)
        if match is not None:
            parts = match.groupdict()
            month = parts.get("month")
            if month is None or "01" <= month <= "12":
                value = "-".join(filter(None, (parts["year"], month)))
                return [Field(name="date", value=value, source="folder")]
    return []


def _slug(stem: str, day: re.Match[str] | None, source: Source, *, dated: bool) -> str:
    last = stem.rpartition("/")[2]
    if day is None or (dated and source.generator.paths.keeps_day):
        return last
    rest = stem[day.end() :]
    rest = rest.removeprefix("T")  # ahead of a time
    return rest.lstrip("-_/. ").rpartition("/")[2]
