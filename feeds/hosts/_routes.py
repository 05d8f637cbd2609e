"""What a host has to know of a site: its feeds, and its addresses without a file."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import quote, unquote

from feeds.patterns import lazy_regex
from feeds.records import NamedTuple, dataclass

__all__ = ["Kind", "Routes", "Served", "addressed", "spelled", "spellings"]

Kind = Literal["xml", "json", "opml"]


class Served(NamedTuple):
    """Documents that are served alike. `pattern` is the path of a file below the site's
    address; `*` in it stands for one part between slashes: `tag/*/feed.xml`.
    """

    pattern: str
    kind: Kind
    is_archive: bool = False  # sealed: its bytes never change (RFC 5005, section 4)

    def regex(self) -> str:
        """The pattern as a regular expression, not anchored."""
        return re.escape(self.pattern).replace(r"\*", "[^/]+")

    @property
    def name(self) -> str:
        """The file without its folders."""
        return self.pattern.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """All of it for one site. Paths are below the site's address, without a slash ahead."""

    folder: str = ""  # of the site's address, decoded: "" for the root of a host, else "/blog"
    served: tuple[Served, ...] = ()
    same: tuple[tuple[str, str], ...] = ()  # (address of a folder, the file that answers there)
    moved: tuple[tuple[str, str], ...] = ()  # (old address, new one)
    gone: tuple[str, ...] = ()  # of articles that were withdrawn
    usual: tuple[tuple[str, str], ...] = ()  # (address at which people look for a feed, feed)

    @property
    def groups(self) -> dict[tuple[Kind, bool], list[Served]]:
        """What is served alike, by its kind and whether it is an archive document."""
        made: dict[tuple[Kind, bool], list[Served]] = {}
        for one in sorted(self.served, key=lambda one: (one.kind, one.is_archive)):
            made.setdefault((one.kind, one.is_archive), []).append(one)
        return made

    def address(self, path: str) -> str:
        """The path of an address as it stands in a request."""
        return f"{spelled(self.folder)}/{addressed(path)}"

    def plain(self, path: str) -> str:
        """The same as servers compare it: decoded."""
        return f"{self.folder}/{unquote(path)}"

    @property
    def answers(self) -> dict[str, tuple[int, str]]:
        """Every address without a file of its own, decoded: its status, and where it leads.

        200 is another file's bytes, 301 an address, 410 what is gone.
        """
        found: dict[str, tuple[int, str]] = {}
        for old, file in self.same:
            found.setdefault(self.plain(old), (200, self.plain(file)))
        for old, new in (*self.moved, *self.usual):
            for spelling in spellings(old):
                found.setdefault(self.plain(spelling), (301, self.address(new)))
        for old in self.gone:
            for spelling in spellings(old):
                found.setdefault(self.plain(spelling), (410, ""))
        return dict(sorted(found.items()))


_FILE = lazy_regex(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
"""The end of what hosts take for a file; `v1.2` is the name of a page."""


def spellings(path: str) -> tuple[str, ...]:
    """With a slash at its end and without; a file has one spelling."""
    bare = path.rstrip("/")
    if not bare or (bare == path and _FILE.search(path)):
        return (path,)
    return bare, f"{bare}/"


def addressed(path: str) -> str:
    """The path as it stands in an address (RFC 3986, section 3.3), not quoted twice."""
    return spelled(unquote(path))


def spelled(plain: str) -> str:
    """A decoded path as it stands in an address."""
    return quote(plain, safe="/~!$&'()*+,;=:@-._")
