"""The slug of an article: stated, of the name of its file, or made of its title."""

from __future__ import annotations

from pathlib import PurePosixPath

from feeds.articles import _fields
from feeds.articles._address_parts import style_of
from feeds.articles._slug import RESERVED, named, slugify
from feeds.articles._wording import Wording
from feeds.config import Config
from feeds.generators import generator_of
from feeds.model import Document

__all__ = ["own_slug"]


def own_slug(document: Document, words: Wording, config: Config) -> tuple[str, bool]:
    """The slug, and whether it was stated or comes from the file's name."""
    item = document.first("slug")
    stated = _fields.text(document, "slug").strip("/")
    style, slugs = style_of(config), generator_of(config.site).slugs
    if style is not None and item is not None and stated:
        is_own = item.source == "field" or bool(item.key)
        return slugify(stated, style=style) if is_own else named(stated, style), True
    name = (PurePosixPath(stated).name if "/" in stated or stated == "." else stated) or _by_rules(
        PurePosixPath(document.path).stem, "name", config
    )
    if not name:
        made = _by_rules(words.title, "title", config)
        is_free = made and made not in RESERVED
        return made if is_free else slugify(words.title, words.language, style=style), False
    kept = slugs.keep(stated) if slugs.keep is not None else ""
    return kept or slugify(name, words.language, stated=True), True


def _by_rules(text: str, source: str, config: Config) -> str:
    """A slug by the rules of the site, if it makes slugs of such texts; "" otherwise."""
    site = config.site
    make = generator_of(site).slugs.make
    if site is None or make is None or site.slug_source != source:
        return ""
    return make(text, site)
