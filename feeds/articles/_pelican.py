"""Slugs and addresses as Pelican makes them, for articles that state neither."""

from __future__ import annotations

import re

from anyascii import anyascii

from feeds.articles import _fields
from feeds.articles._parts import Making
from feeds.config import Config
from feeds.dates import Moment
from feeds.model import Document

__all__ = ["pelican_address", "pelican_slug"]

_PART = re.compile(r"\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_RULES = ((r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-"))
_LONGEST = 400  # characters that are looked at
_LENGTH = 200  # characters: pages are at longer addresses than ours


def pelican_slug(text: str, config: Config) -> str:
    """Of a title or a file's name: letters, digits and `_` stay, blanks become hyphens.

    The rules of the site count instead, where it has its own.
    """
    rules = config.site.slug_rules if config.site else ()
    made = anyascii(text)[:_LONGEST]
    for pattern, replacement in rules or _RULES:
        made = re.sub(pattern, replacement, made, flags=re.IGNORECASE)[:_LONGEST]
    slug = made.strip().lower()[:_LENGTH]
    return re.sub(r"[\\/\x00-\x20]+", "-", slug).strip(".") if rules else slug


def pelican_address(made: Making) -> str:
    """The path of an article that the site's one pattern cannot tell; "" for all the others.

    A translation states its language, which is not the site's, and the slug that it shares
    with the original.
    """
    document, config, site = made.document, made.config, made.config.site
    if site is None or not site.addresses:
        return ""
    stated = _fields.text(document, "language")
    is_other = stated != "" and stated.lower() != (config.language or "en").lower()
    is_translation = is_other and any(
        item.name in {"slug", "translation"} for item in document.fields if item.source == "field"
    )
    pattern = site.addresses.get("translation" if is_translation else "article", "")
    if not pattern:
        return ""
    values = {
        "slug": made.slug,
        "lang": stated or made.language,
        "category": _category(document, config),
        "author": pelican_slug(
            _fields.text(document, "author") or site.addresses.get("author", ""), config
        ),
    }

    def fill(match: re.Match[str]) -> str:
        if match["name"] == "date":
            return _date(match["format"] or "%Y-%m-%d", made.date)
        return values.get(match["name"], "")

    return "/" + re.sub(r"/{2,}", "/", _PART.sub(fill, pattern)).lstrip("/")


def _category(document: Document, config: Config) -> str:
    stated = (item for item in document.fields if item.key.lower() == "category")
    names = [name for item in stated for name in _fields.scalars(item.value)]
    return pelican_slug(names[0] if names else "misc", config)


def _date(form: str, date: Moment) -> str:
    when = date.start
    values = {
        "Y": f"{when.year:04d}",
        "y": f"{when.year % 100:02d}",
        "m": f"{when.month:02d}",
        "d": f"{when.day:02d}",
        "H": f"{when.hour:02d}",
        "M": f"{when.minute:02d}",
        "j": f"{when.timetuple().tm_yday:03d}",
        "b": _MONTHS[when.month - 1][:3],
        "B": _MONTHS[when.month - 1],
        "a": _DAYS[when.weekday()][:3],
        "A": _DAYS[when.weekday()],
    }
    return re.sub(r"%-?(\w)", lambda match: values.get(match[1], ""), form)
