"""Hexo, whose settings file has the name of Jekyll's. Pure."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from feeds.config import FeedSetting, SourceSite
from feeds.content import HeadingStyle, in_ascii
from feeds.generators._address_patterns import COLON, POST_WORDS, filled
from feeds.generators._emoji import PACKAGES, by_package
from feeds.generators._generator import (
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Metadata,
    Named,
    Names,
    OwnPattern,
    Paths,
    Place,
    Stated,
    joined,
    under,
)
from feeds.generators._globs import seen_below
from feeds.generators._site_text import Said
from feeds.generators._slugs import Slugs, kept_slug
from feeds.patterns import lazy_regex

__all__ = ["HEXO"]

_OWN = frozenset(
    "source_dir public_dir new_post_name post_asset_folder permalink_defaults skip_render "
    "render_drafts default_layout".split()
)


def _is_it(said: Said) -> bool:
    return not _OWN.isdisjoint(said.values) or '"hexo"' in said.texts.get(PACKAGES, "")


def _source(said: Said) -> str:
    return said.text("source_dir").strip("./") or "source"


def _settings(said: Said, place: Place) -> Stated:
    url, root = said.text("url"), said.text("root").strip("/")
    has_root = f"{url.rstrip('/')}/".endswith(f"/{root}/")
    languages = said.listed("language")
    return Stated(
        title=said.text("title"),
        timezone=said.text("timezone"),
        author=said.text("author"),
        description=said.text("description", "subtitle"),
        language=languages[0] if languages else "",
        url=joined(url, "" if has_root else root) if url else "",
        pattern=said.text("permalink") or ":year/:month/:day/:title/",
        section="" if _rule(said.text(_NEW)) in {"", ":title"} else "named",
        names=_documents(said) if _has_plugin(said) else _names(said),
        feed=tuple(_feeds(said)) if _has_plugin(said) else (),
        exclude=tuple(_exclude(said, place)),
    )


def _exclude(said: Said, place: Place) -> Iterator[str]:
    """What is no page: of the whole site, and below the folder of its sources."""
    whole = (one.removeprefix(f"{_source(said)}/") for one in said.listed("ignore"))
    source = (*said.listed("exclude"), *said.listed("skip_render"))
    yield from seen_below((*whole, *source), place.below)


def _has_plugin(said: Said) -> bool:
    """Whether hexo-feed makes the feeds, and not hexo-generator-feed."""
    return '"hexo-feed"' in said.texts.get(PACKAGES, "")


def _documents(said: Said) -> Names:
    """The files of hexo-feed."""
    usual = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
    tables = {"rss": "rss", "atom": "atom", "json": "jsonfeed"}
    return {
        kind: (said.text(f"feed.{tables[kind]}.output") or file,)
        for kind, file in usual.items()
        if said.flag(f"feed.{tables[kind]}.enable", default=True)
    }


def _feeds(said: Said) -> Iterator[FeedSetting]:
    """Those that hexo-feed makes of each tag and category."""
    for key, name in (("tags", "tag"), ("categories", "category")):
        stated = said.values.get(f"feed.{name}_dir", name)
        folder = stated.strip("/") if isinstance(stated, str) else ""
        if folder and folder != "false":
            files = {
                kind: tuple(f"{folder}/{{slug}}/{file}" for file in row)
                for kind, row in _documents(said).items()
            }
            yield FeedSetting(name=folder, each=key, files=files)


def _term(text: str, _site: SourceSite) -> str:
    return kept_slug(text).lower()


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

_WORDS: Mapping[str, str] = {
    **POST_WORDS,
    "name": "{slug}",
    "abbrlink": "{slug}",
    "post_title": "{title_slug}",
    "lang": "{language}",
}


def _translate(pattern: OwnPattern) -> str:
    if pattern.is_own:
        return pattern.text
    title = "{named}" if pattern.section == "named" else "{below}"
    return filled(pattern.text, COLON, {**_WORDS, "title": title})


_SIGNS = lazy_regex(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")


def _heading(text: str) -> str:
    """Capitals stay; letters of Latin lose their accents, signs become single hyphens."""
    letters = (
        in_ascii(sign) if not sign.isascii() and _is_latin(sign) else sign for sign in text.strip()
    )
    return _SIGNS.sub("-", "".join(letters)).strip("-")


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN ")


_READ = frozenset(
    ".md .markdown .mkd .mkdn .mdown .html .htm .njk .ejs .org .adoc .asciidoc .textile".split()
)
"""What it makes pages of, by itself or with a renderer that people install."""


def _site(said: Said, _place: Place) -> SourceSite:
    """Its own renderer puts the path of the site ahead of pictures, and of nothing else."""
    return SourceSite(
        rooted="pictures" if said.flag("marked.prependroot", default=True) else "",
        own_folders=said.flag("post_asset_folder", default=False),
        addresses={_NEW: said.text(_NEW)} if said.text(_NEW) else {},
    )


_NEW = "new_post_name"
_WORD = lazy_regex(r":(\w+)")
_DIGITS = {
    "year": r"\d{4}", "month": r"\d{2}", "day": r"\d{2}", "i_month": r"\d{1,2}",
    "i_day": r"\d{1,2}", "hash": r"[0-9a-f]{12}",
}  # fmt: skip


def _title_in(stem: str, site: SourceSite) -> str:
    """The title that `new_post_name` finds in a path below the folder of posts; of a path that
    it does not fit, the whole, its signs as hyphens.
    """
    found = _form(_rule(site.addresses.get(_NEW, ""))).fullmatch(stem)
    title = found.groupdict().get("title") if found is not None else ""
    return title or _heading(stem)


def _named(name: str, _keys: frozenset[str], site: SourceSite | None) -> Named | None:
    """The day and the title that it finds in a name, whatever date is stated."""
    rule = _rule(site.addresses.get(_NEW, "")) if site is not None else ""
    found = _form(rule.rpartition("/")[2]).fullmatch(name)
    parts = found.groupdict() if found is not None else {}
    numbers = (
        parts.get("year"),
        parts.get("month") or parts.get("i_month"),
        parts.get("day") or parts.get("i_day"),
    )
    if not all(numbers) or not parts.get("title"):
        return None
    try:
        day = date(*(int(one or 0) for one in numbers))
    except ValueError:
        return None
    return Named(date=day.isoformat(), slug=parts["title"])


def _rule(name: str) -> str:
    """The setting without the ending of the file."""
    return posixpath.splitext(name)[0]


@lru_cache(maxsize=8)
def _form(rule: str) -> re.Pattern[str]:
    """What the names look like that a rule makes; a word that stands twice counts once."""
    words = _WORD.split(rule)
    made = [re.escape(words[0])]
    seen: set[str] = set()
    for word, text in zip(words[1::2], words[2::2], strict=True):
        group = "?:" if word in seen else f"?P<{word}>"
        made += (f"({group}{_DIGITS.get(word, '.+?')})", re.escape(text))
        seen.add(word)
    return re.compile("".join(made))


HEXO = Generator(
    key="hexo",
    name="Hexo",
    marks=Marks(
        files=("_config.yml", "_config.yaml"),
        folder="source/_posts",
        texts=(PACKAGES,),
        is_it=_is_it,
    ),
    layout=Layout(
        base=_source,
        folders=lambda said: (under(_source(said), "_posts"),),
        static=("source",),
    ),
    settings=_settings,
    feeds=Feeds(term=_term),
    site=_site,
    paths=Paths(keeps_day=True, named=_named, read=_READ),
    slugs=Slugs(keep=kept_slug),
    addresses=Addresses(translate=_translate, in_zone=True, named=_title_in),
    headings=HeadingStyle(make=_heading),
    metadata=Metadata(titles_are_html=True),
    markup=Markup(emoji=by_package("hexo-filter-github-emojis", "markdown-it-emoji")),
)
