"""Where links between articles lead."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.articles import ByStem
from feeds.config import SourceSite
from feeds.generators import generator_of
from feeds.planning import Identified, SitePages

__all__ = ["pages_by_file"]

_LIKE_FILES = (".html", ".htm")


def pages_by_file(
    identified: Iterable[Identified], undated: SitePages, base: str, site: SourceSite | None
) -> ByStem:
    """Where links to an article's source file, to the folder of an index file, to its page, if
    that looks like a file, or to an address that it had before lead; on some sites those to its
    slug. `base` is the site's.
    """
    pages: dict[str, str] = dict(undated.by_file())
    by_slug = generator_of(site).markup.named_links
    for item in identified:
        file = item.draft.file
        pages[file] = address = item.identity.permalink
        if address.endswith(_LIKE_FILES):
            pages[address] = address
        folder, _, name = file.rpartition("/")
        if folder and name.partition(".")[0] == "index":
            pages.setdefault(folder, address)
        if by_slug:
            pages.setdefault(f"link://slug/{item.draft.slug}", address)
        for alias in item.draft.aliases:
            pages.setdefault(base + alias.lstrip("/"), address)
    return ByStem(pages)
