"""What the place of a file means on a site of Jekyll, and what the site says for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from feeds.config import Defaults
from feeds.generators.post_names import of_name
from feeds.generators.source import Source
from feeds.model import Field, Value
from feeds.reading._raw import Entry
from feeds.reading.keys import fold

__all__ = ["KEY", "categories", "is_utc", "reason_by_place", "with_site_defaults"]

KEY = "jekyll"

_STAMP = re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?")


def kind_of(place: str) -> str:
    """The collection that a file belongs to: "posts", "recipes", …; "pages" for none."""
    folders = place.split("/")[:-1]
    if "_posts" in folders:
        return "posts"
    if "_drafts" in folders:
        return "drafts"
    return folders[0][1:] if folders and folders[0].startswith("_") else "pages"


def reason_by_place(source: Source) -> str:
    """Why the site's feed does not show a file, by where it lies; "" for an article."""
    if source.site is None or not source.site.collections:
        return ""
    kind = kind_of(source.place)
    if kind == "posts":
        return "" if of_name(source) else "no post: its name does not begin with a date"
    if source.site.below or kind == "drafts":
        return ""  # this very folder was asked for
    if kind == "pages":
        return "a page of the site, not a post"
    shown = kind in source.site.collections
    return "" if shown else f"in the collection {kind}, which the site's feed does not show"


def is_utc(entry: Entry, source: Source) -> bool:
    """Whether this is a time that YAML takes for UTC, since it states no offset."""
    is_bare = isinstance(entry.value, str) and not entry.quoted
    return source.dialect == KEY and is_bare and _STAMP.fullmatch(str(entry.value)) is not None


def with_site_defaults(entries: Iterable[Entry], source: Source) -> tuple[Entry, ...]:
    """The article's own entries, then what the site says where it says nothing itself."""
    entries = tuple(entries)
    values = _values(source)
    said = {fold(entry.key) for entry in entries}
    return (*entries, *(Entry(key, values[key], 0) for key in values if fold(key) not in said))


def _values(source: Source) -> Mapping[str, Value]:
    """The defaults that hold here; those of the longest path count, of two the later."""
    found: dict[str, Value] = {}
    before: Defaults | None = None
    for one in source.site.defaults if source.site else ():
        if not _holds(one, source.place):
            continue
        if before is None or _counts_more(one, before):
            found, before = {**found, **one.values}, one
        else:
            found = {**one.values, **found}
    return found


def _holds(one: Defaults, place: str) -> bool:
    if one.kind and one.kind != kind_of(place):
        return False
    if "*" not in one.path:
        return place.startswith(one.path)
    parts = place.split("/")
    above = ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return any(fnmatchcase(path, one.path) for path in above)


def _counts_more(one: Defaults, before: Defaults) -> bool:
    if len(one.path) != len(before.path):
        return len(one.path) > len(before.path)
    return bool(one.kind) or not before.kind


def categories(entries: Iterable[Entry], source: Source) -> tuple[Field, ...]:
    """Those that an address may name: of the folders above _posts, of the site, of the article."""
    folders = source.place.split("/")[:-1]
    own = tuple(entries)
    found = dict.fromkeys(folders[: folders.index("_posts")] if "_posts" in folders else ())
    found.update(dict.fromkeys(_texts(_values(source).get("categories", ""))))
    for key in ("categories", "category"):
        for entry in own:
            if fold(entry.key) == key:
                found.update(dict.fromkeys(_texts(entry.value, is_one=key == "category")))
    return (Field(name="categories", value=tuple(found), source="folder"),) if found else ()


def _texts(value: Value, *, is_one: bool = False) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, [value.strip()] if is_one else value.split())
    elif isinstance(value, tuple):
        yield from (item.strip() for item in value if isinstance(item, str) and item.strip())
