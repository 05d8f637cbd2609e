"""feeds: a folder of articles in, feeds that every reader accepts out.

feeds/README.md is the map of the package: its rooms, the direction of imports, a glossary.

What stands in `__all__` is the public API. A name is imported when it is first used, so
that `import feeds` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feeds.config import Config, load_config
    from feeds.dates import Moment, parse_date
    from feeds.errors import ConfigError, DateError, FeedsError, Problem, PublishError, ReadError
    from feeds.formats import render
    from feeds.model import Article, Author, Enclosure, Feed
    from feeds.pipeline import Report, build, read_articles
    from feeds.validation import Finding, validate

__all__ = [
    "Article",
    "Author",
    "Config",
    "ConfigError",
    "DateError",
    "Enclosure",
    "Feed",
    "FeedsError",
    "Finding",
    "Moment",
    "Problem",
    "PublishError",
    "ReadError",
    "Report",
    "build",
    "load_config",
    "parse_date",
    "read_articles",
    "render",
    "validate",
]

_ROOMS = {
    "pipeline": "Report build read_articles",
    "validation": "Finding validate",
    "config": "Config load_config",
    "dates": "Moment parse_date",
    "errors": "ConfigError DateError FeedsError Problem PublishError ReadError",
    "formats": "render",
    "model": "Article Author Enclosure Feed",
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module 'feeds' has no attribute {name!r}")
    found: object = getattr(import_module(f"feeds.{room}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
