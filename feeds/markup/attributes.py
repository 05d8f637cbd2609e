"""Attributes in braces: `{: #id .class}` of kramdown, `{.class}` and `{ width=300 }` of others.

Of them the id stays, which links may lead to. What is no list of attributes is text: braces of
mathematics, of code and of sets.
"""

from __future__ import annotations

import re

from feeds.patterns import lazy_regex

__all__ = [
    "ATTRIBUTES",
    "ends_block",
    "is_of_inline",
    "leave_id",
    "leave_words",
    "with_language",
]

_NAMED = (
    r"[.#][^\s{}\"'=<>,]++"
    r"|[A-Za-z_@][\w:.@-]*+=(?:\"[^\"\n{}]*+\"|'[^'\n{}]*+'|\[[^\[\]\n{}]*+\]|[^\s\"'{},]++)"
)
_WORD = r"[A-Za-z][\w-]*+"
ATTRIBUTES = lazy_regex(
    rf"\{{(?::(?:[ \t]*+(?:{_NAMED}|{_WORD}:?+)|)*+[ \t]*+"
    rf"|[ \t]*+(?:(?:{_NAMED})(?:[ \t,]*+(?:{_NAMED}|{_WORD})|)*+)[ \t]*+)\}}"
)
"""A list of attributes. A word alone is one behind a colon only, or behind another attribute."""

_ENDS_LINK = frozenset(")]`>")
_ENDS_EMPHASIS = frozenset("*_")
_MARKED = lazy_regex(r"\{:?[ \t]*[.#]")
_BLOCK_END = lazy_regex(r"[ \t]*+(?:\Z|\n[ \t]*+(?:\n|\Z|[-*+][ \t]|\d{1,9}[.)][ \t]))")
_ID = lazy_regex(r"(?:\A\{:?|[\s,])\s*#([^\s{}#\"'<>&=,]+)")
_CLASS = lazy_regex(r"(?:\A\{:?|[\s,])\s*\.([A-Za-z][\w+#-]*)")
_HEADING = lazy_regex(r" {0,3}#{1,6}[ \t]")
_SPAN = lazy_regex(r"(?<!!)\[([^\[\]]+)\]\Z")
_INFO = lazy_regex(rf"(?P<mark>[ \t>]*(?:`{{3,}}|~{{3,}}))[ \t]*(?P<list>{ATTRIBUTES.pattern})")


def is_of_inline(attributes: str, before: str) -> bool:
    """Whether attributes belong to the link, code or emphasis that ends with the sign before.

    An underscore may be that of a formula, `x_{i=1}`: there a class or an id has to stand first.
    """
    if before in _ENDS_LINK:
        return True
    return before in _ENDS_EMPHASIS and _MARKED.match(attributes) is not None


def ends_block(text: str, attributes: re.Match[str]) -> bool:
    """Whether attributes that begin with a class or an id are those of the paragraph, or of the
    item of a list, that ends there (markdown-it-attrs).
    """
    if _MARKED.match(attributes.group()) is None:
        return False
    return _BLOCK_END.match(text, attributes.end()) is not None


def leave_id(attributes: str, text: str, line: int, out: list[str]) -> None:
    """Write the id of attributes that go: on the heading at `line`, else as an anchor."""
    name = _ID.search(attributes)
    if name is None:
        return
    if _HEADING.match(text, line) and out:
        out[-1] = f"{out[-1].rstrip()} {{#{name[1]}}}"
    else:
        out.append(f'<a id="{name[1]}"></a>')


def leave_words(out: list[str], defined: frozenset[str]) -> None:
    """Of `[words]{.small}`, whose attributes go, the words; a link to what is defined stays."""
    found = _SPAN.search(out[-1], max(0, len(out[-1]) - 1000)) if out else None
    if found is not None and found[1].strip().casefold() not in defined:
        out[-1] = out[-1][: found.start()] + found[1]


def with_language(fence: str) -> str:
    """A block of code whose first line names the language as a class: ``` {.python #a}."""
    found = _INFO.match(fence)
    if found is None:
        return fence
    name = _CLASS.search(found["list"])
    return found["mark"] + (name[1] if name is not None else "") + fence[found.end() :]
