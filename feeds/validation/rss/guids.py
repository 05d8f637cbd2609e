"""The guid of an item: unique, and unless it says otherwise the address of a page."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from feeds.validation._context import Context
from feeds.validation._finding import Rule
from feeds.validation._node import Node
from feeds.validation.values.addresses import address_fault, scheme_of

__all__ = ["RULES", "SAME_VALUE", "guid", "is_permalink"]

_SHORTEST: Final = 8  # digits of a number that may be unique

IS_PERMALINK = Rule(
    code="R334",
    name="rss-is-permalink",
    severity="error",
    message="{element}: {value} is neither true nor false",
    hint="write true or false",
    spec="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
)


def is_permalink(value: str, node: Node, attribute: str, context: Context) -> None:
    if value not in ("true", "false"):
        context.at(IS_PERMALINK, node, attribute, value=value)


SAME_VALUE = Rule(
    code="R331",
    name="rss-same-value",
    severity="error",
    message="{element}: {value} stands here twice",
    hint="name each once",
    spec="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
    hint_for_id="leave one out; a new item gets a guid of its own, one that was published keeps it",
)


SHORT_GUID = Rule(
    code="R335",
    name="rss-short-guid",
    severity="warning",
    message="{element}: {value} will not be unique for long",
    hint="write an address, a tag: or a urn:uuid:",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-guid",
    hint_for_id="take an address, tag: or urn:uuid: for new items; a published guid stays as it is",
)


def guid(value: str, node: Node, attribute: str, context: Context) -> None:
    """Unique, and unless it says otherwise the address of a page."""
    value = value.strip()
    seen = context.state.values.setdefault("guid", set())
    if value in seen:
        context.on(SAME_VALUE, node, value=value)
    seen.add(value)
    stated = node.attributes.get("isPermaLink", "true")
    if stated == "true":
        _permalink(value, node, context)
    elif stated == "false" and value.isdigit() and len(value) < _SHORTEST:
        context.at(SHORT_GUID, node, value=value)


PERMALINK = Rule(
    code="R332",
    name="rss-guid-permalink",
    severity="error",
    message="{element}: {value} is no address of a page",
    hint='write isPermaLink="false"',
    spec="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
    hint_for_id='write isPermaLink="false"; the value itself stays as it is',
)


NAME_AS_PERMALINK = Rule(
    code="R333",
    name="rss-guid-name-as-permalink",
    severity="error",
    message="{element}: {value} is a name, not an address",
    hint='write isPermaLink="false"',
    spec="https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt",
    hint_for_id='write isPermaLink="false"; the value itself stays as it is',
)


def _permalink(value: str, node: Node, context: Context) -> None:
    scheme = scheme_of(value)
    if scheme == "tag" or value.lower().startswith("urn:uuid:"):
        context.at(NAME_AS_PERMALINK, node, value=value)
    elif not scheme or address_fault(value) or (scheme[:4] == "http" and not _host(value)):
        context.at(PERMALINK, node, value=value)


def _host(value: str) -> str:
    try:
        return urlsplit(value).hostname or ""
    except ValueError:
        return ""


RULES: tuple[Rule, ...] = (
    SAME_VALUE,
    PERMALINK,
    NAME_AS_PERMALINK,
    IS_PERMALINK,
    SHORT_GUID,
)
