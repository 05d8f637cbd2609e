"""Permalinks: a pattern filled in, and the file that stands for an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from feeds.config import PART, Permalinks
from feeds.dates import Moment
from feeds.reading import stem_of

__all__ = ["DEFAULT_PATTERN", "file_of", "permalink_path", "quoted"]

DEFAULT_PATTERN = "{slug}.html"
_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
"""The end of what hosts take for a file; `v1.2` is the name of a page."""


def permalink_path(
    permalinks: Permalinks,
    *,
    slug: str,
    date: Moment,
    path: str,
    language: str = "",
    mark: str = "",
    parts: Mapping[str, str] | None = None,
) -> str:
    """The path of an article below the base address, without a slash ahead of it.

    A part of the date that the article does not state is left out with its slash: a year
    is no month. `parts` are those that only the article itself can tell (see _address_parts).
    `mark` tells it apart from another article; `slug` has it already.
    """
    rule = permalinks.of(path)
    below = path.removeprefix(f"{rule.folder}/") if rule.folder else path
    stem = re.sub(r"(?:^|/)index$", "", stem_of(below))
    day_parts = date.value[:10].split("T")[0].split("-")
    is_day = re.fullmatch(r"\d{4}(-\d\d){0,2}", "-".join(day_parts)) is not None
    values = {
        "slug": slug,
        "title": slug,
        "name": slug,
        "year": f"{date.start.year:04d}",
        "month": day_parts[1] if is_day and len(day_parts) > 1 else "",
        "day": day_parts[2] if is_day and len(day_parts) > 2 else "",  # noqa: PLR2004 - y, m, d
        "path": "/".join(filter(None, (*stem.split("/")[:-1], slug))),
        "folder": stem.rpartition("/")[0],
        "language": language,
        **{name: _marked(name, value, mark) for name, value in (parts or {}).items()},
    }
    filled = PART.sub(
        lambda match: next((values[one] for one in match[1].split("|") if values.get(one)), ""),
        rule.pattern or DEFAULT_PATTERN,
    )
    return re.sub(r"/{2,}", "/", filled).lstrip("/")


_NAMES = frozenset(
    {"undated", "slug", "plain_slug", "stated", "title_slug", "file", "path", "below", "file_path"}
)


def _marked(name: str, value: str, mark: str) -> str:
    return value + mark if value and name in _NAMES else value


def file_of(path: str) -> str:
    """The file in the output that answers at a path: `a/`, `a` and `a.1` → `…/index.html`."""
    plain = unquote(path) if "%" in path else path
    if not plain or plain.endswith("/"):
        return plain + "index.html"
    return plain if _FILE.search(plain) else plain + "/index.html"


_PLAIN = re.compile(r"[A-Za-z0-9/~!$&'()*+,;=:@._-]*")


def quoted(path: str) -> str:
    """A path as it stands in an address (RFC 3986, 3.3), without quoting twice."""
    if _PLAIN.fullmatch(path):
        return path
    return quote(unquote(path), safe="/~!$&'()*+,;=:@-._")
