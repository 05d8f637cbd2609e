"""What the files of a generator's site say of it: where its articles are, how they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from feeds.errors import Problem
from feeds.model import Value
from feeds.records import dataclass

__all__ = ["Defaults", "SourceSite"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a site's settings say of articles that say nothing themselves."""

    path: str = ""  # what their own path below the site begins with; it may have `*`
    kind: str = ""  # "posts", "pages", or another collection; "" for all
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSite:
    """The generator whose site the articles belong to, and what its files were good for.

    Data alone, so that it can be pickled and compared: `feeds.generators` looks the generator
    up by its key.
    """

    generator: str = ""  # its key in feeds.generators.GENERATORS
    file: str = ""  # that gave it away
    root: Path = Path()  # the folder of that file
    folder: Path = Path()  # of articles: the one asked for, or the one below the site's root
    languages: tuple[str, ...] = ()  # their keys in names of files and in addresses (Hugo)
    is_placed: bool = False  # feeds.toml says where articles are, whatever the site computes
    rooted: Literal["", "pictures", "all"] = ""
    """Which addresses in texts that begin with a slash are below the site's, not its host's."""
    hosts: Mapping[str, str] = field(default_factory=dict)
    """Language → the address of its pages, where that is not below the site's."""
    static: tuple[Path, ...] = ()  # folders of files that keep their path below the address
    people: tuple[Path, ...] = ()  # folders that may have an authors.yml, besides the root
    below: str = ""  # where that folder is below the one that addresses are counted from
    own_folders: bool = False  # a folder named as a post beside it holds that post's files
    posts: tuple[str, ...] = ()  # folders of posts below `folder`; "" is that folder itself
    taken: tuple[str, ...] = ()  # the settings that the site's files stated
    slugs: str = ""  # one of the generator's styles of slugs; "" for its usual one
    headings: str = ""  # one of the generator's styles of ids for headings; "" for its usual one
    heading_prefix: str = ""  # ahead of each such id
    emoji: bool = False  # `:tada:` in a text is the sign of that name
    readers: Mapping[str, str] = field(default_factory=dict)  # ending → format it is read as
    defaults: tuple[Defaults, ...] = ()
    collections: tuple[str, ...] = ()  # that the site's feed shows; () where it has none
    values: Mapping[str, Value] = field(default_factory=dict)  # what a text may ask for by name
    includes: Mapping[str, str] = field(default_factory=dict)  # parts of pages, data, by file
    layouts: Mapping[str, str] = field(default_factory=dict)  # layout → address of who uses it
    aside: Mapping[str, str] = field(default_factory=dict)  # folder → why it holds no articles
    path_patterns: tuple[tuple[str, str], ...] = ()  # "name" or "path", pattern of named groups
    addresses: Mapping[str, str] = field(default_factory=dict)
    """What the generator makes addresses of that no pattern can tell, by names of its own."""
    usual_terms: Mapping[str, str] = field(default_factory=dict)  # key → value where none is stated
    page_address: str = ""  # of a page, with `{slug}`; "" where it is that of its place
    all_say: Mapping[str, str] = field(default_factory=dict)  # metadata where none is stated
    slug_source: Literal["", "title", "name"] = ""  # of a slug that is not stated
    slug_rules: tuple[tuple[str, str], ...] = ()  # pattern → text, in turn; () for the usual
    stated: str = ""  # digest of the files of its settings
    shared: str = ""  # digest of all that a text may ask for: `values` and `includes`
    problems: tuple[Problem, ...] = ()  # warnings
