"""What a generator is described by, and the words that descriptions share. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from feeds.generators._site_text import Said

__all__ = ["Dialect", "Names", "Place", "innermost", "joined", "said_texts", "under"]

Names = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the articles lie below the folder that addresses are counted from."""

    below: str  # "posts" for content/posts; "" for that folder itself
    section: str  # the one section that all articles are in; "" for several
    folders: tuple[str, ...] = ()  # below the folder of addresses, two deep: "posts", "nl/posts"
    indexed: frozenset[str] = frozenset()  # folders with a file about them, `_index.md`


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One generator. Folders are relative to the site's root, the likeliest first."""

    name: str
    key: str  # as feeds.reading calls it
    files: tuple[str, ...]  # any of them marks a site's root
    further: tuple[str, ...] = ()  # read as well (or patterns of such); the later ones count
    texts: tuple[str, ...] = ()  # patterns of files whose text says something
    prefix: Callable[[str], str] = lambda _name: ""  # of what a further file states
    is_it: Callable[[Said], bool] = lambda _said: True
    base: Callable[[Said], str]  # the folder that addresses are counted from
    folders: Callable[[Said], tuple[str, ...]]  # of articles
    is_joined: bool = False  # of several such folders, the one that holds them all is taken
    is_own: bool = False  # patterns are those of the chosen folder itself
    people: Callable[[Said], tuple[str, ...]] = lambda _said: ()  # folders of an authors.yml
    static: tuple[str, ...] = ()  # files at the same path below the site's address
    settings: Callable[[Said, Place], Mapping[str, Any]]
    """Settings; "pattern" is one not yet translated, "patterns" are those of folders, "slugs" is
    how slugs are made."""
    facts: Callable[[Said], Mapping[str, Any]] = lambda _said: {}  # further ones of a Site


def said_texts(said: Said, **names: tuple[str, ...]) -> dict[str, Any]:
    """Setting → the text of the first of these names that has one."""
    return {key: said.text(*candidates) for key, candidates in names.items()}


def under(folder: str, name: str) -> str:
    """A name below a folder, which may be ""."""
    return f"{folder}/{name}" if folder else name


def innermost(folders: Sequence[str]) -> list[str]:
    """Those of them that none of the others is in."""
    return [one for one in folders if not any(two.startswith(f"{one}/") for two in folders)]


def joined(url: str, base: str) -> str:
    """The address of a folder of a site, with a slash at its end."""
    return f"{url.rstrip('/')}/{base.strip('/')}".rstrip("/") + "/"
