"""Distill, the blogs of R Markdown: each post is a folder of `_posts`. Pure."""

from __future__ import annotations

import re
from urllib.parse import quote

from feeds.generators._generator import (
    Addresses,
    Generator,
    Layout,
    Marks,
    Naming,
    Paths,
    Place,
    Stated,
)
from feeds.generators._site_text import Said
from feeds.generators._slugs import AS_WRITTEN, Slugs
from feeds.patterns import lazy_regex

__all__ = ["DISTILL"]

_POSTS = "_posts"


def _is_it(said: Said) -> bool:
    """Whether it is a blog, and not any site of R Markdown."""
    return any(
        one.startswith(("output.distill::", "rss.", "collections.")) for one in said.values
    ) or (said.text("output").startswith("distill::") or "base_url" in said.values)


def _settings(said: Said, _place: Place) -> Stated:
    return Stated(
        title=said.text("title"),
        url=said.text("base_url"),
        description=said.text("description"),
        permalink="posts/{path}.html",
        names={"rss": ("index.xml",)},
        date_order="mdy",
    )


def _made(naming: Naming) -> str:
    """The address of a post: that of its folder, whatever the name of its file."""
    folder = naming.path.rpartition("/")[0]
    below = folder.removeprefix(f"{_POSTS}/") if folder.startswith(f"{_POSTS}/") else ""
    return quote(f"/posts/{below}/") if below else ""


def _is_copied(place: str, text: str) -> bool:
    """Whether it is a page of another kind, or a text that becomes one, such as a table."""
    if place.lower().endswith(".html"):
        return not _PAGE.search(text[:_HEAD])
    head = _FRONT.match(text)
    return head is None or ("\noutput:" in head[0] and "distill::" not in head[0])


_HEAD = 20_000  # characters in which a page names its program
_PAGE = lazy_regex(r"<meta name=[\"']generator[\"'] content=[\"']distill", re.IGNORECASE)
_FRONT = lazy_regex(r"\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)

DISTILL = Generator(
    key="distill",
    name="Distill",
    marks=Marks(files=("_site.yml", "_site.yaml"), is_it=_is_it),
    layout=Layout(folders=lambda _said: (_POSTS,), is_own=True),
    settings=_settings,
    paths=Paths(
        new="{slug}/{slug}.Rmd",
        read=frozenset((".rmd", ".md", ".html")),
        copied=_is_copied,
    ),
    slugs=Slugs(styles={"": AS_WRITTEN}),
    addresses=Addresses(made=_made),
)
