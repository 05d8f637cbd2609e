"""Permalinks: a pattern filled in, and the file that stands for an address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote, unquote

from feeds.config import PART, Permalinks
from feeds.dates import Moment
from feeds.patterns import lazy_regex
from feeds.reading import stem_of

__all__ = ["DEFAULT_PATTERN", "file_of", "permalink_path", "quoted"]

DEFAULT_PATTERN = "{slug}.html"
_FILE = lazy_regex(r"\.[A-Za-z][A-Za-z0-9]{0,5}$")
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
    pieces = _pieces(rule.pattern or DEFAULT_PATTERN)
    own = parts or {}

    def value(name: str) -> str:
        if name in own:
            return _marked(name, own[name], mark)
        if name in _SLUGS:
            return slug
        if name in _OF_DATE:
            return _of_date(date)[_OF_DATE[name]]
        if name == "language":
            return language
        below = path.removeprefix(f"{rule.folder}/") if rule.folder else path
        return _of_path(name, below, slug)

    def filled_in(first: str, *others: str) -> str:
        return value(first) or next(filter(None, map(value, others)), "")

    made = [piece if isinstance(piece, str) else filled_in(*piece) for piece in pieces]
    filled = "".join(made)
    return (_SLASHES.sub("/", filled) if "//" in filled else filled).lstrip("/")


_SLASHES = lazy_regex(r"/{2,}")
_SLUGS = frozenset({"slug", "title", "name"})
_OF_DATE = {"year": 0, "month": 1, "day": 2}
_INDEX = lazy_regex(r"(?:^|/)index$")
_STATED_DAY = lazy_regex(r"\d{4}(-\d\d){0,2}")


@lru_cache(maxsize=256)
def _pieces(pattern: str) -> tuple[str | tuple[str, ...], ...]:
    """The pattern cut into what stands as it is and its parts, each the names that it may be."""
    cut = PART.split(pattern)  # text, part, text, part, …, text
    return tuple(tuple(one.split("|")) if place % 2 else one for place, one in enumerate(cut))


def _of_date(date: Moment) -> tuple[str, str, str]:
    """Year, month and day, "" for what is not stated."""
    year = f"{date.start.year:04d}"
    parts = date.value[:10].split("T")[0]
    if _STATED_DAY.fullmatch(parts) is None:
        return year, "", ""
    _, month, day = (*parts.split("-"), "", "")[:3]
    return year, month, day


def _of_path(name: str, below: str, slug: str) -> str:
    stem = _INDEX.sub("", stem_of(below))
    folder = stem.rpartition("/")[0]
    if name == "folder":
        return folder
    return "/".join(filter(None, (*stem.split("/")[:-1], slug))) if name == "path" else ""


_NAMES = frozenset(
    {
        "undated",
        "slug",
        "plain_slug",
        "stated",
        "title_slug",
        "file",
        "path",
        "below",
        "file_path",
        "named",
    }
)


def _marked(name: str, value: str, mark: str) -> str:
    return value + mark if value and name in _NAMES else value


def file_of(path: str) -> str:
    """The file in the output that answers at a path: `a/`, `a` and `a.1` → `…/index.html`."""
    plain = unquote(path) if "%" in path else path
    if not plain or plain.endswith("/"):
        return plain + "index.html"
    return plain if _FILE.search(plain) else plain + "/index.html"


_PLAIN = lazy_regex(r"[A-Za-z0-9/~!$&'()*+,;=:@._-]*")


def quoted(path: str) -> str:
    """A path as it stands in an address (RFC 3986, 3.3), without quoting twice."""
    if _PLAIN.fullmatch(path):
        return path
    return quote(unquote(path), safe="/~!$&'()*+,;=:@-._")
