"""The blogs that the extension ablog of Sphinx makes. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feeds.generators._generator import Dialect, Place, said_texts, under
from feeds.generators._site_text import Said

__all__ = ["SPHINX"]

_MARKS = frozenset({"blog_baseurl", "blog_path", "blog_feed_fulltext", "post_date_format"})
_NO_SOURCES = ("_build", "_website", "_static", "_templates", "*.html", "*.htm")


def _settings(said: Said, _place: Place) -> Mapping[str, Any]:
    blog = (said.text("blog_path") or "blog").strip("/")
    return {
        **said_texts(
            said,
            title=("blog_title", "html_title", "project"),
            url=("blog_baseurl", "html_baseurl"),
            language=("language",),
            author=("author",),
            rights=("copyright",),
        ),
        "permalink": "{path}/",  # as `ablog build` has it
        "exclude": (*_NO_SOURCES, *said.listed("exclude_patterns")),
        "names": {"atom": (under(blog, "atom.xml"),)},
        "slugs": "as-written",
    }


SPHINX = Dialect(
    name="Sphinx",
    key="sphinx",
    files=("conf.py",),
    is_it=lambda said: bool("ablog" in said.listed("extensions") or _MARKS & said.values.keys()),
    base=lambda _said: "",
    folders=lambda _said: (),
    static=("_static",),
    settings=_settings,
)
