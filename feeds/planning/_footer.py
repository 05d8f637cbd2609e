"""The setting `footer` → HTML that may stand on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from feeds.config import Config
from feeds.content import FILE_SCHEMES, LINK_SCHEMES, LostPart, as_shown, as_uri, safe_html, to_html
from feeds.errors import Problem
from feeds.model import Document
from feeds.patterns import lazy_regex
from feeds.planning._site_addresses import line_of

__all__ = ["footer_of"]

_TAG = lazy_regex(r"<([a-z][a-z0-9-]*)", re.IGNORECASE)
_EMBEDS = frozenset({"src", "poster", "srcset"})


def footer_of(config: Config) -> tuple[str, tuple[Problem, ...]]:
    """The text with absolute addresses, and warnings of what cannot be shown."""
    if not config.footer.strip():
        return "", ()

    def resolve(_tag: str, attribute: str, address: str) -> str | None:
        try:
            schemes = FILE_SCHEMES if attribute in _EMBEDS else LINK_SCHEMES
            return urljoin(config.base_url, as_uri(address, schemes))
        except ValueError:
            return None

    html = to_html(Document(path=config.file, markup="markdown", body=config.footer)).html
    shown = as_shown(html)
    safe = safe_html(shown.html, resolve).strip()
    return safe, (*_lost(config, shown.lost), *_left_out(config, shown.html, safe))


def _lost(config: Config, lost: Iterable[LostPart]) -> Iterator[Problem]:
    for one in lost:
        yield _warning(config, one.written, f"footer: {one.what} is left out", one.hint)


def _left_out(config: Config, html: str, safe: str) -> Iterator[Problem]:
    for name in sorted({*_names(html)} - {*_names(safe)}):
        hint = "write it in Markdown, or take it out"
        yield _warning(config, f"<{name}", f"footer: <{name}> is left out", hint)


def _names(html: str) -> Iterator[str]:
    return (found[1].lower() for found in _TAG.finditer(html))


def _warning(config: Config, written: str, message: str, hint: str) -> Problem:
    line = line_of(written, config.root / config.file) if config.file else 0
    return Problem(path=config.file, line=line, message=message, hint=hint, severity="warning")
