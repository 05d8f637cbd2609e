"""What to write instead of what docutils finds fault with, by the words of its message."""

from __future__ import annotations

from feeds.patterns import lazy_regex

__all__ = ["hint_for_rst"]

_HINTS = (
    (
        lazy_regex(r"directive|\brole\b|interpreted text"),
        "write it without directives and roles that only another program knows",
    ),
    (lazy_regex(r"^Unknown target name"), "define where it leads: .. _name: https://…"),
    (lazy_regex(r"^Undefined substitution"), "define it: .. |name| replace:: words"),
    (
        lazy_regex(r"target name"),
        "give each target another name, or write `words <https://…>`__ with two underscores",
    ),
    (
        lazy_regex(r"underline|overline"),
        "make the line under a title as long as the title",
    ),
    (lazy_regex(r"start-string"), "close that mark, or put a backslash ahead of it"),
    (
        lazy_regex(r"blank line|indent"),
        "put a blank line between blocks, and indent alike what belongs together",
    ),
)
_ANY = "correct the markup there"


def hint_for_rst(message: str) -> str:
    """What to write where docutils says that."""
    return next((hint for found, hint in _HINTS if found.search(message)), _ANY)
