"""Gatsby, as its starter for blogs has it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.generators._emoji import PACKAGES, by_package
from feeds.generators._gatsby_pages import CODE, fault_of, pattern_of
from feeds.generators._generator import (
    Generator,
    Layout,
    Marks,
    Markup,
    Paths,
    Place,
    Stated,
)
from feeds.generators._globs import seen_below
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs, kept_slug
from feeds.patterns import lazy_regex

__all__ = ["GATSBY"]


_OUTPUT = lazy_regex(r"\boutput\s*:\s*(['\"`])/?(?P<file>[\w./-]+\.(?:xml|rss|atom|json))\1")
_CONFIGS = tuple(f"gatsby-config.{suffix}" for suffix in ("js", "mjs", "ts", "cjs"))


def _outputs(said: Said) -> tuple[str, ...]:
    """The files of gatsby-plugin-feed, the main one first."""
    found = (one["file"] for one in said.found(_OUTPUT))
    feeds = (file for file in found if "sitemap" not in file.lower())
    return tuple(dict.fromkeys(feeds)) or ("rss.xml",)


def _ignored(said: Said) -> Iterator[str]:
    """What the source of files ignores at any depth; its patterns are held against whole paths."""
    for rows in said.found(_IGNORE):
        yield from (one[2] for one in _TEXT.finditer(rows[1]) if one[2].startswith("**/"))


_IGNORE = lazy_regex(r"\bignore\s*:\s*\[([^\[\]]*)\]")
_TEXT = lazy_regex(r"(['\"`])([^'\"`\n]+)\1")


def _settings(said: Said, _place: Place) -> Stated:
    main, *others = _outputs(said)
    return Stated(
        title=said.text("sitemetadata.title", "title"),
        url=said.text("sitemetadata.siteurl", "siteurl", "sitemetadata.url"),
        language=said.text("sitemetadata.language", "sitemetadata.lang", "language"),
        author=said.text("sitemetadata.author.name", "sitemetadata.author", "author.name"),
        description=said.text("sitemetadata.description", "description"),
        permalink=pattern_of(said),
        faults=tuple(filter(None, [fault_of(said)])),
        names={"rss": (main,)},
        exclude=tuple(seen_below(_ignored(said), "")),
        not_made=tuple(others),  # what is in them, only queries say
    )


GATSBY = Generator(
    key="gatsby",
    name="Gatsby",
    marks=Marks(files=_CONFIGS, texts=(*_CONFIGS, *CODE, PACKAGES)),
    layout=Layout(
        base=lambda _said: "content/blog",
        folders=lambda _said: (
            *(f"content/{name}" for name in ("blog", "posts", "articles")),
            "content",
            "src/posts",
            "posts",
            "src/pages/blog",
        ),
        static=("static", "content/assets"),
    ),
    settings=_settings,
    paths=Paths(read=frozenset({".md", ".mdx", ".markdown"})),
    markup=Markup(emoji=by_package("gatsby-remark-emojis", "gatsby-remark-emoji")),
    slugs=Slugs(keep=kept_slug),
)
