"""The generators: how each is recognised, and what its settings mean here. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from feeds.config._dialect import Dialect, Names, Place
from feeds.config._dialect import joined as _joined
from feeds.config._dialect import said_texts as _site
from feeds.config._dialect import under as _under
from feeds.config._jekyll import BRIDGETOWN, JEKYLL
from feeds.config._site_text import Said

__all__ = ["DIALECTS"]


def _hugo(said: Said, place: Place) -> Mapping[str, Any]:
    language = said.text("defaultcontentlanguage") or "en"
    own = f"languages.{language.lower()}"
    file = (said.text("outputformats.rss.basename") or "index") + ".xml"
    ugly = said.flag("uglyurls", default=False)
    patterns = {**said.below("permalinks"), **said.below("permalinks.page")}
    return {
        **_site(
            said,
            title=(f"{own}.title", "title"),
            url=("baseurl",),
            language=(f"{own}.locale", f"{own}.languagecode", "locale", "languagecode"),
            timezone=("timezone",),
            author=("params.author", "params.author.name", "author.name", "author"),
            description=(f"{own}.params.description", "params.description", "description"),
            rights=("copyright",),
        ),
        "permalink": _below(place, "{path}.html" if ugly else "{path}/"),
        "pattern": patterns.get(place.section.lower(), ""),
        "section": place.section,
        "names": {"rss": tuple(dict.fromkeys((file, *_in(place.section, file))))},
    }


def _zola(said: Said, place: Place) -> Mapping[str, Any]:
    files = said.listed("feed_filenames") or said.listed("feed_filename") or ("atom.xml",)
    names: Names = {}
    for file in files:
        kind = "rss" if "rss" in file else "atom"
        names[kind] = (*names.get(kind, ()), file)
    return {
        **_site(
            said,
            title=("title",),
            url=("base_url",),
            language=("default_language",),
            author=("author", "extra.author", "extra.author.name"),
            description=("description",),
        ),
        "permalink": _below(place, "{path}/"),
        "names": names,
    }


def _pelican(said: Said, _place: Place) -> Mapping[str, Any]:
    atom = said.values.get("feed_all_atom", "feeds/all.atom.xml")
    names: Names = {
        "atom": tuple(one for one in (atom, said.text("feed_atom")) if isinstance(one, str)),
        "rss": (said.text("feed_all_rss"), said.text("feed_rss")),
    }
    return {
        **_site(
            said,
            title=("sitename",),
            url=("siteurl",),
            language=("default_lang",),
            timezone=("timezone",),
            author=("author",),
            description=("sitesubtitle",),
        ),
        "pattern": said.text("article_url") or "{slug}.html",
        "names": {key: tuple(filter(None, files)) for key, files in names.items()},
    }


def _docusaurus(said: Said, _place: Place) -> Mapping[str, Any]:
    route = (said.ending("blog.routebasepath") or "blog").strip("/")  # "/" is the site's root
    names: Names = {
        "rss": (_under(route, "rss.xml"),),
        "atom": (_under(route, "atom.xml"),),
        "json": (_under(route, "feed.json"),),
    }
    slash = "/" if said.text("trailingslash") == "true" else ""
    return {
        **_site(
            said,
            title=("title",),
            language=("i18n.defaultlocale",),
            description=("blog.description", "tagline"),
        ),
        "url": _joined(said.text("url"), said.text("baseurl")) if said.text("url") else "",
        "permalink": _under(route, "{year}/{month}/{day}/{slug}" + slash),
        "names": names,
    }


def _eleventy(said: Said, place: Place) -> Mapping[str, Any]:
    return {
        **_site(
            said,
            title=("title", "name", "metadata.title", "site.title"),
            url=("url", "siteurl", "metadata.url", "metadata.base", "site.url"),
            language=("language", "lang", "metadata.language", "site.lang"),
            author=("author.name", "author", "metadata.author.name"),
            description=("description", "metadata.subtitle"),
        ),
        "permalink": _below(place, "{path}/"),
        "names": {"atom": ("feed.xml",)},
    }


def _astro(said: Said, place: Place) -> Mapping[str, Any]:
    site = said.text("site")
    return {
        **_site(
            said,
            title=("site_title", "site.title", "title"),
            language=("i18n.defaultlocale",),
            description=("site_description", "site.description", "description"),
        ),
        "url": _joined(site, said.text("base")) if site else "",
        "permalink": _below(place, "{path}/"),
        "names": {"rss": ("rss.xml",)},
    }


def _nikola(said: Said, _place: Place) -> Mapping[str, Any]:
    pretty = said.flag("pretty_urls", default=True)
    folder = _post_folders(said)[0][1]
    return {
        **_site(
            said,
            title=("blog_title",),
            url=("site_url", "base_url"),
            language=("default_lang",),
            timezone=("timezone",),
            author=("blog_author",),
            description=("blog_description",),
        ),
        "permalink": _under(folder, "{slug}/" if pretty else "{slug}.html"),
        "names": {"rss": ("rss.xml",), "atom": ("index.atom",)},
    }


def _post_folders(said: Said) -> list[tuple[str, str]]:
    """(folder of the sources, folder in the addresses) of Nikola's POSTS."""
    rows = said.values.get("posts")
    found = [
        (re.split(r"/?[^/]*\*", row[0])[0], row[1].strip("/"))
        for row in (rows if isinstance(rows, list | tuple) else ())
        if isinstance(row, list | tuple) and len(row) > 1
        if isinstance(row[0], str) and isinstance(row[1], str)
    ]
    return found or [("posts", "posts")]


def _input(said: Said) -> str:
    return said.ending("dir.input").strip("./")


def _in(folder: str, name: str) -> tuple[str, ...]:
    return (f"{folder}/{name}",) if folder else ()


def _below(place: Place, pattern: str) -> str:
    return _under(place.below, pattern)


_SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")
_DATA = tuple(
    f"{folder}_data/{name}.{suffix}"
    for folder in ("", "src/")
    for name in ("metadata", "site", "meta")
    for suffix in ("json", "js", "cjs", "mjs", "yml", "yaml")
)
_HUGO = tuple(
    f"{folder}{name}.{suffix}"
    for name in ("hugo", "config")
    for folder in ("", "config/_default/")
    for suffix in ("toml", "yaml", "yml", "json")
)

DIALECTS: tuple[Dialect, ...] = (
    JEKYLL,
    BRIDGETOWN,
    Dialect(
        name="Zola",
        key="zola",
        files=("zola.toml", "config.toml"),
        is_it=lambda said: "base_url" in said.values,
        base=lambda _said: "content",
        folders=lambda _said: ("content",),
        static=("static",),
        settings=_zola,
    ),
    Dialect(
        name="Hugo",
        key="hugo",
        files=_HUGO,
        is_it=lambda said: any(
            name.split(".")[0] in {"baseurl", "contentdir", "languagecode", "theme", "params"}
            for name in said.values
        ),
        base=lambda said: said.text("contentdir").strip("/") or "content",
        folders=lambda said: (said.text("contentdir").strip("/") or "content",),
        static=("static", "assets"),
        settings=_hugo,
    ),
    Dialect(
        name="Pelican",
        key="pelican",
        files=("pelicanconf.py",),
        further=("publishconf.py",),
        base=lambda said: said.text("path").strip("/") or "content",
        folders=lambda said: (said.text("path").strip("/") or "content",),
        settings=_pelican,
    ),
    Dialect(
        name="Docusaurus",
        key="docusaurus",
        files=tuple(f"docusaurus.config.{suffix}" for suffix in _SCRIPTS),
        base=lambda said: said.ending("blog.path").strip("./") or "blog",
        folders=lambda said: (said.ending("blog.path").strip("./") or "blog",),
        static=("static",),
        settings=_docusaurus,
    ),
    Dialect(
        name="Eleventy",
        key="eleventy",
        files=(
            ".eleventy.js",
            *(f"eleventy.config.{suffix}" for suffix in _SCRIPTS),
        ),
        further=_DATA,
        base=_input,
        folders=lambda said: tuple(
            _under(_input(said), name)
            for name in ("posts", "blog", "content/blog", "content/posts", "content", "articles")
        ),
        static=("", "public", "static", "src"),
        settings=_eleventy,
    ),
    Dialect(
        name="Astro",
        key="astro",
        files=tuple(f"astro.config.{suffix}" for suffix in _SCRIPTS),
        further=("src/consts.ts", "src/consts.js", "src/config.ts", "src/site.config.ts"),
        base=lambda _said: "src/content",
        folders=lambda _said: (
            *(f"src/content/{name}" for name in ("blog", "posts", "post", "articles")),
            "src/content",
            "src/pages/blog",
            "src/pages/posts",
        ),
        static=("public",),
        settings=_astro,
    ),
    Dialect(
        name="Nikola",
        key="nikola",
        files=("conf.py",),
        is_it=lambda said: bool({"blog_title", "blog_author", "posts"} & said.values.keys()),
        base=lambda said: _post_folders(said)[0][0],
        folders=lambda said: tuple(folder for folder, _ in _post_folders(said)),
        static=("files",),
        settings=_nikola,
    ),
)
