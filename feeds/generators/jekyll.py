"""Jekyll, and Bridgetown, which came out of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.config import Defaults
from feeds.generators._generator import Dialect, Place, joined, said_texts, under
from feeds.generators._patterns import STYLES
from feeds.generators._site_text import Said, frozen

__all__ = ["BRIDGETOWN", "JEKYLL"]

_LONGEST = 500  # characters of a value that a text may ask for as {{ site.… }}
_LARGEST = 8_000  # characters of an include
_INCLUDES = ("_includes/*.*", "_includes/*/*.*")
_ADDRESS = "CNAME"
_FEED = "feed.xml"


def _source(said: Said) -> str:
    return said.text("source").strip("./")


def _base(said: Said) -> str:
    """The folder that holds _posts and the other collections."""
    return under(_source(said), said.text("collections_dir").strip("./")).strip("/")


def _settings(said: Said, _place: Place) -> Mapping[str, Any]:
    url = said.text("url") or _github(said.texts.get(_ADDRESS, ""))
    return {
        **said_texts(
            said,
            title=("title", "name"),
            language=("lang", "locale", "language"),
            timezone=("timezone",),
            author=("author.name", "author"),
            description=("description",),
        ),
        "url": joined(url, said.text("baseurl")) if url else "",
        "pattern": said.text("collections.posts.permalink", "permalink") or "date",
        "names": {"atom": (said.text("feed.path", "feed.collections.posts.path") or _FEED,)},
    }


def _github(text: str) -> str:
    """The address that the file CNAME gives a site on GitHub's pages."""
    name = text.strip()
    return f"https://{name}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name) else ""


def _bridgetown(said: Said, place: Place) -> Mapping[str, Any]:
    pattern = said.text("collections.posts.permalink", "permalink") or "pretty"
    return {**_settings(said, place), "pattern": pattern}


def _facts(said: Said) -> Mapping[str, Any]:
    return {
        "defaults": tuple(_defaults(said)),
        "collections": ("posts", *_in_feed(said)),
        "values": {
            name: value
            for name, value in said.values.items()
            if isinstance(value, str) and len(value) < _LONGEST
        },
        "includes": {
            name.removeprefix("_includes/"): text
            for name, text in said.texts.items()
            if name.startswith("_includes/") and len(text) <= _LARGEST
        },
        "slugs": "pretty",
    }


def _in_feed(said: Said) -> Iterator[str]:
    """The collections, besides the posts, that jekyll-feed is told to show."""
    yield from said.listed("feed.collections")
    prefix = "feed.collections."
    yield from (
        name.removeprefix(prefix).partition(".")[0]
        for name in said.values
        if name.startswith(prefix)
    )


def _ending(pattern: str) -> str:
    """How the addresses of all other pages end, whatever the pattern of the posts."""
    if pattern.endswith("/") or pattern == "pretty":
        return "/"
    return ":output_ext" if pattern in STYLES or pattern.endswith(":output_ext") else ""


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

JEKYLL = Dialect(
    name="Jekyll",
    key="jekyll",
    files=("_config.yml", "_config.yaml", "_config.toml"),
    base=_base,
    folders=lambda said: (under(_base(said), "_posts"),),
    texts=(_ADDRESS, *_INCLUDES),
    static=("", "src", "source", "docs"),
    settings=_settings,
    facts=_facts,
)

BRIDGETOWN = Dialect(
    name="Bridgetown",
    key="jekyll",
    files=("bridgetown.config.yml", "config/initializers.rb"),
    base=lambda said: _base(said) or "src",
    folders=lambda said: (under(_base(said) or "src", "_posts"),),
    static=("src",),
    settings=_bridgetown,
    facts=_facts,
)
