"""A folder as it will be published: its files, its feeds, and what its pages announce."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from urllib.parse import unquote, urlsplit

from feeds.records import dataclass
from feeds.validation._facts import FeedFacts
from feeds.validation._pages import Announced

__all__ = ["FeedFile", "PublishedFolder"]

_PAGES = ("", ".html", ".htm", "/index.html", "/index.htm", "/index.xhtml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFile:
    """A feed of the site: where it lies, what it is, what it says."""

    path: str  # below the folder, with "/"
    format: str
    facts: FeedFacts
    digest: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFolder:
    """A folder as it will be published at `base`."""

    base: str  # address of the folder, with a slash at its end; "" where unknown
    files: Mapping[str, int]  # every file below it, and its size
    feeds: Mapping[str, FeedFile] = field(default_factory=dict)
    pages: Mapping[str, tuple[Announced, ...]] = field(default_factory=dict)

    def path_of(self, url: str) -> str | None:
        """The file that answers at an address of the site; None if it is another site's.

        "" if the address is of this site and no file answers there.
        """
        if not self.base or not url.startswith(self.base):
            return None
        path = unquote(urlsplit(url).path)[len(unquote(urlsplit(self.base).path)) :]
        bare = path.rstrip("/")
        for ending in _PAGES:
            found = (bare + ending).lstrip("/")
            if found in self.files and not (path.endswith("/") and not ending):
                return found
        return ""
