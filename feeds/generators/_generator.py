"""What a generator is described by: typed facets, which the other rooms ask. Pure.

A facet that a generator does not state has the value that holds for most of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal, TypeAlias

from feeds.config import DateSource, FeedSetting, SourceSite
from feeds.content import HeadingStyle
from feeds.dates import Moment
from feeds.generators._headings import GITHUB
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs
from feeds.records import dataclass

__all__ = [
    "PAGE",
    "Addresses",
    "Feeds",
    "Generator",
    "Layout",
    "Marks",
    "Markup",
    "Metadata",
    "Named",
    "Names",
    "Naming",
    "OwnPattern",
    "Paths",
    "Place",
    "Stated",
    "UnusedAddress",
    "innermost",
    "joined",
    "under",
]

PAGE = "a page of the site, not an article"
"""Why a file is set aside that is a page of the site, or none of anything."""

Names: TypeAlias = "dict[str, tuple[str, ...]]"
"""Format → the files of its feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the articles lie below the folder that addresses are counted from."""

    below: str  # "posts" for content/posts; "" for that folder itself
    section: str  # the one section that all articles are in; "" for several
    folders: tuple[str, ...] = ()  # below the folder of addresses, two deep: "posts", "nl/posts"
    indexed: frozenset[str] = frozenset()  # folders with a file about them, `_index.md`
    bundles: frozenset[str] = frozenset()  # folders that are a page each, with an `index.md`


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedAddress:
    """What cannot be used of the addresses that a site states, or computes."""

    text: str
    file: str = ""  # of the site, that it stands in; "" for the one that gave the site away
    line: int = 0
    hint: str = "set permalinks in feeds.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The settings that a site's files state; "" and () where they say nothing."""

    title: str = ""
    url: str = ""
    language: str = ""
    timezone: str = ""
    author: str = ""
    description: str = ""
    rights: str = ""
    permalink: str = ""  # in our words
    pattern: str = ""  # in the generator's, ahead of `permalink` where it can be translated
    section: str = ""  # for that translation
    patterns: Mapping[str, str] = field(default_factory=dict)  # folder → pattern in our words
    faults: tuple[UnusedAddress, ...] = ()  # each a warning, where the addresses are not set here
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    date_order: Literal["", "dmy", "mdy", "ymd"] = ""
    date_sources: tuple[DateSource, ...] = ()
    feed: tuple[FeedSetting, ...] = ()
    not_made: tuple[str, ...] = ()  # addresses of feeds that are not made here, as people read them


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How a site is known on disk, and which of its files are read. All below its root."""

    files: tuple[str, ...] = ()  # any of them marks a site's root
    folder: str = ""  # of posts, which marks one as well where no such file is there
    earlier: tuple[str, ...] = ()  # patterns of files that are read ahead of that one
    further: tuple[str, ...] = ()  # read as well (or patterns of such); the later ones count
    texts: tuple[str, ...] = ()  # patterns of files whose text says something
    prefix: Callable[[str], str] = lambda _name: ""  # of what a further file states
    sure: tuple[str, ...] = ()  # names among `files` that no other program has, even if empty
    is_it: Callable[[Said], bool] = lambda _said: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The folders of a site, relative to its root; of several the likeliest first."""

    base: Callable[[Said], str] = lambda _said: ""  # the folder that addresses are counted from
    folders: Callable[[Said], tuple[str, ...]] = lambda _said: ()  # of articles
    has_pages: Callable[[Said], bool] = lambda _said: False  # besides posts, in those folders
    is_joined: bool = False  # of several such folders, the one that holds them all is taken
    wide: Callable[[Said], tuple[str, ...]] = lambda _said: ()
    """Patterns of folders below `base`, any of which makes that the folder of articles."""
    is_own: bool = False  # patterns are those of the chosen folder itself
    people: Callable[[Said], tuple[str, ...]] = lambda _said: ()  # folders of an authors.yml
    static: tuple[str, ...] = ()  # files at the same path below the site's address
    is_static: bool = False  # those below `base` are such files as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeds:
    """The feeds that a site publishes, besides those that its settings name."""

    templates: tuple[str, ...] = ()  # folders of templates that may make feeds
    dated: Callable[[Said], tuple[str, ...]] = lambda _said: ()
    """Patterns of folders below the root that are asked whether they hold dated articles."""
    term: Callable[[str, SourceSite], str] | None = None
    """A tag or category as the names of files have it; None: as this project makes slugs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the name of a file says that begins with a day."""

    date: str
    slug: str
    is_stated: bool = False  # the generator takes that slug for one that the page states


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """What names of files and folders say."""

    days: Literal["padded", "short", "dashed"] = "padded"
    """A day in a path: `2019-05-09`; also `2019-5-9`; also `2019-5-9` with hyphens alone."""
    post: Callable[[str], tuple[str, str] | None] = lambda _name: None
    """Day and slug in the name of a post; None for any other file."""
    named: Callable[[str, frozenset[str], SourceSite | None], Named | None] | None = None
    """The same of any file: (name, keys that the page states, site) → what it says; None where
    the day leaves the address as `keeps_day` has it."""
    new: str = "{slug}.md"  # the name of a new article's file, in the folder of articles
    draft: tuple[str, str] = ("draft", "true")  # what keeps an article back
    keeps_day: bool = False  # ahead of the name in an address, unless it is the article's date
    names_slug: bool = True  # a slug is made of the file's name
    dated_by_change: bool = False  # where nothing else dates an article
    folder_data: tuple[str, ...] = ()
    """Endings of files `posts/posts.json` about a folder; with a slash ahead, whole names."""
    sections: Literal["", "cascade", "draft", "either"] = ""
    """What `_index.md` hands down to the pages below it; with `either` the file itself tells."""
    bundles: bool = False  # an index file makes a bundle of its folder
    read: frozenset[str] = frozenset()
    """Endings of the files that can be pages, where all others are only copied; {} for any."""
    copied: Callable[[str, str], bool] = lambda _place, _text: False
    """Whether the file at a path, of that text, is no page for want of metadata at its head."""
    readmes: bool = False  # a README is a page, the one of its folder
    hides_underscore: bool = False  # folders whose name begins with `_` hold no articles
    kind: Callable[[str], str] = lambda _place: ""  # the collection that a path belongs to
    aside: Callable[[str, SourceSite], str] = lambda _place, _site: ""
    """Why the site's feed does not show the file at a path; "" for an article."""
    categories: Callable[[str], tuple[str, ...]] | None = None
    """That the folders of a path name; None where addresses have none but the article's."""
    says: Callable[[str, SourceSite], Mapping[str, str]] | None = None
    """Metadata that the site's patterns find in a path; None where there are no such patterns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """How values at the head of an article are meant."""

    blanks_part_tags: bool = False  # `tags: sea boats` are two
    no_tags: frozenset[str] = frozenset()  # names of collections among the tags
    bare_times_are_utc: bool = False
    in_head: bool = False  # of a whole HTML page, `<meta name="…">` are the metadata
    titles_are_html: bool = False  # `caf&eacute;` is shown as café
    summary_is_text: bool = False  # a stated summary is in the markup of its article


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What stands in texts beside Markdown, and is in force."""

    mdx: Literal["suffix", "all", "signs"] = "suffix"
    """Which texts are MDX: `.mdx` files; all of Markdown; those with signs of it as well."""
    liquid: bool = False  # a text is computed by Liquid as a whole
    has_output: bool = True  # `{{ name }}` stands for a value
    bare_names: bool = False  # in Liquid, an article's own keys are names without `page.`
    only_calls: bool = False  # `{{ name(…) }}` is a shortcode, all other doubled braces are text
    literal_raw: bool = False  # `{% raw %}` between fences is text
    named_links: bool = False  # `link://slug/a` and `link://filename/a.md` name other articles
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What `markup:` of an article says → how its text is read here, or what people call it."""
    refers: bool = False  # `ref` and `relref` name pages by paths in any case, or by names alone
    kramdown: bool = False  # abbreviations, attributes, Markdown inside of HTML
    boxes: bool = False  # `!!! note`, with indented lines below
    code_notes: tuple[str, re.Pattern[str]] | None = None
    """Comments in code that only its program reads: what each holds, and how it is written."""
    emoji: Callable[[Said], bool] = lambda _said: False  # `:tada:` is the sign of that name


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPattern:
    """A pattern of addresses in the generator's own words."""

    text: str
    section: str = ""
    is_own: bool = False  # one article's alone: it need not tell it from others
    is_nested: bool = False  # the section has sections of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What of an article an address may be made of."""

    site: SourceSite
    path: str  # of its file, below the folder that addresses are counted from
    slug: str
    date: Moment
    language: str
    category: str  # "" for none
    author: str  # "" for none
    is_translation: bool  # in another language than the site's, of an article that has its slug


def _rooted(stated: str, _prefix: str) -> str:
    return f"/{stated.lstrip('/')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """How addresses are written and made."""

    translate: Callable[[OwnPattern], str] = lambda _pattern: ""
    """The pattern in our words, without a slash ahead; "" for what cannot be said in them."""
    stated: Callable[[str, str], str] = _rooted
    """(stated path, what stands ahead of its language's addresses) → the path on the site."""
    in_zone: bool = False  # the day of an address is that of the site's clocks, not the author's
    path: Callable[[str], str] | None = None  # `{path}` of a file without suffix
    named: Callable[[str, SourceSite], str] | None = None
    """`{named}` of a file without suffix: what the site's rule for names finds in its path."""
    clean: Callable[[str], str] | None = None  # a slug with dots in it that would lead up
    made: Callable[[Naming], str] | None = None
    """An address that no pattern of ours can tell; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """One generator. What a room wants to know of it is a facet; none asks for its name."""

    key: str  # in GENERATORS, and in SourceSite
    name: str  # as people call it
    marks: Marks = Marks()
    layout: Layout = Layout()
    settings: Callable[[Said, Place], Stated] = lambda _said, _place: Stated()
    site: Callable[[Said, Place], SourceSite] = lambda _said, _place: SourceSite()
    """What else its files say of articles; the site's place and marks are added to it."""
    feeds: Feeds = Feeds()
    paths: Paths = Paths()
    metadata: Metadata = Metadata()
    markup: Markup = Markup()
    slugs: Slugs = field(default_factory=Slugs)
    addresses: Addresses = Addresses()
    headings: HeadingStyle = GITHUB
    heading_styles: Mapping[str, HeadingStyle] = field(default_factory=dict)
    """Others that a site may choose, by the names that `SourceSite.headings` has for them."""

    def headings_of(self, site: SourceSite | None) -> HeadingStyle:
        """How the headings of a site are named."""
        if site is None or not (site.headings or site.heading_prefix):
            return self.headings
        chosen = self.heading_styles.get(site.headings, self.headings)
        return replace(chosen, prefix=site.heading_prefix)


def under(folder: str, name: str) -> str:
    """A name below a folder, which may be ""."""
    return f"{folder}/{name}" if folder else name


def innermost(folders: Sequence[str]) -> list[str]:
    """Those of them that none of the others is in."""
    return [one for one in folders if not any(two.startswith(f"{one}/") for two in folders)]


def joined(url: str, base: str) -> str:
    """The address of a folder of a site, with a slash at its end."""
    return f"{url.rstrip('/')}/{base.strip('/')}".rstrip("/") + "/"
