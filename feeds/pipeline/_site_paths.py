"""What the settings of a generator's site say of a file by its path alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from feeds.config import Config, SourceSite
from feeds.model import Document, Field
from feeds.reading import canonical

__all__ = ["fields_of_path", "reason_by_site"]


def reason_by_site(path: str, config: Config) -> str:
    """Why the file is no article, as the site's settings have it; "" where they say nothing."""
    site = config.site
    aside = site.aside if site else {}
    place = f"{site.below}/{path}".lstrip("/") if site and aside else ""
    while place:
        if place in aside:
            return aside[place]
        place = place.rpartition("/")[0]
    return aside.get("", "")


def fields_of_path(document: Document, config: Config) -> Iterator[Field]:
    """What the site's settings find in the path, for what the article does not say itself."""
    site = config.site
    if site is None or site.dialect != "pelican" or document.markup == "text":
        return  # plain text, such as a robots.txt, is no article of Pelican's
    said = {item.key.lower() for item in document.fields if item.source == "field"}
    said |= {item.name for item in document.fields if item.source == "field"} - {"tags"}
    known = {item.name for item in document.fields}
    found = _found(document.path, site)
    for key, text in {**site.all_say, **found}.items():
        is_status = key == "status"
        name = "draft" if is_status else canonical(key)
        value = str(text.lower() == "draft").lower() if is_status else text
        if key not in said and name not in said | (set() if key in found else known - {"tags"}):
            yield Field(name=name, value=value, key=key, source="file name")


def _found(path: str, site: SourceSite) -> dict[str, str]:
    """Group name → text; the last folder is the category."""
    place = PurePosixPath(path)
    found = {"category": place.parent.name} if place.parent.name else {}
    for part, pattern in site.path_patterns:
        match = _compiled(pattern).match(place.stem if part == "name" else path)
        groups = match.groupdict() if match else {}
        found |= {key.lower(): value for key, value in groups.items() if value}
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
