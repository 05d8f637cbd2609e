"""MkDocs, with the blog that the plugin of its theme Material makes. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

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
from feeds.generators._headings import PYTHON
from feeds.generators._site_text import Said
from feeds.generators._slugs import AS_WRITTEN, LONGEST, Slugs

__all__ = ["MKDOCS"]

_DATES: Mapping[str, str] = {
    "yyyy": "{year}",
    "MM": "{month}",
    "dd": "{day}",
    "yy": "{short_year}",
    "M": "{i_month}",
    "d": "{i_day}",
}
_PLUGINS = ("blog", "material/blog")


def _options(said: Said, *names: str) -> Mapping[str, object] | None:
    """Of a plugin that is switched on; None for one that is not."""
    stated = said.values.get("plugins")
    for row in stated if isinstance(stated, list | tuple) else ():
        table = row if isinstance(row, Mapping) else {row: {}}
        for name in names:
            if name in table:
                return table[name] if isinstance(table[name], Mapping) else {}
    for name in names:
        if f"plugins.{name}" in said.values or said.below(f"plugins.{name}"):
            return said.below(f"plugins.{name}")
    return None


def _option(options: Mapping[str, object], name: str, default: str) -> str:
    value = options.get(name)
    return value.strip() if isinstance(value, str) and value.strip() else default


def _blog(options: Mapping[str, object]) -> str:
    """Its folder, which is in its addresses as well."""
    return _option(options, "blog_dir", "blog").strip("./")


def _base(said: Said) -> str:
    """The folder of the posts; without a blog, that of all pages."""
    pages = (said.text("docs_dir") or "docs").removeprefix("./").strip("/")
    options = _options(said, *_PLUGINS)
    if options is None:
        return pages
    posts = _option(options, "post_dir", "{blog}/posts").replace("{blog}", _blog(options))
    return under(pages, posts.strip("/"))


def _settings(said: Said, _place: Place) -> Stated:
    end = "/" if said.flag("use_directory_urls", default=True) else ".html"
    blog = _options(said, *_PLUGINS)
    stated = Stated(
        title=said.text("site_name"),
        url=said.text("site_url"),
        language=said.text("theme.language", "theme.locale"),
        author=said.text("site_author"),
        description=said.text("site_description"),
        rights=said.text("copyright"),
        permalink="{path}/" if end == "/" else "{file_path}.html",  # where an index has its name
        names=_names(said),
    )
    return stated if blog is None else _with_addresses(stated, blog, end)


def _with_addresses(stated: Stated, options: Mapping[str, object], end: str) -> Stated:
    """The pattern of the posts; a fault, and the usual one, for parts that are not known."""
    usual = "{year}/{month}/{day}/{stated|title_slug}"
    form = _option(options, "post_url_date_format", "yyyy/MM/dd")
    words = {
        "date": re.sub(r"[A-Za-z]+", lambda found: _DATES.get(found[0], "?"), form),
        "slug": "{stated|title_slug}",
        "file": "{file}",
    }
    own = _option(options, "post_url_format", "{date}/{slug}")
    made = re.sub(r"\{(\w+)\}", lambda found: words.get(found[1], "?"), own)
    is_known = "?" not in made and ("slug}" in made or "file}" in made)
    fault = f"the addresses {own!r} ({form}) have parts that are not known here"
    return replace(
        stated,
        permalink=under(_blog(options), (made if is_known else usual).strip("/") + end),
        faults=() if is_known else (fault,),
    )


def _names(said: Said) -> Mapping[str, tuple[str, ...]]:
    """As the plugin `rss` has them."""
    if _options(said, "rss") is None:
        return {}
    return {"rss": ("feed_rss_created.xml",), "json": ("feed_json_created.json",)}


def _title_slug(title: str) -> str:
    """As Material has it: letters of every script, each blank a hyphen."""
    lowered = unicodedata.normalize("NFC", title).strip().lower()
    return re.sub(r"[^\w\- ]", "", lowered).replace(" ", "-")[:LONGEST]


MKDOCS = Generator(
    key="mkdocs",
    name="MkDocs",
    marks=Marks(files=("mkdocs.yml", "mkdocs.yaml"), is_it=lambda said: "site_name" in said.values),
    layout=Layout(
        has_pages=lambda said: _options(said, *_PLUGINS) is None,
        base=_base,
        folders=lambda said: (_base(said),),
        people=lambda said: (_base(said).rpartition("/")[0],),  # beside the folder of the posts
    ),
    settings=_settings,
    paths=Paths(read=frozenset(".md .markdown .mdown .mkdn .mkd .ipynb".split())),
    markup=Markup(kramdown=True, boxes=True),
    slugs=Slugs(styles={"": AS_WRITTEN}, title=_title_slug),
    headings=PYTHON,
)
