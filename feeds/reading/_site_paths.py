"""What the settings of a generator's site say of a file by its path alone."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.config import SourceSite
from feeds.generators import generator_of
from feeds.model import Document, Field
from feeds.reading.keys import canonical

__all__ = ["fields_of_path", "reason_by_site"]


def reason_by_site(path: str, site: SourceSite | None) -> str:
    """Why the file is no article, as the site's settings have it; "" where they say nothing."""
    read = generator_of(site).paths.read
    if read and not path.lower().endswith(tuple(read)):
        return f"the site copies it (its pages are {' and '.join(sorted(read))} files)"
    aside = site.aside if site else {}
    place = f"{site.below}/{path}".lstrip("/") if site and aside else ""
    while place:
        if place in aside:
            return aside[place]
        place = place.rpartition("/")[0]
    return aside.get("", "")


def fields_of_path(document: Document, site: SourceSite | None) -> Iterator[Field]:
    """What the site's settings find in the path, for what the article does not say itself."""
    says = generator_of(site).paths.says
    if site is None or says is None or document.markup == "text":
        return  # plain text, such as a robots.txt, is no article of such a site
    said = {item.key.lower() for item in document.fields if item.source == "field"}
    said |= {item.name for item in document.fields if item.source == "field"} - {"tags"}
    known = {item.name for item in document.fields}
    found = says(document.path, site)
    for key, text in {**site.all_say, **found}.items():
        is_status = key == "status"
        name = "draft" if is_status else canonical(key)
        value = str(text.lower() == "draft").lower() if is_status else text
        stated = said | (set() if key in found else known)
        if key not in said and (name == "tags" or name not in stated):
            yield Field(name=name, value=value, key=key, source="file name")
