"""The blogs that the extension ablog of Sphinx makes. Pure."""

from __future__ import annotations

from feeds.generators._generator import (
    Generator,
    Layout,
    Marks,
    Markup,
    Paths,
    Place,
    Stated,
    under,
)
from feeds.generators._site_text import Said
from feeds.generators._slugs import AS_WRITTEN, Slugs

__all__ = ["SPHINX"]

_MARKS = frozenset({"blog_baseurl", "blog_path", "blog_feed_fulltext", "post_date_format"})
_NO_SOURCES = ("_build", "_website", "_static", "_templates", "*.html", "*.htm")


def _settings(said: Said, _place: Place) -> Stated:
    blog = (said.text("blog_path") or "blog").strip("/")
    return Stated(
        title=said.text("blog_title", "html_title", "project"),
        url=said.text("blog_baseurl", "html_baseurl"),
        language=said.text("language"),
        author=said.text("author"),
        rights=said.text("copyright"),
        permalink="{path}/",  # as `ablog build` has it
        exclude=(*_NO_SOURCES, *said.listed("exclude_patterns")),
        names={"atom": (under(blog, "atom.xml"),)},
    )


SPHINX = Generator(
    key="sphinx",
    name="Sphinx",
    marks=Marks(
        files=("conf.py",),
        is_it=lambda said: bool(
            "ablog" in said.listed("extensions") or _MARKS & said.values.keys()
        ),
    ),
    layout=Layout(static=("_static",)),
    settings=_settings,
    paths=Paths(read=frozenset(".rst .rest .md .markdown .ipynb .txt .adoc .org".split())),
    markup=Markup(boxes=True),
    slugs=Slugs(styles={"": AS_WRITTEN}),
)
