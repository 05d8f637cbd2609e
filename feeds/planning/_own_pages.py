"""The pages of a site that are neither an article's nor a list's: the names that they get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feeds.articles import file_of
from feeds.collecting import Row, stating
from feeds.ledger import Ledger
from feeds.planning._free_names import FreeNames
from feeds.records import dataclass

__all__ = ["OWN_NAMES", "OwnPages", "name_own_pages", "names_to_leave", "stated_files"]

_ARCHIVE = "archive.html"

_SUBSCRIBE = "subscribe.html"

_SITEMAP = "sitemap.xml"

OWN_NAMES = frozenset({_ARCHIVE, _SUBSCRIBE, _SITEMAP})
"""Names that no new article gets, unless it states one of them as its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPages:
    """Their files."""

    archive: str = _ARCHIVE
    subscribe: str = _SUBSCRIBE
    sitemap: str = ""  # "" where there is one already, which is the user's
    sitemaps: str = "sitemap/"  # the folder of further ones, which a large site has


def name_own_pages(free: FreeNames) -> OwnPages:
    """Each gets the name that it wants, or the next one where something else has that."""
    sitemap = free.file(_SITEMAP)
    return OwnPages(
        archive=free.file(_ARCHIVE),
        subscribe=free.file(_SUBSCRIBE),
        sitemaps=free.new_folder("sitemap/"),
        sitemap=sitemap if sitemap == _SITEMAP else "",
    )


def names_to_leave(before: Ledger, rows: Sequence[Row], base: str) -> frozenset[str]:
    """Those of OWN_NAMES that articles have or state: they keep them, and our pages move aside."""
    had = (file_of(entry.permalink) for entry in before.entries.values() if entry.permalink)
    return OWN_NAMES.intersection([*had, *stated_files(rows, base)])


def stated_files(rows: Sequence[Row], base: str) -> Iterator[str]:
    """The files of the output at the addresses that articles state."""
    for row in stating(rows):
        address = row.draft.address
        if address:
            yield file_of(address.removeprefix(base).lstrip("/"))
