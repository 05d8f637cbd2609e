"""What stands for all that a page, or an entry of a feed, is made of."""

from __future__ import annotations

from feeds.making import PageRecord, Workshop, key_of
from feeds.planning import Identified, Neighbourhood

__all__ = ["content_key", "page_key", "site_key"]


def site_key(workshop: Workshop) -> str:
    """Stands for what all pages of a site have in common."""
    return key_of(workshop.site, workshop.base, workshop.rooted)


def content_key(item: Identified, record: PageRecord | None, workshop: Workshop) -> str:
    """Stands for all that a feed says of an article; "" where it has yet to be made."""
    if record is None or not item.row.digest:
        return ""
    return key_of(
        item.row.digest,
        item.identity,
        item.url,
        workshop.base,
        workshop.rooted,
        sorted(record.links.items()),
        sorted(record.unpublished.items()),
        sorted(record.files.items()),
    )


def page_key(site: str, item: Identified, around: Neighbourhood) -> str:
    """Stands for all that a page is made of, but for the files that its article refers to."""
    digest = item.row.digest
    return key_of(site, digest, item.identity, item.url, item.file, around) if digest else ""
