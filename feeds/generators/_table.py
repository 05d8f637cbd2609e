"""The generators: how each is recognised, and what its settings mean here. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feeds.generators._generator import Dialect, Names, Place
from feeds.generators._generator import said_texts as _site
from feeds.generators._site_text import Said
from feeds.generators.astro import ASTRO
from feeds.generators.docusaurus import DOCUSAURUS
from feeds.generators.eleventy import ELEVENTY
from feeds.generators.gatsby import GATSBY
from feeds.generators.hexo import HEXO
from feeds.generators.hugo import HUGO
from feeds.generators.jekyll import BRIDGETOWN, JEKYLL
from feeds.generators.mkdocs import MKDOCS
from feeds.generators.nikola import NIKOLA
from feeds.generators.pelican import pelican_facts, slug_faults
from feeds.generators.sphinx import SPHINX
from feeds.generators.zola import ZOLA

__all__ = ["DIALECTS"]


_FILE_DATES = ("field", "file name", "meta element", "mtime")


def _pelican(said: Said, _place: Place) -> Mapping[str, Any]:
    addresses: Mapping[str, str] = pelican_facts(said)["addresses"]
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
        "pattern": "" if "article" in addresses else said.text("article_url"),
        "permalink": "{slug}.html",
        "names": {key: tuple(filter(None, files)) for key, files in names.items()},
        "faults": tuple(slug_faults(said)),
        "date_sources": _FILE_DATES if said.text("default_date") == "fs" else (),
    }


DIALECTS: tuple[Dialect, ...] = (
    HEXO,  # ahead of Jekyll: their settings files have one name
    JEKYLL,
    BRIDGETOWN,
    GATSBY,
    ZOLA,
    HUGO,
    Dialect(
        name="Pelican",
        key="pelican",
        files=("pelicanconf.py",),
        further=("publishconf.py",),
        base=lambda said: said.text("path").strip("/") or "content",
        folders=lambda said: (said.text("path").strip("/") or "content",),
        settings=_pelican,
        facts=pelican_facts,
    ),
    DOCUSAURUS,
    ELEVENTY,
    ASTRO,
    MKDOCS,
    NIKOLA,
    SPHINX,
)
