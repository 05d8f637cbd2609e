"""Pelican's settings: where articles are, what paths say, which addresses they have. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath

from feeds.config import DateSource, FeedSetting, SourceSite
from feeds.content import romanised
from feeds.dates import Moment
from feeds.generators._address_patterns import filled
from feeds.generators._generator import (
    PAGE,
    Addresses,
    Feeds,
    Generator,
    Layout,
    Marks,
    Markup,
    Metadata,
    Naming,
    OwnPattern,
    Paths,
    Place,
    Stated,
    UnusedAddress,
)
from feeds.generators._globs import seen_below
from feeds.generators._headings import PYTHON
from feeds.generators._site_text import Said
from feeds.generators._slugs import LONGEST, Slugs, kept_slug
from feeds.patterns import lazy_regex

__all__ = ["PELICAN"]

_FILE_DATES: tuple[DateSource, ...] = ("field", "file name", "meta element", "mtime")

_LONGEST_PATTERN = 200  # characters of a pattern
_NESTED = lazy_regex(r"[*+}][^()|]*\)\s*[*+{]")
"""A repetition inside a repetition, which can cost the square of a path's length, or more."""

_OUTSIDE = "outside of ARTICLE_PATHS"


def _settings(said: Said, place: Place) -> Stated:
    atom = said.values.get("feed_all_atom", "feeds/all.atom.xml")
    names = {
        "atom": (atom if isinstance(atom, str) else "", said.text("feed_atom")),
        "rss": (said.text("feed_all_rss"), said.text("feed_rss")),
    }
    return Stated(
        title=said.text("sitename"),
        url=said.text("siteurl"),
        language=said.text("default_lang"),
        timezone=said.text("timezone"),
        author=said.text("author"),
        description=said.text("sitesubtitle"),
        pattern="" if "article" in dict(_addresses(said)) else said.text("article_url"),
        permalink="{slug}.html",
        names={key: tuple(filter(None, files)) for key, files in names.items()},
        feed=() if place.below else tuple(one for one in _feeds(said) if one.files),
        not_made=tuple(dict.fromkeys(_not_made(said))),
        faults=tuple(UnusedAddress(text=one) for one in _faults(said)),
        exclude=tuple(seen_below((f"*/{one}" for one in said.listed("ignore_files")), "")),
        date_sources=_FILE_DATES if said.text("default_date") == "fs" else (),
    )


_KEYS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "category_feed": ("categories", {"atom": "feeds/{slug}.atom.xml"}),
    "tag_feed": ("tags", {}),
    "author_feed": ("authors", {"atom": "feeds/{slug}.atom.xml", "rss": "feeds/{slug}.rss.xml"}),
    "translation_feed": ("lang", {"atom": "feeds/all-{lang}.atom.xml"}),
}
"""Setting → the key of articles that it has a feed for each value of, and the files it has."""


def _feeds(said: Said) -> Iterator[FeedSetting]:
    """The feeds of categories, tags, authors and languages."""
    for setting, (key, _) in _KEYS.items():
        files = {
            kind: made
            for kind, stated in _patterns_of(said, setting).items()
            if (made := _file(stated))
        }
        yield FeedSetting(name=key, each=key, files=files)


def _not_made(said: Said) -> Iterator[str]:
    """Those of them whose addresses are not known here."""
    for setting in _KEYS:
        yield from (one for one in _patterns_of(said, setting).values() if not _file(one))


def _patterns_of(said: Said, setting: str) -> dict[str, str]:
    """Format → pattern, of those that are in force."""
    usual = _KEYS[setting][1]
    found = {
        kind: said.values.get(f"{setting}_{kind}", usual.get(kind)) for kind in ("atom", "rss")
    }
    return {kind: one for kind, one in found.items() if isinstance(one, str) and one}


def _file(pattern: str) -> str:
    """With `{slug}` for the value, as older settings have `%s`; "" for other patterns."""
    made = re.sub(r"%s|\{lang\}", "{slug}", pattern).lstrip("/")
    is_known = made.count("{slug}") == 1 and not re.search(r"[{}%]", made.replace("{slug}", ""))
    return made if is_known and ".." not in made.split("/") else ""


def _site(said: Said, _place: Place) -> SourceSite:
    usual = {
        "categories": said.text("default_category") or "misc",
        "authors": said.text("author"),
        "lang": said.text("default_lang") or "en",
    }
    return SourceSite(
        usual_terms={key: value for key, value in usual.items() if value},
        aside=_aside(said),
        path_patterns=_path_patterns(said),
        all_say=dict(_all_say(said)),
        addresses=dict(_addresses(said)),
        slug_rules=_slug_rules(said),
        page_address=_page_address(said),
        slug_source="name" if said.text("slugify_source") == "basename" else "title",
    )


def _page_address(said: Said) -> str:
    """That of pages, as far as their slug alone makes it."""
    stated = said.text("page_url").strip("/") or "pages/{slug}.html"
    return stated if re.findall(r"\{[^{}]*\}", stated) == ["{slug}"] else "pages/{slug}.html"


def _slug_rules(said: Said) -> tuple[tuple[str, str], ...]:
    """SLUG_REGEX_SUBSTITUTIONS, where all of them are harmless; () for the usual ones."""
    rows = said.values.get("slug_regex_substitutions")
    found = [
        (row[0], row[1])
        for row in (rows if isinstance(rows, list | tuple) else ())
        if isinstance(row, list | tuple) and len(row) == _PAIR and _is_rule(row[0], row[1])
    ]
    whole = isinstance(rows, list | tuple) and len(found) == len(rows) <= _MOST_RULES
    return tuple(found) if whole else ()


def _faults(said: Said) -> Iterator[str]:
    """A warning for rules that were stated and are not used."""
    if said.values.get("slug_regex_substitutions") and not _slug_rules(said):
        yield "SLUG_REGEX_SUBSTITUTIONS has a pattern that could take too long, and was not used"


_PAIR = 2
_MOST_RULES = 30
_REPEATED = lazy_regex(r"(?<!\\)(?:[*+]|\{\d*,\d*\})")
_MOST_REPEATED = 3  # the time grows with the length of a title to that power
_GROUP_REPEATED = lazy_regex(r"\)\s*[*+{]")


def _is_rule(pattern: object, text: object) -> bool:
    """Whether the pattern can be held against any title in a moment."""
    if not isinstance(pattern, str) or not isinstance(text, str) or len(pattern) > _LONGEST_PATTERN:
        return False
    if len(_REPEATED.findall(pattern)) > _MOST_REPEATED or _GROUP_REPEATED.search(pattern):
        return False
    try:
        re.sub(pattern, text, "a title")
    except (re.error, RecursionError, OverflowError, IndexError):
        return False
    return True


def _aside(said: Said) -> Mapping[str, str]:
    """Folder below the articles' own → why what lies in it is none; "" stands for all others."""
    pages = said.listed("page_paths") or said.listed("page_dir") or ("pages",)
    found = {folder.strip("/"): PAGE for folder in pages}
    found |= {
        folder.strip("/"): "in ARTICLE_EXCLUDES"
        for folder in said.listed("article_excludes")
        if folder.strip("/")
    }
    articles = [folder.strip("/.") for folder in said.listed("article_paths")]
    if articles and "" not in articles:
        found |= {"": _OUTSIDE, **dict.fromkeys(articles, "")}
    return found


def _path_patterns(said: Said) -> tuple[tuple[str, str], ...]:
    """(what it is held against, pattern with named groups) of FILENAME_ and PATH_METADATA."""
    stated = (("name", "filename_metadata"), ("path", "path_metadata"))
    return tuple(
        (part, pattern)
        for part, key in stated
        if isinstance(pattern := said.values.get(key), str) and _is_sound(pattern)
    )


def _all_say(said: Said) -> Iterator[tuple[str, str]]:
    """DEFAULT_METADATA, and DEFAULT_DATE where it is a day (or more) and not the file's own."""
    for key, value in said.below("default_metadata").items():
        yield key, value.strip()
    day = said.values.get("default_date")
    if isinstance(day, str) and day.strip() != "fs":
        yield "date", day.strip()
    elif isinstance(day, tuple) and len(day) >= _DAY and all(type(part) is int for part in day):
        clock = ":".join(f"{part:02d}" for part in (*day[_DAY:6], 0, 0)[:3])
        yield "date", "-".join(f"{part:02d}" for part in day[:_DAY]) + f" {clock}"


_DAY = 3  # parts of a date


def _is_sound(pattern: str) -> bool:
    if not pattern or len(pattern) > _LONGEST_PATTERN or _NESTED.search(pattern):
        return False
    try:
        return bool(re.compile(pattern).groupindex)
    except (re.error, RecursionError, OverflowError):
        return False


def _addresses(said: Said) -> Iterator[tuple[str, str]]:
    """The patterns that only an article can fill in: with its category, or of a translation."""
    article = said.text("article_url")
    if set(re.findall(r"\{(\w+)", article)) - {"slug", "date"} or re.search("%[^Ymd]", article):
        yield "article", article
    yield "author", said.text("author")
    if said.flag("slugify_use_unicode", default=False):
        yield "unicode", "yes"
    yield "translation", said.text("article_lang_url") or "{slug}-{lang}.html"


def _says(path: str, site: SourceSite) -> dict[str, str]:
    """Group name → text, of the site's patterns; the last folder is the category."""
    place = PurePosixPath(path)
    found = {"category": place.parent.name} if place.parent.name else {}
    for part, pattern in site.path_patterns:
        match = _compiled(pattern).match(place.stem if part == "name" else path)
        groups = match.groupdict() if match else {}
        found |= {key.lower(): value for key, value in groups.items() if value}
    return found


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_DATES: Mapping[str, str] = {
    "date:%Y": "{year}",
    "date:%m": "{month}",
    "date:%d": "{day}",
    "slug": "{slug}",
    "lang": "{language}",
}


def _translate(pattern: OwnPattern) -> str:
    return filled(pattern.text, r"\{([^{}]+)\}", _DATES)


_PART = lazy_regex(r"\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_RULES = ((r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-"))
_LONGEST_TEXT = 400  # characters that are looked at


def _slug(text: str, site: SourceSite) -> str:
    """Of a title or a file's name: letters, digits and `_` stay, blanks become hyphens.

    The rules of the site count instead, where it has its own.
    """
    rules = site.slug_rules
    made = unicodedata.normalize("NFKC", text[:_LONGEST_TEXT])
    if "unicode" not in site.addresses:
        made = romanised(made)[:_LONGEST_TEXT]
    for pattern, replacement in rules or _RULES:
        made = re.sub(pattern, replacement, made, flags=re.IGNORECASE)[:_LONGEST_TEXT]
    slug = made.strip().lower()[:LONGEST]
    return re.sub(r"[\\/\x00-\x20]+", "-", slug).strip(".") if rules else slug


def _made(naming: Naming) -> str:
    """The path of an article that the site's one pattern cannot tell; "" for all the others."""
    site = naming.site
    pattern = site.addresses.get("translation" if naming.is_translation else "article", "")
    if not pattern:
        return ""
    values = {
        "slug": naming.slug,
        "lang": naming.language,
        "category": _slug(naming.category or "misc", site),
        "author": _slug(naming.author or site.addresses.get("author", ""), site),
    }

    def fill(match: re.Match[str]) -> str:
        if match["name"] == "date":
            return _formatted(match["format"] or "%Y-%m-%d", naming.date)
        return values.get(match["name"], "")

    return "/" + re.sub(r"/{2,}", "/", _PART.sub(fill, pattern)).lstrip("/")


def _formatted(form: str, date: Moment) -> str:
    when = date.start
    values = {
        "Y": f"{when.year:04d}",
        "y": f"{when.year % 100:02d}",
        "m": f"{when.month:02d}",
        "d": f"{when.day:02d}",
        "H": f"{when.hour:02d}",
        "M": f"{when.minute:02d}",
        "j": f"{when.timetuple().tm_yday:03d}",
        "b": _MONTHS[when.month - 1][:3],
        "B": _MONTHS[when.month - 1],
        "a": _DAYS[when.weekday()][:3],
        "A": _DAYS[when.weekday()],
    }
    return re.sub(r"%-?(\w)", lambda match: values.get(match[1], ""), form)


_READ = frozenset(
    ".md .markdown .mkd .mdown .rst .html .htm .ipynb .org .adoc .asciidoc .textile".split()
)
"""What it reads, by itself or with a plugin; all else it copies."""

PELICAN = Generator(
    key="pelican",
    name="Pelican",
    marks=Marks(files=("pelicanconf.py",), further=("publishconf.py",)),
    layout=Layout(
        has_pages=lambda _said: True,
        base=lambda said: said.text("path").strip("/") or "content",
        folders=lambda said: (said.text("path").strip("/") or "content",),
    ),
    settings=_settings,
    site=_site,
    paths=Paths(names_slug=False, says=_says, read=_READ),
    metadata=Metadata(in_head=True, titles_are_html=True, summary_is_text=True),
    markup=Markup(kramdown=True, boxes=True),
    slugs=Slugs(make=_slug, keep=kept_slug),
    addresses=Addresses(translate=_translate, made=_made),
    feeds=Feeds(term=_slug),
    headings=PYTHON,
)
