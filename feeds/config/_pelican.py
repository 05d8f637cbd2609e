"""Pelican's settings: where articles are, what paths say, which addresses they have. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.config._site_text import Said

__all__ = ["pelican_facts"]

_LONGEST = 200  # characters of a pattern
_NESTED = re.compile(r"[*+}][^()|]*\)\s*[*+{]")
"""A repetition inside a repetition, which can cost the square of a path's length, or more."""

_PAGES = "a page of the site, not an article"
_OUTSIDE = "outside of ARTICLE_PATHS"


def pelican_facts(said: Said) -> Mapping[str, Any]:
    """What of the settings is about single articles."""
    return {
        "aside": _aside(said),
        "path_patterns": _path_patterns(said),
        "all_say": dict(_all_say(said)),
        "addresses": dict(_addresses(said)),
        "slug_source": "name" if said.text("slugify_source") == "basename" else "title",
    }


def _aside(said: Said) -> Mapping[str, str]:
    """Folder below the articles' own → why what lies in it is none; "" stands for all others."""
    pages = said.listed("page_paths") or said.listed("page_dir") or ("pages",)
    found = {folder.strip("/"): _PAGES for folder in pages}
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
    if not pattern or len(pattern) > _LONGEST or _NESTED.search(pattern):
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
    yield "translation", said.text("article_lang_url") or "{slug}-{lang}.html"
