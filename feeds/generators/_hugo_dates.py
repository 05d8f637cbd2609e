"""Days in the names of Hugo's files: whether they date a page, and leave its address. Pure.

Hugo looks for each of the four dates of a page in its own list of sources. Where such a list
comes to `:filename`, what stands behind the day is the slug of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from feeds.config import DateSource, SourceSite
from feeds.generators._generator import Named
from feeds.generators._site_text import Said
from feeds.patterns import lazy_regex

__all__ = ["date_lists", "date_sources", "named"]

_SOURCES: Mapping[str, DateSource] = {
    ":filename": "file name",
    ":git": "git",
    ":filemodtime": "mtime",
    ":default": "field",
}
_USUAL: Mapping[str, str] = {
    "date": "date publishdate pubdate published lastmod modified",
    "lastmod": ":git lastmod modified date publishdate pubdate published",
    "publishdate": "publishdate pubdate published date",
    "expirydate": "expirydate unpublishdate",
}
"""Date → where it is looked for, unless the site has a list of its own."""

_DAY = lazy_regex(r"(\d{4}-\d\d-\d\d)(?:-(\d\d)-(\d\d)-(\d\d)(?!\d))?[ _-]*+(.*)", re.DOTALL)


def date_sources(said: Said) -> tuple[DateSource, ...]:
    """What dates an article, where the site's own order says so; its own field in any case."""
    stated = [source.lower() for source in said.listed("frontmatter.date")]
    if ":filename" not in stated and ":git" not in stated and ":filemodtime" not in stated:
        return ()
    found: list[DateSource] = [_SOURCES.get(source, "field") for source in stated]
    return tuple(dict.fromkeys((*found, "field")))


def date_lists(said: Said) -> dict[str, str]:
    """Date → its list, of those that come to the name of a file."""
    has_git = said.flag("enablegitinfo", default=False)
    return {
        name: " ".join(_expanded(name, stated, has_git=has_git))
        for name in _USUAL
        if ":filename" in (stated := [one.lower() for one in said.listed(f"frontmatter.{name}")])
    }


def _expanded(name: str, stated: list[str], *, has_git: bool) -> Iterator[str]:
    for one in stated:
        words = _USUAL[name].split() if one == ":default" else [one]
        yield from (word for word in words if word != ":git" or has_git)


def named(name: str, keys: frozenset[str], site: SourceSite | None) -> Named | None:
    """What the name of a file, or of the folder of a bundle, says that begins with a day.

    `keys` are those that the page states. Where no list comes to the name, the whole of it
    stays in the address.
    """
    found = _DAY.fullmatch(name)
    if found is None or not _is_day(found[1]):
        return None
    clock = ":".join(found.group(2, 3, 4)) if found[2] else ""
    lists = site.addresses if site is not None else {}
    if not any(_comes_to_name(lists.get(one, "").split(), keys) for one in _USUAL):
        return Named(date=found[1], slug=name)
    is_moment = clock and _is_time(clock)
    rest = found[5] if is_moment or not clock else name[len(found[1]) :].lstrip(" _-")
    date = f"{found[1]}T{clock}" if is_moment else found[1]
    return Named(date=date, slug=rest.rstrip(" _-") or name, is_stated=bool(rest.strip(" _-")))


def _comes_to_name(sources: list[str], keys: frozenset[str]) -> bool:
    for source in sources:
        if source in keys or source in {":git", ":filemodtime"}:
            return False
        if source == ":filename":
            return True
    return False


def _is_day(text: str) -> bool:
    return _is(text, "%Y-%m-%d")


def _is_time(text: str) -> bool:
    return _is(text, "%H:%M:%S")


def _is(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 - it is only looked at
    except ValueError:
        return False
    return True
