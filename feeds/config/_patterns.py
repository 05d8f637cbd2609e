"""How a generator writes the pattern of its addresses → how this project does. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["translate"]

_JEKYLL_STYLES: Mapping[str, str] = {
    "date": "/:year/:month/:day/:title.html",
    "pretty": "/:year/:month/:day/:title/",
    "none": "/:title.html",
}
_PARTS: Mapping[str, str] = {
    "year": "{year}",
    "month": "{month}",
    "day": "{day}",
    "title": "{slug}",
    "slug": "{slug}",
    "name": "{slug}",
    "filename": "{slug}",
    "slugorfilename": "{slug}",
    "contentbasename": "{slug}",
    "slugorcontentbasename": "{slug}",
    "output_ext": ".html",
    "categories": "",  # most articles have none in their address
}
_DATES: Mapping[str, str] = {
    "date:%Y": "{year}",
    "date:%m": "{month}",
    "date:%d": "{day}",
    "slug": "{slug}",
    "lang": "{language}",
}


def translate(dialect: str, pattern: str, *, section: str = "") -> str:
    """The pattern in our words, without a slash ahead; "" where it asks for what we cannot say."""
    if dialect == "pelican":
        return _filled(pattern, r"\{([^{}]+)\}", _DATES)
    if dialect == "jekyll":
        pattern = _JEKYLL_STYLES.get(pattern, pattern)
        made = _filled(pattern, r":([a-z_]+)", _PARTS)
    else:
        made = _filled(pattern, r":([a-z]+)", {**_PARTS, "section": section, "sections": section})
        made += "" if not made or made.endswith(("/", ".html")) else "/"
    return made


def _filled(pattern: str, part: str, words: Mapping[str, str]) -> str:
    names = set(re.findall(part, pattern))
    if names - words.keys() or "{slug}" not in {words.get(name) for name in names}:
        return ""
    filled = re.sub(part, lambda found: words[found[1]], pattern)
    return re.sub(r"/{2,}", "/", filled).lstrip("/")
