"""Words by which an article says who may see it: one literal table."""

from __future__ import annotations

from collections.abc import Mapping

from feeds.model import Value

__all__ = ["KEPT_OUT", "state_of"]

KEPT_OUT = "kept out"
"""The name of a field whose value is why nobody may see the article; no key is folded to it."""

_NO = frozenset({"false", "no", "off", "0", "n"})
_YES = frozenset({"true", "yes", "on", "1", "y"})
_PUBLISHED = frozenset({"published", "publish", "is_published", "public", "is_public"})
_PRIVATE = frozenset({"private", "is_private", "unpublished"})
_KEYS = frozenset("status post_status state post_state stage visibility audience access".split())
_PASSWORDS = frozenset({"password", "post_password"})
_NONE = frozenset({"null", "none", "~"}) | _NO

_DRAFTS = frozenset(
    "draft private pending unpublished future scheduled trash skip auto-draft".split()
)
_PAID = frozenset("paid members subscribers only_paid only_free founding tiers".split())
_SOME = frozenset(
    "internal restricted confidential secret staff team company registered logged_in "
    "authenticated premium patrons supporters customers friends family password protected".split()
)
"""Whom else `visibility` and `access` may name; a status of that name may mean another thing."""

_WHOM = frozenset({"visibility", "access"})
_HIDDEN = frozenset({"hidden", "unlisted"})


def state_of(folded: str, key: str, value: Value) -> tuple[str, str] | None:
    """The name and value of the field that a key and its word come to; None for any other."""
    if folded in _PASSWORDS:
        is_set = isinstance(value, str) and value.strip().lower() not in _NONE | {""}
        return (KEPT_OUT, f"behind a password ({key})") if is_set else None
    words = _words(value)
    if folded in _PUBLISHED and len(words) == 1 and words[0] in _NO | _YES:
        return "draft", "true" if words[0] in _NO else "false"
    if folded in _PRIVATE and len(words) == 1 and words[0] in _YES:
        return "draft", "true"
    if folded not in _KEYS:
        return None
    for word in words:
        plain = word.replace("-", "_").replace(" ", "_")
        if word in _DRAFTS:
            return "draft", "true"
        plain = plain.removesuffix("_only")
        if plain in _PAID or (plain in _SOME and folded in _WHOM):
            return KEPT_OUT, f"for some readers only ({key}: {word})"
        if word in _HIDDEN:
            return "hidden", "true"
    return None


def _words(value: Value) -> list[str]:
    if isinstance(value, Mapping):
        return []
    values = value if isinstance(value, tuple) else (value,)
    return [one.strip().lower() for one in values if isinstance(one, str)]
