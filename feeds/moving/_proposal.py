"""What an imported feed says of its site, as settings that keep the addresses it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from feeds.config import Config, to_toml
from feeds.ledger import DeployedFeed
from feeds.patterns import lazy_regex

__all__ = ["proposal"]

_FILE = lazy_regex(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
_SERVICE = lazy_regex(r"(?:\.substack\.com|\.blogspot\.[a-z.]+|\.ghost\.io|(?:^|\.)medium\.com)$")
_OF_MAKERS = {
    "wordpress": {"rss": "feed/index.xml", "atom": "feed/atom/index.xml"},
    "blogger": {"atom": "feeds/posts/default/index.xml"},
    "ghost": {"rss": "rss/index.xml"},
    "substack": {"rss": "feed/index.xml"},
}
"""Where those have their feeds on every site: the file that answers at that address."""

_USUAL = {"atom": "feed.xml", "rss": "rss.xml", "json": "feed.json"}


def proposal(feeds: Iterable[DeployedFeed], config: Config) -> str:
    """The lines of a feeds.toml that no setting has yet; "" where they would change nothing."""
    feeds = tuple(feeds)
    home = _home(feeds)
    found: dict[str, Any] = {
        "url": home if urlsplit(home).netloc != urlsplit(config.url).netloc else "",
        "title": next((feed.title for feed in feeds if feed.title), ""),
        "language": next((feed.language for feed in feeds if feed.language), ""),
        "names": dict(_names(feeds, config.url or home)),
    }
    made = {name: value for name, value in found.items() if value and name not in config.given}
    if not {"url", "names"} & made.keys():
        return ""
    return to_toml(replace(config, **made), made)


def _home(feeds: Iterable[DeployedFeed]) -> str:
    """The address that all articles on the commonest host lie below; "" where none has any, and
    where the host is that of a service, which no other site can have.
    """
    pages = [_joined(feed.home, entry.url) for feed in feeds for entry in feed.entries]
    hosts = Counter(host for page in pages if (host := _host(page)))
    site = min(hosts, key=lambda host: (-hosts[host], host), default="")
    if _SERVICE.search(urlsplit(site).hostname or ""):
        return ""
    for feed in feeds:
        home = feed.home.rstrip("/") + "/"
        if _host(home) == site and all(_host(one) != site or one.startswith(home) for one in pages):
            return home
    return site


def _joined(home: str, address: str) -> str:
    """Of an export that knows the address of the blog, a path as a whole address."""
    try:
        return urljoin(home, address) if home else address
    except ValueError:
        return address


def _host(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_web = parts.scheme in {"http", "https"} and parts.hostname
    return f"{parts.scheme}://{parts.netloc}/" if is_web else ""


def _names(feeds: Iterable[DeployedFeed], home: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The file of each format that answers where subscribers look for it."""
    names: dict[str, dict[str, None]] = {}
    for feed in feeds:
        for kind, file in _OF_MAKERS.get(feed.maker, {}).items():
            names.setdefault(kind, {}).setdefault(file)
        own = unquote(feed.url).partition("?")[0]
        file = own.removeprefix(home) + ("index.xml" if own.endswith("/") else "")
        if home and own.startswith(home) and not feed.is_archive and _FILE.fullmatch(file):
            names.setdefault(feed.format, {}).setdefault(file)
    for kind, files in names.items():
        if tuple(files) != (_USUAL[kind],):
            yield kind, tuple(files)
