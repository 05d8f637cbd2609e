"""What the settings of a generator's site say of a file by its path alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec.structs import replace

from feeds.config import SourceSite
from feeds.generators import PAGE, Source, generator_of
from feeds.model import Document, Field
from feeds.reading._own_page import is_own_page
from feeds.reading.keys import canonical

__all__ = ["among_pages", "fields_of_path", "lies_among_pages", "reason_by_site"]


def reason_by_site(path: str, site: SourceSite | None) -> str:
    """Why the file is no article, as the site's settings have it; "" where they say nothing."""
    read = generator_of(site).paths.read
    if read and not path.lower().endswith(tuple(read)):
        ending = PurePosixPath(path).suffix.lower()
        return f"the site makes no page of {f'a {ending} file' if ending else 'such a file'}"
    aside = site.aside if site else {}
    place = f"{site.below}/{path}".lstrip("/") if site and aside else ""
    while place:
        if place in aside:
            return aside[place]
        place = place.rpartition("/")[0]
    return aside.get("", "")


def lies_among_pages(source: Source) -> bool:
    """Whether the site has its pages there, and no articles."""
    if source.site is None:
        return False
    if reason_by_site(source.path, source.site) == PAGE:
        return True
    return source.generator.paths.aside(source.place, source.site) == PAGE


def among_pages(document: Document, source: Source) -> Document:
    """A file from there: a page, or nothing."""
    if document.left_out:
        return document
    is_stated = reason_by_site(source.path, source.site) == PAGE
    if not is_own_page(document, is_stated=is_stated):
        return replace(document, left_out=PAGE)
    said = Field(name="page", value="yes", key="page", source="folder")
    return replace(document, fields=(said, *document.fields))


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
