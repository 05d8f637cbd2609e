"""What a site says for its articles where they say nothing: defaults, and their categories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from feeds.config import Defaults
from feeds.generators import Source
from feeds.model import Field, Value
from feeds.reading._raw_fields import RawField
from feeds.reading.keys import fold

__all__ = ["categories", "with_site_defaults"]


def with_site_defaults(entries: Iterable[RawField], source: Source) -> tuple[RawField, ...]:
    """The article's own entries, then what the site says where it says nothing itself."""
    entries = tuple(entries)
    values = _values(source) if source.site is not None else {}
    if not values:
        return entries
    said = {fold(entry.key) for entry in entries}
    return (*entries, *(RawField(key, values[key], 0) for key in values if fold(key) not in said))


def _values(source: Source) -> Mapping[str, Value]:
    """The defaults that hold here; those of the longest path count, of two the later."""
    found: dict[str, Value] = {}
    before: Defaults | None = None
    place = source.place
    for one in source.site.defaults if source.site else ():
        if not _holds(one, place, source.generator.paths.kind(place)):
            continue
        if before is None or _counts_more(one, before):
            found, before = {**found, **one.values}, one
        else:
            found = {**one.values, **found}
    return found


def _holds(one: Defaults, place: str, kind: str) -> bool:
    if one.kind and one.kind != kind:
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


def categories(entries: Iterable[RawField], source: Source) -> tuple[Field, ...]:
    """Those that an address may name: of the folders, of the site, of the article."""
    of_folders = source.generator.paths.categories
    if of_folders is None:
        return ()
    own = tuple(entries)
    found = dict.fromkeys(of_folders(source.place))
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
