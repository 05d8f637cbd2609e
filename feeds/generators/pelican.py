"""Pelican's settings: where articles are, what paths say, which addresses they have. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from feeds.generators._site_text import Said

__all__ = ["pelican_facts", "slug_faults"]

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
        "slug_rules": _slug_rules(said),
        "slug_source": "name" if said.text("slugify_source") == "basename" else "title",
    }


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


def slug_faults(said: Said) -> Iterator[str]:
    """A warning for rules that were stated and are not used."""
    if said.values.get("slug_regex_substitutions") and not _slug_rules(said):
        yield "SLUG_REGEX_SUBSTITUTIONS has a pattern that could take too long, and was not used"


_PAIR = 2
_MOST_RULES = 30
_REPEATED = re.compile(r"(?<!\\)(?:[*+]|\{\d*,\d*\})")
_MOST_REPEATED = 3  # the time grows with the length of a title to that power
_GROUP_REPEATED = re.compile(r"\)\s*[*+{]")


def _is_rule(pattern: object, text: object) -> bool:
    """Whether the pattern can be held against any title in a moment."""
    if not isinstance(pattern, str) or not isinstance(text, str) or len(pattern) > _LONGEST:
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
