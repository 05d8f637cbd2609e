"""Which articles the filters of a feed let in. Pure."""

from __future__ import annotations

from fnmatch import fnmatchcase

from feeds.config import FeedSetting
from feeds.selection._cards import Card

__all__ = ["file_of", "lies_in", "matches"]


def matches(card: Card, setting: FeedSetting) -> bool:
    """Whether all filters of a further feed hold for an article."""
    return (
        (not setting.tags or bool(_folded(setting.tags) & _folded(card.tags)))
        and (not setting.authors or bool(_folded(setting.authors) & _folded(card.authors)))
        and (not setting.languages or _in_languages(card.language, setting.languages))
        and lies_in(file_of(card.path), setting.paths)
    )


def file_of(path: str) -> str:
    """The file of an article, which may be one of many in it."""
    return path.rpartition(":")[0] or path


def lies_in(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether any of the patterns is met, and none that has `!` ahead."""
    if not patterns:
        return True  # nearly always
    wanted = [one for one in patterns if not one.startswith("!")]
    if any(fnmatchcase(file, one[1:]) for one in patterns if one.startswith("!")):
        return False
    return not wanted or any(fnmatchcase(file, one) for one in wanted)


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def _in_languages(language: str, wanted: tuple[str, ...]) -> bool:
    """Whether a tag is one of those wanted, or a narrower one (RFC 4647, section 3.3.1)."""
    tag = language.lower()
    return any(tag == one.lower() or tag.startswith(one.lower() + "-") for one in wanted)
