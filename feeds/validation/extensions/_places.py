"""The places of feeds that modules put their elements into."""

from __future__ import annotations

from typing import Final

from feeds.validation._finding import Rule

__all__ = ["ANYWHERE", "FEEDS", "ITEMS", "NO_ATTRIBUTE", "NO_ELEMENT", "RULES"]

FEEDS: Final = ("feed", "channel", "source")
ITEMS: Final = ("entry", "item")
ANYWHERE: Final = (*FEEDS, *ITEMS)

NO_ATTRIBUTE = Rule(
    code="E110",
    name="extension-attribute-missing",
    severity="error",
    message="{parent} has no {element}",
    hint='write {element}="…"',
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)
NO_ELEMENT = Rule(
    code="E111",
    name="extension-element-missing",
    severity="error",
    message="{parent} has no {element}",
    hint="write <{element}>…</{element}>",
    spec="https://www.rssboard.org/rss-specification#extendingRss",
    once="name",
)

RULES: tuple[Rule, ...] = (
    NO_ATTRIBUTE,
    NO_ELEMENT,
)
