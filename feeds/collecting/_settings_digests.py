"""The settings that articles are read by, as digests: what people wrote, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from urllib.parse import urlsplit

from feeds.collecting._read_settings import settings_of_reading
from feeds.config import Config
from feeds.ledger import Settings
from feeds.reading import COVERAGE
from feeds.stamps import digest_of

__all__ = ["settings_of"]

_LENGTH = 12  # hexadecimal digits
_DATES = ("timezone", "date_order", "date_sources", "date_only_time", "dst_gap", "dst_fold")
_ADDRESSES = ("permalink", "permalinks")
_NOT_STATED = frozenset({"site", "undated"})


def settings_of(config: Config) -> Settings:
    """What the ledger keeps of the settings, to tell their changes from those of the program."""
    site = config.site
    slugs = (site.slugs, site.slug_source, site.slug_rules, site.addresses) if site else ()
    return Settings(
        coverage=COVERAGE,
        stated=_digest(_stated(config), site.stated if site else ""),
        dates=_digest(*(getattr(config, name) for name in _DATES), config.fields),
        language=_digest(config.language, config.fields),
        addresses=_digest(
            *(getattr(config, name) for name in _ADDRESSES),
            config.fields,
            urlsplit(config.url).hostname,
            *slugs,
        ),
    )


def _stated(config: Config) -> dict[str, object]:
    """The settings of feeds.toml and of the command line that say how articles are read.

    What the files of a generator's site state is in the digest of those files.
    """
    usual, made = Config(), settings_of_reading(config)
    aside = _NOT_STATED | set(config.site.taken if config.site else ())
    names = (item.name for item in fields(Config) if item.name not in aside)
    return {
        name: getattr(made, name) for name in names if getattr(made, name) != getattr(usual, name)
    }


def _digest(*parts: object) -> str:
    text = repr([_sorted(part) for part in parts])
    return digest_of(text.encode("utf-8", "surrogatepass"))[:_LENGTH]


def _sorted(part: object) -> object:
    return (
        sorted((key, _sorted(one)) for key, one in part.items())
        if isinstance(part, Mapping)
        else part
    )
