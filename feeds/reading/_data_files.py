"""What the data of a folder say (Eleventy): tables of JSON, and scripts, which are never run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from feeds.generators import read_site_text
from feeds.patterns import lazy_regex
from feeds.reading._json import entries_of
from feeds.reading._raw_fields import RawField
from feeds.reading._yaml import parse_yaml
from feeds.reading.keys import fold

__all__ = ["COMPUTED", "SCRIPTS", "computed_in", "entries_of_data"]

SCRIPTS = (".11tydata.js", ".11tydata.cjs", ".11tydata.mjs")
"""Endings of scripts that speak of a folder."""

COMPUTED = "{{ computed }}"
"""Stands for an address that only code makes."""

_PERMALINK = lazy_regex(r"^[ \t]*[\"']?permalink[\"']?\s*[:(]", re.MULTILINE)
_EXCLUDED = "eleventyExcludeFromCollections"  # scripts are read in lower case
_TEMPLATE = lazy_regex(r"`(?P<text>/?[^`\n]{1,200})`")
_PART = lazy_regex(r"\$\{(?P<code>[^{}]{1,80})\}")
_WORD = lazy_regex(r"[A-Za-z]+")
_LOOKED_AT = 600  # characters behind a key

_OFFERS: Mapping[str, str] = {
    **dict.fromkeys("fileslug slug slugify title".split(), "{slug}"),
    "filepathstem": "{path}",
    **dict.fromkeys("getfullyear getutcfullyear year".split(), "{year}"),
    **dict.fromkeys("getmonth getutcmonth month".split(), "{month}"),
    **dict.fromkeys("getdate getutcdate day".split(), "{day}"),
    **dict.fromkeys("category categories".split(), "{categories}"),
    **dict.fromkeys("lang locale language".split(), "{language}"),
}


def computed_in(entries: Iterable[RawField]) -> Iterator[RawField]:
    """The address that an article computes for itself, ahead of the one that it states."""
    for entry in entries:
        if fold(entry.key) == "eleventy_computed" and isinstance(entry.value, Mapping):
            pattern = entry.value.get("permalink")
            if isinstance(pattern, str) and pattern:
                yield RawField("permalink", pattern, entry.line, is_over=True)


def entries_of_data(text: str, name: str) -> list[RawField]:
    """What a file of that name says, in its own form.

    Raises ValueError, RecursionError or Malformed for one that cannot be read.
    """
    if name.endswith(SCRIPTS):
        return _of_script(text, name)
    return (parse_yaml(text, 1) or []) if name.endswith(".yml") else _of_json(text)


def _of_json(text: str) -> list[RawField]:
    """What a table says; the address that it computes counts ahead of all others."""
    data = json.loads(text, parse_float=str, parse_int=str)
    entries = entries_of(data, 0) if isinstance(data, dict) else []
    return [*computed_in(entries), *entries]


def _of_script(text: str, name: str) -> list[RawField]:
    """The texts and flags that a script states literally at the top of its object.

    `name` is that of its file. Of an address that code makes, the patterns in it are an offer.
    """
    values = read_site_text("data.js", text).values
    found = [
        RawField(_EXCLUDED if key == _EXCLUDED.lower() else key, value, 0)
        for key, value in values.items()
        if "." not in key and isinstance(value, str)
    ]
    pattern = values.get("eleventycomputed.permalink")
    if isinstance(pattern, str):
        return [RawField("permalink", pattern, 0, is_over=True), *found]
    code = _PERMALINK.search(text) if pattern is None and "permalink" not in values else None
    if code is None:
        return found
    line = text.count("\n", 0, code.end()) + 1
    offer = _offer(text[code.end() : code.end() + _LOOKED_AT])
    is_over = "eleventycomputed" in text[: code.start()].lower()
    computed = f"{quote(name)}:{line} {offer}"
    return [RawField("permalink", COMPUTED, 0, is_over=is_over, computed=computed), *found]


def _offer(code: str) -> str:
    """The first template text in code, with parts of ours for what stands in it."""
    found = _TEMPLATE.search(code)
    return _PART.sub(_part, found["text"]).strip("/") + "/" if found else "{path}/"


def _part(found: re.Match[str]) -> str:
    words = _WORD.findall(found["code"])
    known = (_OFFERS[word.lower()] for word in reversed(words) if word.lower() in _OFFERS)
    return next(known, words[-1].upper() if words else "…")
