"""The parts of an address that only the article itself can tell: its categories, its hour, …"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from feeds.articles import _fields
from feeds.articles._slug import named, slugify
from feeds.config import PART, Config, PermalinkRule
from feeds.dates import Moment
from feeds.generators import Generator, SlugStyle, generator_of, plain_slug
from feeds.model import Document
from feeds.reading import stem_of
from feeds.records import dataclass

__all__ = ["PARTS", "Making", "parts_of", "style_of"]

_CATEGORY_KEYS = frozenset({"category", "categories"})
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """An article on its way to an address."""

    document: Document
    config: Config
    slug: str
    language: str
    date: Moment

    @property
    def generator(self) -> Generator:
        """Of its site."""
        return generator_of(self.config.site)

    @property
    def style(self) -> SlugStyle | None:
        """How the site makes slugs; None for our own way."""
        return style_of(self.config)

    @property
    def when(self) -> datetime:
        """Its date as the clocks show it that its address goes by."""
        is_zoned = self.generator.addresses.in_zone and self.date.has_time
        return self.date.in_zone(self.config.timezone) if is_zoned else self.date.start


def style_of(config: Config) -> SlugStyle | None:
    """How the generator of a site makes slugs; None for our own way, and where slugs are kept."""
    site = config.site
    return generator_of(site).slugs.styles.get(site.slugs) if site is not None else None


def parts_of(made: Making, rule: PermalinkRule) -> Mapping[str, str]:
    """The values of those parts of a pattern that nothing else tells."""
    names = _names_in(rule.pattern)
    if not names:
        return {}
    styled = _styled(made, rule.folder) if made.style and names & {"path", "folder"} else {}
    addresses = made.generator.addresses
    if addresses.path is not None and "path" in names:
        styled = {"path": addresses.path(_stem(made, rule.folder))}
    if addresses.clean is not None and ".." in made.slug and "slug" in names:
        styled = {"slug": addresses.clean(made.slug)}
    is_moved = made.when.date() != made.date.start.date()
    asked = names & (PARTS.keys() | (_DAY.keys() if is_moved else set()))
    too_fine = _TOO_FINE.get(made.date.precision, frozenset())
    known = {**PARTS, **_DAY}
    found = {name: "" if name in too_fine else known[name](made) for name in sorted(asked)}
    if made.style is not None:
        found.update({name: made.style.folder(found[name]) for name in _NAMED & asked})
    return {**styled, **found}


@lru_cache(maxsize=64)
def _names_in(pattern: str) -> frozenset[str]:
    return frozenset(name for found in PART.findall(pattern) for name in found.split("|"))


def _stem(made: Making, folder: str = "") -> str:
    """The path of a file below a folder, without suffix and without the name of an index."""
    stem = re.sub(r"(?:^|/)index$", "", stem_of(made.document.path))
    return stem.removeprefix(f"{folder}/") if folder else stem


def _named(made: Making) -> str:
    """What the site's own rule for the names of its files finds in the path."""
    site, name = made.config.site, made.generator.addresses.named
    stem = stem_of(made.document.path)
    return name(stem, site) if site is not None and name is not None else stem


def _undated(made: Making) -> str:
    """The path of a file without the day ahead of its name."""
    above, mark, name = stem_of(made.document.path).rpartition("/")
    return above + mark + re.sub(r"^\d{4}-\d\d-\d\d-", "", name)


def _styled(made: Making, folder: str) -> dict[str, str]:
    """Folders and slug, as the site's generator has them; a stated slug may stand for both."""
    style = made.style
    assert style is not None
    stem = _stem(made, folder)
    folders = "/".join(style.folder(name) for name in stem.split("/")[:-1])
    if style.is_whole and _stated(made):
        path = _stated(made)
    elif style.path:
        path = style.path(stem)
    else:
        path = f"{folders}/{made.slug}".lstrip("/")
    return {"path": path, "folder": folders}


def _stated(made: Making) -> str:
    """A slug that the article states, or that its generator takes for such a one."""
    item = made.document.first("slug")
    return made.slug if item is not None and (item.source == "field" or item.key) else ""


def _title(made: Making) -> str:
    title = _fields.text(made.document, "title")
    own = made.generator.slugs.title
    if own is not None:
        return own(title) or made.slug
    if made.style is None:
        return slugify(title, made.language)
    return slugify(title.replace("/", " "), style=made.style) if title else made.slug


def _categories(made: Making) -> list[str]:
    document = made.document
    if document.first("categories") is not None:
        return list(_fields.texts(document, "categories"))
    return [
        text
        for item in document.named("tags")
        if item.key.strip().lower() in _CATEGORY_KEYS
        for text in _fields.scalars(item.value)
    ]


def _joined(names: list[str]) -> str:
    return "/".join(dict.fromkeys(filter(None, names)))


def _file(made: Making) -> str:
    style = made.style
    if style is not None:
        style = replace(style, name=style.file or style.name)
        return named(_stem(made).rpartition("/")[2], style)
    return plain_slug(made.document.path.rpartition("/")[2].rpartition(".")[0])


def _below(made: Making) -> str:
    """The path below the folder of the collection (`_talks/2019/a.md`), as it stands there."""
    parts = (made.document.path.rpartition(".")[0] or made.document.path).split("/")
    collection = next((place for place, name in enumerate(parts[:-1]) if name[:1] == "_"), -1)
    return "/".join(parts[collection + 1 :])


Part: TypeAlias = Callable[[Making], str]

_DAY: Mapping[str, Part] = {
    "year": lambda made: f"{made.when.year:04d}",
    "month": lambda made: f"{made.when.month:02d}",
    "day": lambda made: f"{made.when.day:02d}",
}

PARTS: Mapping[str, Part] = {
    "categories": lambda made: _joined([name.lower() for name in _categories(made)]),
    "slugified_categories": lambda made: _joined([plain_slug(name) for name in _categories(made)]),
    "below": _below,
    "file_path": lambda made: stem_of(made.document.path),
    "file": _file,
    "stated": _stated,
    "undated": _undated,
    "named": _named,
    "title_slug": _title,
    "plain_slug": lambda made: plain_slug(made.slug) or made.slug,
    "short_year": lambda made: f"{made.when.year % 100:02d}",
    "i_month": lambda made: str(made.when.month),
    "short_month": lambda made: _MONTHS[made.when.month - 1][:3],
    "long_month": lambda made: _MONTHS[made.when.month - 1],
    "i_day": lambda made: str(made.when.day),
    "i_y_day": lambda made: str(made.when.timetuple().tm_yday),
    "y_day": lambda made: f"{made.when.timetuple().tm_yday:03d}",
    "short_day": lambda made: _DAYS[made.when.weekday()][:3],
    "long_day": lambda made: _DAYS[made.when.weekday()],
    "w_day": lambda made: str(made.when.isoweekday()),
    "w_year": lambda made: f"{made.when.isocalendar().year:04d}",
    "week": lambda made: f"{made.when.isocalendar().week:02d}",
    "hour": lambda made: f"{made.when.hour:02d}",
    "minute": lambda made: f"{made.when.minute:02d}",
    "second": lambda made: f"{made.when.second:02d}",
}

_MONTHLY = frozenset({"i_month", "short_month", "long_month"})
_NAMED = frozenset({"short_month", "long_month", "short_day", "long_day"})
"""Parts that are words, which a site's style of slugs is for as well."""

_DAILY = frozenset(
    "i_day y_day i_y_day short_day long_day w_day w_year week hour minute second".split()
)
_TOO_FINE: Mapping[str, frozenset[str]] = {
    "year": _MONTHLY | _DAILY,
    "quarter": _MONTHLY | _DAILY,
    "month": _DAILY,
}
"""What dates do not say: a year is no month."""
