"""What is said of the site as a whole: title, addresses of its feeds, names of its files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from feeds.articles import default_author, quoted
from feeds.config import Config
from feeds.content import one_line
from feeds.errors import ConfigError, Problem
from feeds.formats import FORMATS
from feeds.hosts import HEADERS, REDIRECTS, host_of
from feeds.model import Author
from feeds.pages import FeedLink, Site, own_name, own_templates
from feeds.planning._own_pages import OwnPages
from feeds.planning._site_addresses import address_of
from feeds.planning._site_look import SiteLook
from feeds.records import dataclass
from feeds.selection import Selection

__all__ = [
    "FOLDERS",
    "STAYING",
    "FeedFiles",
    "SitePlan",
    "feed_names",
    "folders_of_feeds",
    "make_site_plan",
    "pattern_of",
    "reserved_names",
]

_FIXED = ("index.html", "style.css", "feed.css", HEADERS, REDIRECTS, "404.html")

STAYING = frozenset({"main", "named"})
"""Kinds of feeds that are named also where they have no article: they are asked for by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedFiles:
    """Where one feed is published: its page, and the files of each format (the first counts)."""

    selection: Selection
    title: str
    folder: str  # of its page, below the site's address; "" for the site's own front page
    names: Mapping[str, tuple[str, ...]]  # format → files
    links: tuple[FeedLink, ...] = ()  # one a format
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # names they had before
    home: str = ""  # the folder of the page that lists its articles, where `folder` is not

    @property
    def is_listed(self) -> bool:
        """Whether it is named to others than those who have it."""
        return bool(self.selection.members) or self.selection.kind in STAYING


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """All names and addresses of a site's feeds, known before anything is written."""

    title: str
    base: str  # address with a slash at its end
    site_id: str
    language: str
    authors: tuple[Author, ...]
    feeds: tuple[FeedFiles, ...]  # the main one first
    site: Site
    icon: str = ""  # absolute addresses of pictures that feeds name
    logo: str = ""
    has_pages: bool = True  # False: another generator makes them
    former_opml: tuple[str, ...] = ()  # names that the list of feeds had before
    own: OwnPages = OwnPages()
    look: SiteLook = SiteLook()

    def home_of(self, files: FeedFiles) -> str:
        """The address of the page that lists the entries of a feed, or that of the site."""
        return self.address(files.home or files.folder) if self.has_pages else self.base

    def address(self, path: str) -> str:
        """The absolute address of a file in the output."""
        return self.base + quoted(path)

    def page_address(self, file: str) -> str:
        """The same of a page: the index of a folder has the address of the folder."""
        is_index = file == "index.html" or file.endswith("/index.html")
        return self.address(file.removesuffix("index.html") if is_index else file)

    @property
    def documents(self) -> tuple[str, ...]:
        """The files of all feeds, each once."""
        return tuple(name for feed in self.feeds for files in feed.names.values() for name in files)


def make_site_plan(
    config: Config,
    source: Path,
    selections: Iterable[Selection],
    *,
    site_id: str,
    language: str,
    spoken: str = "",
) -> SitePlan:
    """Name all feeds. Raises ConfigError where two of them would share a file.

    `language` is what the main feed claims, `spoken` what pages speak.
    """
    title = one_line(config.title) or title_of_folder(source)
    base = config.base_url
    feeds = tuple(_files(selection, title, base, config) for selection in selections)
    _check_names(feeds, config)
    site = Site(
        title=title,
        description=config.description,
        url=base,
        language=spoken,
        feeds=tuple(link for feed in _everywhere(feeds) for link in feed.links),
        opml=base + quoted(config.opml) if config.opml else "",
        rights=config.rights,
        toc=config.toc,
        templates=own_templates(config.root),
    )
    return SitePlan(
        title=title,
        base=base,
        site_id=site_id,
        language=language,
        authors=tuple(default_author(config)) or (Author(name=title),),
        feeds=feeds,
        site=site,
        icon=address_of(base, config.icon),
        logo=address_of(base, config.logo),
        has_pages=config.pages,
    )


def title_of_folder(source: Path) -> str:
    """`my-blog` → "My blog"; a site without any name is called "Articles"."""
    folder = Path(os.path.realpath(source))
    name = (folder.parent if folder.is_file() else folder).name
    words = one_line(name.replace("-", " ").replace("_", " "))
    return words[:1].upper() + words[1:] or "Articles"


def reserved_names(config: Config) -> frozenset[str]:
    """The files in the output that no article may have."""
    feeds = (name for format_name in config.formats for name in _names(format_name, config))
    host = host_of(config.host)
    kept = host.names if host else ()
    if not config.pages:
        return frozenset(("feed.css", config.opml, *feeds)) - {""}
    return frozenset((*_FIXED, config.opml, *feeds, *kept)) - {""}


def folders_of_feeds(config: Config) -> tuple[str, ...]:
    """The folders in which further feeds may lie."""
    asked = {"tag": config.by_tag, "author": config.by_author, "language": config.by_language}
    grouped = (FOLDERS[kind] for kind, is_asked in asked.items() if is_asked)
    return (*grouped, *(f"{one.name}/" for one in config.feed))


def feed_names(selections: Iterable[Selection], config: Config) -> frozenset[str]:
    """The files of further feeds: their documents and their pages."""
    feeds = [_files(one, "", "", config) for one in selections if one.kind != "main"]
    documents = {name for feed in feeds for row in feed.names.values() for name in row}
    return frozenset((*documents, *(f"{one.folder}index.html" for one in feeds if one.folder)))


def _everywhere(feeds: tuple[FeedFiles, ...]) -> list[FeedFiles]:
    """Feeds of tags and authors are offered where they matter: a site has thousands of them.

    So are those that stay at stated addresses, as of all sections of a site, if they are many.
    """
    found = [one for one in feeds if one.selection.kind in {"main", "language", "named"}]
    if len(found) <= _MOST_EVERYWHERE:
        return found
    return [one for one in found if not one.selection.files]


_MOST_EVERYWHERE = 20  # feeds that every page offers


def _files(selection: Selection, site_title: str, base: str, config: Config) -> FeedFiles:
    is_main = selection.kind == "main"
    folder = "" if is_main else f"{FOLDERS[selection.kind]}{selection.name}/"
    heading = selection.heading or f"{site_title}: {_subject(selection)}"
    title = site_title if is_main else heading
    if selection.files:  # a page of its own has only what is no tag and no author
        folder = "" if selection.kind == "each" else folder
        made = FeedFiles(selection=selection, title=title, folder=folder, names=selection.files)
        return replace(made, links=tuple(_links(made, base)))
    names: dict[str, tuple[str, ...]] = {}
    stated = {name: _names(name, config) for name in config.formats}
    ends = {name: files[0].rpartition("/")[2] for name, files in stated.items()}
    if len(set(ends.values())) < len(ends):
        ends = {name: files[0] for name, files in stated.items()}
    for name, files in stated.items():
        names[name] = (folder + ends[name],) if folder else files
    made = FeedFiles(selection=selection, title=title, folder=folder, names=names)
    return replace(made, links=tuple(_links(made, base)))


def _subject(selection: Selection) -> str:
    """What a feed is about, as people say it: a language by its own name."""
    return own_name(selection.title) if selection.kind == "language" else selection.title


def _links(feed: FeedFiles, base: str) -> Iterator[FeedLink]:
    for name, files in feed.names.items():
        yield FeedLink(
            format=name,
            type=FORMATS[name].media_type,
            title=f"{feed.title} ({FORMATS[name].label})",
            href=base + quoted(files[0]),
        )


def _names(format_name: str, config: Config) -> tuple[str, ...]:
    """The files of the main feed in one format; the first one counts."""
    stated = config.names.get(format_name, FORMATS[format_name].file)
    return (stated,) if isinstance(stated, str) else tuple(stated)


def pattern_of(files: FeedFiles, name: str) -> str:
    """The file of a feed, with `*` for the tag, the author or the language that it is about."""
    kind = FOLDERS.get(files.selection.kind, "")
    if files.selection.kind == "each":
        before, slug, after = name.rpartition(files.selection.name.rpartition("/")[2])
        return f"{before}*{after}" if slug else name
    is_one_of_many = bool(kind) and name.startswith(files.folder)
    return f"{kind}*/{name.removeprefix(files.folder)}" if is_one_of_many else name


FOLDERS = {
    "tag": "tag/",
    "author": "author/",
    "language": "language/",
    "named": "",
    "each": "",
}


def _check_names(feeds: tuple[FeedFiles, ...], config: Config) -> None:
    seen: dict[str, str] = {config.opml.casefold(): "opml"} if config.opml else {}
    for feed in feeds:
        for format_name, files in feed.names.items():
            for file in files:
                other = seen.setdefault(file.casefold(), format_name)
                if other != format_name or list(files).count(file) > 1:
                    raise ConfigError(
                        Problem(
                            path=config.file,
                            message=f"{file} would be both {other} and {format_name}",
                            hint="give each format names of its own under [tool.feeds.names]",
                        )
                    )
