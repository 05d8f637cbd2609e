"""Gatsby, as its starter for blogs has it. Pure."""

from __future__ import annotations

from feeds.generators._generator import Generator, Layout, Marks, Place, Stated
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs, kept_slug

__all__ = ["GATSBY"]


def _settings(said: Said, _place: Place) -> Stated:
    return Stated(
        title=said.text("sitemetadata.title", "title"),
        url=said.text("sitemetadata.siteurl", "siteurl", "sitemetadata.url"),
        language=said.text("sitemetadata.language", "sitemetadata.lang", "language"),
        author=said.text("sitemetadata.author.name", "sitemetadata.author", "author.name"),
        description=said.text("sitemetadata.description", "description"),
        permalink="{path}/",
        names={"rss": (said.ending("output").strip("/") or "rss.xml",)},
    )


GATSBY = Generator(
    key="gatsby",
    name="Gatsby",
    marks=Marks(files=tuple(f"gatsby-config.{suffix}" for suffix in ("js", "mjs", "ts", "cjs"))),
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
    slugs=Slugs(keep=kept_slug),
)
