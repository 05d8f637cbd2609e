"""Addresses that an article states as its former ones."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from feeds.articles import _fields
from feeds.config import Config
from feeds.content import FILE_SCHEMES, as_uri, scheme_of
from feeds.errors import Problem
from feeds.model import Document

__all__ = ["alias_warnings", "aliases"]


def aliases(document: Document, config: Config) -> tuple[str, ...]:
    """Paths on this site, as they stand in an address."""
    return tuple(path for path, fault in _read(document, config) if not fault)


def alias_warnings(document: Document, config: Config) -> Iterator[Problem]:
    """A warning for each that this site cannot answer at."""
    item = document.first("aliases")
    for stated, fault in _read(document, config) if item else ():
        if item is not None and fault:
            yield Problem(
                path=document.path,
                line=item.line or document.line or 1,
                message=f"{item.key or 'aliases'} {stated!r} is no former address here: {fault}",
                hint="write a path on this site, such as /old-page/, or take it out",
                severity="warning",
            )


def _read(document: Document, config: Config) -> Iterator[tuple[str, str]]:
    """(the path, "") of each, or (what is stated, what is wrong with it)."""
    for stated in _fields.texts(document, "aliases"):
        try:
            yield _path(stated, config), ""
        except ValueError as error:
            yield stated, str(error)


def _path(stated: str, config: Config) -> str:
    """The path below the site's address. Raises ValueError, in words."""
    address = as_uri(stated, FILE_SCHEMES)
    if scheme_of(stated) or stated.startswith("//"):
        parts, site = urlsplit(address), urlsplit(config.base_url)
        if not config.is_preview and parts.netloc.lower() != site.netloc.lower():
            raise ValueError("it is on another host")
        address = parts.path.removeprefix(site.path.rstrip("/"))
    path = address.partition("?")[0].partition("#")[0]
    if ".." in path.split("/"):
        raise ValueError("it leads out of the site")
    if "//" in path:
        raise ValueError("it holds an address, or an empty name")
    return address
