"""Gatsby, as its starter for blogs has it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feeds.generators._generator import Dialect, Place, said_texts
from feeds.generators._site_text import Said

__all__ = ["GATSBY"]


def _settings(said: Said, _place: Place) -> Mapping[str, Any]:
    return {
        **said_texts(
            said,
            title=("sitemetadata.title", "title"),
            url=("sitemetadata.siteurl", "siteurl", "sitemetadata.url"),
            language=("sitemetadata.language", "sitemetadata.lang", "language"),
            author=("sitemetadata.author.name", "sitemetadata.author", "author.name"),
            description=("sitemetadata.description", "description"),
        ),
        "permalink": "{path}/",
        "names": {"rss": (said.ending("output").strip("/") or "rss.xml",)},
    }


GATSBY = Dialect(
    name="Gatsby",
    key="gatsby",
    files=tuple(f"gatsby-config.{suffix}" for suffix in ("js", "mjs", "ts", "cjs")),
    base=lambda _said: "content/blog",
    folders=lambda _said: (
        *(f"content/{name}" for name in ("blog", "posts", "articles")),
        "content",
        "src/posts",
        "posts",
        "src/pages/blog",
    ),
    static=("static", "content/assets"),
    settings=_settings,
    facts=lambda _said: {"slugs": "kept"},
)
