"""Ids: what a hint may say of a value by which subscribers know an entry or a feed.

An id that was published is never changed: a reader would show every old entry as new. So no
hint writes another id, and what it asks for holds for new feeds alone.
"""

from __future__ import annotations

from typing import Final

from feeds.patterns import lazy_regex
from feeds.validation._finding import Rule

__all__ = ["GENERAL", "hint_at"]

GENERAL: Final = (
    "for a new feed take a full address, a tag: URI or a urn:uuid:; "
    "an id that was published stays as it is"
)
_ID = lazy_regex(
    r"(?:^|/)(?:[\w-]+:)?(?:id|guid)(?:\[\d+\])?$"  # atom:id, guid, podcast:guid
    r"|/(?:at:deleted-entry|thr:in-reply-to)(?:\[\d+\])?/@ref$"
    r"|^\$\..*\bid$"
)


def hint_at(rule: Rule, path: str) -> str:
    """The hint of a rule, still a template, for a value at `path`."""
    if path[-1:] in ("d", "]", "f") and _ID.search(path):
        return rule.hint_for_id or GENERAL
    return rule.hint
