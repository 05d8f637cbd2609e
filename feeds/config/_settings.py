"""The settings: what each is for, and the value it has when nothing is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Literal

from feeds.config._permalinks import Permalinks
from feeds.config._source_site import SourceSite
from feeds.records import dataclass

__all__ = [
    "PREVIEW_URL",
    "AuthorSetting",
    "Config",
    "DateSource",
    "FeedSetting",
    "HostName",
    "MenuSetting",
]

DateSource = Literal[
    "field",
    "file name",
    "folder",
    "path",
    "JSON-LD",
    "OpenGraph",
    "meta element",
    "microdata",
    "h-entry",
    "time element",
    "page text",
    "git",
    "mtime",
]
"""Where the date of an article may be found: its own field, or what it is inferred from.

git and mtime are never looked at unless they are named.
"""

HostName = Literal["", "nginx", "apache", "caddy", "netlify", "cloudflare", "github-pages"]
"""A kind of host whose files are known; "" for any other."""

PREVIEW_URL = "http://localhost:8000/"
"""The address of a preview build: what `feeds serve` answers at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorSetting:
    """The author of the whole site, as `author = {name = "…", email = "…", url = "…"}`."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSetting:
    """One further feed, as [[tool.feeds.feed]]: all given filters have to hold."""

    name: str  # part of its file names and of its lasting id
    title: str = ""
    tags: tuple[str, ...] = ()  # any of them
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()  # glob patterns below the source folder; "!" leaves out
    limit: int = 0  # 0: as the main feed
    content: Literal["full", "summary", ""] = ""
    each: str = ""  # key of the articles' metadata: a feed for each of its values
    values: tuple[str, ...] = ()  # of that key, as patterns; "!" leaves out
    files: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Format → its files, and no others; with `each` they name the value as `{slug}`."""
    site_title: str = ""  # of the site, where this feed has it in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuSetting:
    """A link of the menu, as `{title = "Code", url = "https://example.org/"}`."""

    title: str
    url: str  # an address, a path on this site, or what names a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting, with the value it has when nothing is said. Paths are relative to `root`."""

    source: str = "seeds"  # folder of articles
    output: str = "public"  # folder that is published
    title: str = ""  # of the site; else made from the source folder's name
    url: str = ""  # where the site will be; "" makes a preview build
    description: str = ""
    language: str = ""  # BCP 47; for articles that neither state nor show theirs
    timezone: str = "UTC"  # IANA name, for dates without an offset
    author: str | AuthorSetting = ""
    rights: str = ""
    icon: str = ""  # address, or the path of a file of the site
    logo: str = ""
    accent: str = ""  # colour of links, "#8f1d14"
    fonts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)  # role → names, files
    extra_css: str = "extra.css"  # a stylesheet beside this file, linked after ours; "" for none
    toc: bool = False  # a table of contents on each page of an article with headings
    footer: str = ""  # Markdown, at the foot of each page
    hub: str = ""  # WebSub hub
    limit: int = 30  # entries in a feed
    max_bytes: int = 0  # of a feed; 0: no limit but `limit`
    content: Literal["full", "summary"] = "full"
    include: tuple[str, ...] = ()  # glob patterns below the source folder
    exclude: tuple[str, ...] = ()
    static: tuple[str, ...] = ()  # likewise, of files that are published as they stand
    formats: tuple[Literal["atom", "rss", "json"], ...] = ("atom", "rss", "json")
    names: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)  # format → file(s)
    paths: tuple[str, ...] = ()  # of the articles in the main feed, as those of [[feed]]
    opml: str = "feeds.opml"
    permalink: str = ""  # pattern; "" is "{slug}.html", or what the site's generator used
    permalinks: Mapping[str, str] = field(default_factory=dict)  # folder → pattern
    fields: Mapping[str, str] = field(default_factory=dict)  # key in the files → our name
    id_prefix: str = ""  # "tag:example.org,2026:" chooses tag URIs
    site_id: str = ""  # else minted from the first url
    date_order: Literal["", "dmy", "mdy", "ymd"] = ""
    date_sources: tuple[DateSource, ...] = ()  # what may date an article, surest first; () all
    date_only_time: int = 12  # hour of the instant of a date without a time
    dst_gap: Literal["error", "shift"] = "error"  # a local time that was skipped
    dst_fold: Literal["first", "second"] = "first"  # a local time that came twice
    undated: Literal["error", "warn", "skip"] = "error"
    by_tag: bool = False  # a feed for each tag
    by_author: bool = False
    by_language: bool = False
    feed: tuple[FeedSetting, ...] = ()  # [[tool.feeds.feed]]
    archive: int = 0  # entries in an archive document (RFC 5005); 0: no archives
    max_new: int = 20  # more new entries at once stop a build that replaces a deployed site
    max_deleted: int | None = None  # more deletions at once stop a build; else a third of all
    pages: bool = True  # False: another generator makes them, into the same folder
    menu: tuple[str | MenuSetting, ...] = ()  # where every page leads; not given: the usual
    compress: bool = False  # also write .gz siblings
    headers: bool = False  # also write _headers for Netlify and Cloudflare
    host: HostName = ""  # where the site will live; builds keep its files up to date
    preview: str = PREVIEW_URL  # the address of a preview
    root: Path = Path()  # the folder of the file these settings come from
    file: str = ""  # that file; "" for none
    given: frozenset[str] = frozenset()  # the settings that were made
    site: SourceSite | None = None  # the generator's site that some of them come from

    @property
    def is_preview(self) -> bool:
        """Whether no address is configured: such a build is a preview, and writes no ledger."""
        return not self.url

    @property
    def patterns(self) -> Permalinks:
        """How addresses are made, folder by folder."""
        folders = {folder.strip("/"): pattern for folder, pattern in self.permalinks.items()}
        return Permalinks(default=self.permalink, folders=folders)

    @property
    def base_url(self) -> str:
        """The address of the site with a slash at its end; the preview's where none is set."""
        base = self.url or self.preview
        return base if base.endswith("/") else base + "/"
