"""The feeds that an HTML page announces (autodiscovery)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Announced", "announced"]

_HEAD = 256 * 1024  # bytes of a page in which its links are looked for
_FEED_TYPES = frozenset(
    "application/atom+xml application/rss+xml application/feed+json application/json"
    " application/rdf+xml application/xml text/xml".split()
)
_TAG = lazy_regex(
    r"""<(?:!--.*?(?:-->|\Z)|(link|base|body|script|style|title)\b((?:[^>"']++|"[^"]*+"|'[^']*+'|)*+)>)""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = lazy_regex(r"""([^\s"'>/=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")


@dataclass(frozen=True, slots=True)
class Announced:
    """One <link rel="alternate"> with the type of a feed, its address made absolute."""

    url: str
    type: str
    href: str  # as written
    line: int
    column: int


def announced(data: bytes, address: str) -> Iterator[Announced]:
    """The feeds that the page at `address` announces."""
    text = data[:_HEAD].decode("utf-8", "replace")
    base = address
    for match in _TAG.finditer(text):
        name = (match.group(1) or "").lower()
        if name == "body":
            return
        attributes = _attributes(match.group(2) or "")
        if name == "base" and attributes.get("href"):
            base = urljoin(address, attributes["href"])
        kind = attributes.get("type", "").partition(";")[0].strip().lower()
        rel = attributes.get("rel", "").lower().split()
        href = attributes.get("href", "").strip()
        if name != "link" or not href or "alternate" not in rel or kind not in _FEED_TYPES:
            continue
        before = text[: match.start()]
        line, column = before.count("\n") + 1, match.start() - before.rfind("\n")
        yield Announced(urljoin(base, href), kind, href, line, column)


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(raw):
        value = match.group(2) or match.group(3) or match.group(4) or ""
        found.setdefault(match.group(1).lower(), unescape(value))
    return found
