"""The settings that articles are read by."""

from __future__ import annotations

from dataclasses import replace

from feeds.config import Config, FeedSetting

__all__ = ["settings_of_reading"]

_OF_OTHERS = (
    *("source", "output", "title", "description", "author", "rights", "icon", "logo", "hub"),
    *("accent", "fonts", "extra_css", "toc", "footer"),
    *("limit", "max_bytes", "content", "include", "exclude", "static", "formats", "names", "opml"),
    *(
        "paths",
        "id_prefix",
        "site_id",
        "by_tag",
        "by_author",
        "by_language",
        "archive",
        "max_new",
        "max_deleted",
        "undated",
    ),
    *("pages", "menu", "compress", "headers", "host", "root", "file", "given", "preview"),
)


def settings_of_reading(config: Config) -> Config:
    """The settings without those that say nothing of how an article is read."""
    usual = Config()
    site = replace(config.site, taken=(), problems=()) if config.site else None
    keys = sorted({one.each for one in config.feed if one.each})
    feed = tuple(FeedSetting(name="", each=key) for key in keys)
    others = {name: getattr(usual, name) for name in _OF_OTHERS}
    return replace(config, **others, feed=feed, site=site)
