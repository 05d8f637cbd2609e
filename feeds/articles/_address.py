"""The address that an article states as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from feeds.articles import _fields
from feeds.articles._address_parts import Making, parts_of
from feeds.articles._permalink import permalink_path, quoted
from feeds.config import Config, Permalinks
from feeds.content import FILE_SCHEMES, refusal, scheme_of, web_uri
from feeds.errors import Problem
from feeds.generators import Naming, OwnPattern, generator_of, translated
from feeds.model import Document, Field
from feeds.patterns import lazy_regex
from feeds.reading import COMPUTED

__all__ = ["address_fault", "address_warnings", "made_address", "own_address"]


def own_address(made: Making) -> str:
    """Absolute, or a path on this site; "" where none is stated that can be followed."""
    document, config = made.document, made.config
    stated = _fields.text(document, "url") or _filled(made)
    if not stated:
        return _canonical(document, config)
    if _is_whole(stated):
        return web_uri(stated)
    ahead = _ahead(document, config)
    host = _host_of(ahead, config)
    path = generator_of(config.site).addresses.stated(stated, "" if host else ahead)
    return host.rstrip("/") + path


def _host_of(ahead: str, config: Config) -> str:
    """The address of the pages of a language, where it has one of its own; "" for the site's."""
    return config.site.hosts.get(ahead.strip("/"), "") if config.site else ""


def _ahead(document: Document, config: Config) -> str:
    """What stands ahead of the addresses of its language: `nl/`, or ""."""
    languages = config.site.languages if config.site else ()
    if not languages:
        return ""
    pattern = config.patterns.of(document.path).pattern
    return next((f"{key}/" for key in languages if pattern.startswith(f"{key}/")), "")


def made_address(made: Making) -> str:
    """What the site's generator gives an article, where no pattern tells; "" for none.

    It is a path; in a language that has an address of its own, a whole address.
    """
    ahead = _ahead(made.document, made.config)
    host = _host_of(ahead, made.config)
    if not host:
        return _path_made(made) or _path_of_page(made.document, made.config)
    path = _by_patterns(made, made.config.patterns)
    return host + quoted(path.removeprefix(ahead))


_PORTABLE = lazy_regex(r"(?:(?![. ])[^/<>:\"|?*\\\x00-\x1f\x7f]{1,120}(?<![. ])(?:/|$))+")


def _path_of_page(document: Document, config: Config) -> str:
    """Of a whole HTML page in a folder of such, where nothing says another address: its own path,
    at which it can be read already. The front page is none of these.
    """
    patterns = config.patterns
    is_own = document.is_page and config.site is None and not document.line
    if not is_own or patterns.default or patterns.folders:
        return ""
    path = re.sub(r"(?:^|(?<=/))index\.html?$", "", document.path)
    return f"/{quoted(path)}" if path and _PORTABLE.fullmatch(path.rstrip("/")) else ""


def _path_made(made: Making) -> str:
    """The path that the site's generator makes by rules of its own.

    A translation states its language, which is not the site's, and the slug that it shares
    with the original.
    """
    document, config, site = made.document, made.config, made.config.site
    make = generator_of(site).addresses.made
    if site is None or make is None:
        return ""
    stated = _fields.text(document, "language")
    is_other = stated != "" and stated.lower() != (config.language or "en").lower()
    is_translation = is_other and any(
        item.name in {"slug", "translation"} for item in document.fields if item.source == "field"
    )
    return make(
        Naming(
            site=site,
            path=f"{site.below}/{document.path}".lstrip("/"),
            slug=made.slug,
            date=made.date,
            language=stated or made.language,
            category=_category(document),
            author=_fields.text(document, "author"),
            is_translation=is_translation,
        )
    )


def _category(document: Document) -> str:
    stated = (item for item in document.fields if item.key.lower() == "category")
    return next((name for item in stated for name in _fields.scalars(item.value)), "")


def _filled(made: Making) -> str:
    """The address that a pattern of the article's own gives it; "" for none that is known."""
    pattern = _pattern(made.document, made.config)
    if not pattern:
        return ""
    return f"/{quoted(_by_patterns(made, Permalinks(default=pattern)))}"


def _by_patterns(made: Making, permalinks: Permalinks) -> str:
    return permalink_path(
        permalinks,
        slug=made.slug,
        date=made.date,
        path=made.document.path,
        language=made.language,
        parts=parts_of(made, permalinks.of(made.document.path)),
    )


def _pattern(document: Document, config: Config) -> str:
    stated = _fields.text(document, "pattern")
    if not stated or config.site is None:
        return ""
    pattern = OwnPattern(text=stated, section=config.site.below, is_own=True)
    return translated(generator_of(config.site), pattern)


def _of_pattern(document: Document, config: Config) -> Iterator[Problem]:
    """A warning for a stated pattern that only the site's generator can fill in."""
    item = document.first("pattern")
    if item is not None and item.value == COMPUTED and item.source != "field":
        if config.site is not None and not config.site.is_placed:
            yield _of_code(item)
    elif item is not None and not document.first("url") and not _pattern(document, config):
        yield Problem(
            path=document.path,
            line=item.line or document.line or 1,
            message=f"{item.key} is a pattern, which only the site's generator can fill in",
            hint="write the address itself, or set permalink for the whole site",
            severity="warning",
        )


def _of_code(item: Field) -> Problem:
    """The same for all articles that one file computes the addresses of: said once."""
    place, _, offer = item.source.partition(" ")
    file, _, line = place.rpartition(":")
    return Problem(
        path=unquote(file),
        line=int(line),
        message=f"code computes the addresses that this {item.key} is for",
        hint=f'set permalink or permalinks in feeds.toml, such as permalink = "{offer}"',
        severity="warning",
    )


def address_warnings(document: Document, config: Config) -> Iterator[Problem]:
    """What of the stated address the site cannot do."""
    yield from _of_pattern(document, config)
    item = document.first("url")
    address = _fields.text(document, "url")
    if item is None or not address:
        return
    is_whole = _is_whole(address)
    if not is_whole or _host(address) == _host(config.url):
        path = urlsplit(address).path if is_whole else address
        if path.strip("/") in {"", urlsplit(config.url).path.strip("/") if is_whole else ""}:
            yield Problem(
                path=document.path,
                line=item.line or document.line or 1,
                message=f"{item.key or 'url'} {address!r} is that of the site's front page, "
                "which is no article's",
                hint="write the article's own, or take it out: one is made of its name",
                severity="warning",
            )


def address_fault(document: Document, config: Config) -> Problem | None:
    """What is wrong with the stated address: readers would follow it to nowhere."""
    item = document.first("url")
    address = _fields.text(document, "url")
    why = _why_unfit(address, config)
    if item is None or not why:
        return None
    return Problem(
        path=document.path,
        line=item.line or document.line or 1,
        message=f"{item.key or 'url'} {address!r} is no web address: {why}",
        hint="write it whole, such as https://example.org/a-page, or as a path on this site, "
        "such as /a-page/, or take it out",
    )


def _why_unfit(address: str, config: Config) -> str:
    """Why nothing can be published, or found, at that address; "" for none, or a good one."""
    if address.startswith("//"):
        return "it does not say whether it is http or https"
    is_whole = bool(scheme_of(address))
    path = address.partition("://")[2] if is_whole else address
    is_here = not is_whole or _host(address) == _host(config.url)
    if is_here and "://" in path.partition("?")[0]:
        return "its path on this site is an address itself"
    return refusal(address, FILE_SCHEMES)


def _is_whole(address: str) -> bool:
    return bool(scheme_of(address)) or address.startswith("//")


def _canonical(document: Document, config: Config) -> str:
    """The canonical address where it is the article's own.

    In a page's head it is. In a post's metadata it may as well be the place where the words
    first appeared: then it counts only on this site.
    """
    item = document.first("canonical")
    if item is None or not isinstance(item.value, str):
        return ""
    if not _is_whole(item.value):
        return "" if item.source == "field" else item.value
    host = _host(item.value)
    if item.source == "field" and host != _host(config.url):
        return ""
    return web_uri(item.value) if host else ""


def _host(address: str) -> str:
    """The host that an address names; "" for none, or one that cannot be."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # a bracket that closes nowhere
        return ""
