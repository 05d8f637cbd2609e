"""Hexo, whose settings file has the name of Jekyll's. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feeds.generators._generator import Dialect, Names, Place, joined, said_texts, under
from feeds.generators._site_text import Said

__all__ = ["HEXO"]

_OWN = frozenset(
    "source_dir public_dir new_post_name post_asset_folder permalink_defaults skip_render "
    "render_drafts default_layout".split()
)


_PACKAGES = "package.json"


def _is_it(said: Said) -> bool:
    return not _OWN.isdisjoint(said.values) or '"hexo"' in said.texts.get(_PACKAGES, "")


def _source(said: Said) -> str:
    return said.text("source_dir").strip("./") or "source"


def _settings(said: Said, _place: Place) -> Mapping[str, Any]:
    url, root = said.text("url"), said.text("root").strip("/")
    has_root = f"{url.rstrip('/')}/".endswith(f"/{root}/")
    languages = said.listed("language")
    return {
        **said_texts(
            said,
            title=("title",),
            timezone=("timezone",),
            author=("author",),
            description=("description", "subtitle"),
        ),
        "language": languages[0] if languages else "",
        "url": joined(url, "" if has_root else root) if url else "",
        "pattern": said.text("permalink") or ":year/:month/:day/:title/",
        "section": "dated" if ":year" in said.text("new_post_name") else "",
        "names": _names(said),
    }


def _names(said: Said) -> Names:
    """The files of hexo-generator-feed: one type and path, or a list of each."""
    kinds = said.listed("feed.type") or ("atom",)
    paths = said.listed("feed.path")
    names: Names = {}
    for place, kind in enumerate(kinds):
        name = paths[place] if place < len(paths) else _USUAL.get(kind, "")
        names.setdefault("rss" if "rss" in kind else "atom", ())
        names["rss" if "rss" in kind else "atom"] += (name,)
    return {kind: tuple(filter(None, files)) for kind, files in names.items()}


_USUAL = {"atom": "atom.xml", "rss2": "rss2.xml", "rss": "rss.xml"}

HEXO = Dialect(
    name="Hexo",
    key="hexo",
    files=("_config.yml", "_config.yaml"),
    texts=(_PACKAGES,),
    is_it=_is_it,
    base=_source,
    folders=lambda said: (under(_source(said), "_posts"),),
    static=("source",),
    settings=_settings,
    facts=lambda _said: {"slugs": "kept"},
)
