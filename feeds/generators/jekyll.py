"""Jekyll, and Bridgetown, which came out of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from feeds.config import Defaults, SourceSite
from feeds.content import HeadingStyle, heading_words
from feeds.generators._address_patterns import COLON, POST_WORDS, cleaned, filled
from feeds.generators._emoji import by_plugin
from feeds.generators._feed_files import FOLDERS
from feeds.generators._generator import (
    PAGE,
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Metadata,
    OwnPattern,
    Paths,
    Place,
    Stated,
    joined,
    under,
)
from feeds.generators._globs import begun_with, seen_below
from feeds.generators._headings import NONE, letters_of
from feeds.generators._jekyll_feeds import (
    feeds_of,
    main_names,
    paths_of_main,
    places_of_articles,
    shown_collections,
)
from feeds.generators._post_names import post_of
from feeds.generators._site_text import Said, frozen
from feeds.generators._slugs import Slugs, kept_slug, pretty_slug
from feeds.patterns import lazy_regex

__all__ = ["BRIDGETOWN", "JEKYLL"]

_LONGEST = 500  # characters of a value that a text may ask for as {{ site.… }}
_LARGEST = 64_000  # characters of an include
_INCLUDES = ("_includes/*.*", "_includes/*/*.*")
_DATA = tuple(
    f"_data/{depth}*.{ending}"
    for depth in ("", "*/", "*/*/")
    for ending in ("yml", "yaml", "json", "csv", "tsv")
)
_ADDRESS = "CNAME"
_EMOJI = tuple(
    by_plugin(setting, "jemoji", "jekyll-emoji") for setting in ("plugins", "gems", "whitelist")
)


def _source(said: Said) -> str:
    return said.text("source").strip("./")


def _base(said: Said) -> str:
    """The folder that holds _posts and the other collections."""
    return under(_source(said), said.text("collections_dir").strip("./")).strip("/")


def _settings(said: Said, place: Place) -> Stated:
    is_whole = place.below in {"", "_posts"}  # and no folder of it was asked for
    url = said.text("url") or _github(said.texts.get(_ADDRESS, ""))
    return Stated(
        title=said.text("title", "name"),
        language=said.text("lang", "locale", "language"),
        timezone=said.text("timezone"),
        author=said.text("author.name", "author"),
        description=said.text("description"),
        url=joined(url, said.text("baseurl")) if url else "",
        pattern=said.text("collections.posts.permalink", "permalink") or "date",
        exclude=tuple(dict.fromkeys(_exclude(said, place))),
        names=main_names(said),
        paths=paths_of_main(said) if is_whole else (),
        feed=tuple(feeds_of(said)) if is_whole else (),
        not_made=tuple(one.pattern for one in said.computed),
    )


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """What is left out of the site, as it is seen from the folder of the articles."""
    below = under(said.text("collections_dir").strip("./"), place.below).strip("/")
    patterns = tuple(begun_with(said.listed("exclude")))
    for pattern in seen_below(patterns, below):
        if _ARTICLE.search(pattern):
            yield pattern


_ARTICLE = lazy_regex(
    r"^(?!/(?:Gemfile|Rakefile|Procfile|package|README|LICENSE|CHANGELOG|node_modules|vendor)\b)"
)
"""Names that most sites exclude, and no article has."""


def _github(text: str) -> str:
    """The address that the file CNAME gives a site on GitHub's pages."""
    name = text.strip()
    return f"https://{name}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) else ""


def _bridgetown(said: Said, place: Place) -> Stated:
    """What its initializers set counts, then its settings, then the data of the site."""
    ruby = {one["name"]: one["text"] or one["symbol"] for one in said.found(_RUBY)}
    found = _settings(said, place)
    posts = said.text("collections.posts.permalink")
    return replace(
        found,
        title=said.text("metadata.title") or found.title,
        description=said.text("metadata.description", "metadata.tagline") or found.description,
        timezone=ruby.get("timezone", found.timezone),
        url=joined(ruby["url"], said.text("base_path")) if ruby.get("url") else found.url,
        pattern=posts or ruby.get("permalink", said.text("permalink")) or "pretty",
    )


_RUBY = lazy_regex(
    r"^[ \t]*(?:config\.)?(?P<name>url|permalink|timezone)\b[ \t]*=?[ \t]*"
    r"(?:(?P<quote>['\"])(?P<text>[^'\"#\n]*)(?P=quote)|:(?P<symbol>\w+))[ \t]*$",
    re.MULTILINE,
)


def _site(said: Said, _place: Place) -> SourceSite:
    return SourceSite(
        defaults=tuple(_defaults(said)),
        collections=("posts", *shown_collections(said)),
        headings=_headings(said),
        heading_prefix=said.text("kramdown.auto_id_prefix"),
        values={
            name: value if isinstance(value, str) else frozen(value)
            for name, value in said.values.items()
            if not isinstance(value, str) or len(value) < _LONGEST
        },
        includes=dict(_parts(said)),
    )


def _headings(said: Said) -> str:
    """How headings are named (kramdown.gettalong.org/options.html)."""
    if not said.flag("kramdown.auto_ids", default=True):
        return "none"
    if said.text("kramdown.input").lower() != "kramdown":
        return ""  # GFM, which is Jekyll's own choice
    is_stripped = said.flag("kramdown.auto_id_stripping", default=False)
    return "stripped" if is_stripped else "kramdown"


def _parts(said: Said) -> Iterator[tuple[str, str]]:
    """The parts of pages by their names, and the data files, whose names begin with `_data/`."""
    for name, text in said.texts.items():
        if name.startswith("_includes/") and len(text) <= _LARGEST:
            yield name.removeprefix("_includes/"), text
        elif name.startswith("_data/"):
            yield name, text


def _ending(pattern: str) -> str:
    """How the addresses of all other pages end, whatever the pattern of the posts."""
    if pattern.endswith("/") or pattern == "pretty":
        return "/"
    return ":output_ext" if pattern in _STYLES or pattern.endswith(":output_ext") else ""


def _defaults(said: Said) -> Iterator[Defaults]:
    """What front matter says where it says nothing: by place, and of a whole collection."""
    for label in dict.fromkeys(name.partition(".")[0] for name in said.below("collections")):
        pattern = said.text(f"collections.{label}.permalink")
        if label != "posts":
            pattern = pattern or f"/:collection/:path{_ending(said.text('permalink') or 'date')}"
            made = pattern.replace(":collection", label)
            yield Defaults(path="", kind=label, values={"permalink": made})
    if said.text("excerpt_separator"):
        yield Defaults(values={"excerpt_separator": said.text("excerpt_separator")})
    rows = frozen(said.values.get("defaults"))
    for row in rows if isinstance(rows, tuple) else ():
        values = row.get("values") if isinstance(row, Mapping) else None
        if not isinstance(row, Mapping) or not isinstance(values, Mapping):
            continue
        scope = row.get("scope")
        scope = scope if isinstance(scope, Mapping) else {}
        path, kind = scope.get("path", ""), scope.get("type", "")
        yield Defaults(
            path=path.strip("/") if isinstance(path, str) else "",
            kind=_KINDS.get(kind, kind) if isinstance(kind, str) else "",
            values=values,
        )


_KINDS = {"post": "posts", "page": "pages", "draft": "drafts"}

_STYLES: Mapping[str, str] = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}


def _translate(pattern: OwnPattern) -> str:
    text = pattern.text if pattern.is_own else _STYLES.get(pattern.text, pattern.text)
    return cleaned(filled(text, COLON, {**POST_WORDS, "collection": pattern.section or "posts"}))


_OWN_STYLES: Mapping[str, str] = {
    "pretty": "/:categories/:year/:month/:day/:slug/",
    "pretty_ext": "/:categories/:year/:month/:day/:slug.*",
    "date": "/:categories/:year/:month/:day/:slug.*",
    "simple": "/:categories/:slug/",
    "simple_ext": "/:categories/:slug.*",
}
_LANGUAGE = lazy_regex(r"/?:(?:locale|lang)\b")  # of others than the usual one
_SLUG = lazy_regex(r":slug\b")


def _translate_own(pattern: OwnPattern) -> str:
    """The same of Bridgetown, whose `:slug` is what Jekyll calls a title."""
    text = pattern.text if pattern.is_own else _OWN_STYLES.get(pattern.text, pattern.text)
    text = _SLUG.sub(":title", _LANGUAGE.sub("", text))
    text = f"{text[:-2]}:output_ext" if text.endswith(".*") else text
    return _translate(replace(pattern, text=text, is_own=True))


def _kind(place: str) -> str:
    """The collection that a file belongs to: "posts", "recipes", …; "pages" for none."""
    folders = place.split("/")[:-1]
    if "_posts" in folders or ("_notebooks" in folders and place.endswith(".ipynb")):
        return "posts"  # fastpages makes posts of the notebooks in that folder
    if "_drafts" in folders:
        return "drafts"
    return folders[0][1:] if folders and folders[0].startswith("_") else "pages"


def _aside(place: str, site: SourceSite) -> str:
    """Why the site's feed does not show a file, by where it lies; "" for an article."""
    if not site.collections:
        return ""
    kind = _kind(place)
    if kind == "posts":
        is_post = post_of(place.rpartition("/")[2])
        return "" if is_post else "no post: its name does not begin with a date"
    if site.below or kind == "drafts":
        return ""  # this very folder was asked for
    if kind == "pages":
        return PAGE
    shown = kind in site.collections
    return "" if shown else f"in the collection {kind}, which the site's feed does not show"


def _is_copied(place: str, text: str) -> bool:
    """What has no front matter in a collection; posts are read even so."""
    return _kind(place) not in {"posts", "drafts", "pages"} and not _FRONT.match(text)


_FRONT = lazy_regex(r"\ufeff?---[ \t]*\n")


def _categories(place: str) -> tuple[str, ...]:
    """The folders above _posts."""
    folders = place.split("/")[:-1]
    return tuple(folders[: folders.index("_posts")]) if "_posts" in folders else ()


def _wide(said: Said) -> tuple[str, ...]:
    """Further collections, or posts in the folders of their categories."""
    further = tuple(f"_{name}" for name in shown_collections(said))
    return (*further, "_notebooks", *("*/" * depth + "_posts" for depth in range(1, 4)))


def _dated(said: Said) -> tuple[str, ...]:
    return tuple(under(_base(said), place) for place in places_of_articles(said))


def _term(text: str, _site: SourceSite) -> str:
    return kept_slug(text)


_CODE = lazy_regex(r"(<code\b[^<>]*>.*?</code>)", re.DOTALL | re.IGNORECASE)
_DASHES = lazy_regex(r"---?")


def _heading(text: str) -> str:
    """As GitHub's, of kramdown's parser for it, which is the usual one."""
    return re.sub(r"[ \t]", "-", letters_of(text.lower(), "LM", {"Nd", "Pc"}, " \t"))


def _heading_words(inner: str) -> str:
    """Two and three hyphens are dashes, which no id keeps, but in code."""
    parts = _CODE.split(inner)
    parts[::2] = [_DASHES.sub("\u2013", part) for part in parts[::2]]
    return heading_words("".join(parts))


def _own_heading(text: str) -> str:
    """ASCII letters and digits from the first letter on, and a hyphen for each blank (kramdown)."""
    return re.sub(r"[^a-zA-Z0-9 -]", "", _AHEAD.sub("", text)).replace(" ", "-").lower()


_AHEAD = lazy_regex(r"\A[^a-zA-Z]+")
_OWN = HeadingStyle(make=_own_heading, usual="section")

JEKYLL = Generator(
    key="jekyll",
    name="Jekyll",
    marks=Marks(
        files=("_config.yml", "_config.yaml", "_config.toml"),
        folder="_posts",
        texts=(_ADDRESS, *_INCLUDES, *_DATA),
    ),
    layout=Layout(
        base=_base,
        folders=lambda said: (under(_base(said), "_posts"),),
        wide=_wide,
        static=("", "src", "source", "docs"),
    ),
    settings=_settings,
    site=_site,
    feeds=Feeds(templates=FOLDERS, dated=_dated, term=_term),
    paths=Paths(
        post=post_of,
        new="{year}-{month}-{day}-{slug}.md",
        draft=("published", "false"),
        kind=_kind,
        aside=_aside,
        copied=_is_copied,
        categories=_categories,
    ),
    metadata=Metadata(blanks_part_tags=True, bare_times_are_utc=True, titles_are_html=True),
    markup=Markup(
        liquid=True,
        kramdown=True,
        emoji=lambda said: any(has(said) for has in _EMOJI),
    ),
    slugs=Slugs(keep=pretty_slug),
    addresses=Addresses(translate=_translate, in_zone=True, clean=cleaned),
    headings=HeadingStyle(make=_heading, words=_heading_words),
    heading_styles={"kramdown": replace(_OWN, is_of_source=True), "stripped": _OWN, "none": NONE},
)

BRIDGETOWN = replace(
    JEKYLL,
    key="bridgetown",
    name="Bridgetown",
    marks=Marks(
        files=("bridgetown.config.yml", "config/initializers.rb"),
        further=("src/_data/site_metadata.yml",),
        texts=(*JEKYLL.marks.texts, "config/initializers.rb"),
        prefix=lambda name: "metadata" if name.startswith("src/_data/") else "",
    ),
    layout=Layout(
        base=lambda said: _base(said) or "src",
        folders=lambda said: (under(_base(said) or "src", "_posts"),),
        wide=_wide,
        static=("src",),
    ),
    settings=_bridgetown,
    addresses=replace(JEKYLL.addresses, translate=_translate_own),
    feeds=replace(
        JEKYLL.feeds,
        dated=lambda said: tuple(
            under(_base(said) or "src", place) for place in places_of_articles(said)
        ),
    ),
)
