"""Boxes between lines of colons, `:::note Title`, as Docusaurus and others have them."""

from __future__ import annotations

from feeds.markup.attributes import ATTRIBUTES
from feeds.patterns import lazy_regex

__all__ = ["box_title"]

_BOX = lazy_regex(
    r"[ \t]*:{3,}[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*(?:\[(?P<label>[^\[\]]*)\])?(?P<rest>.*)"
)
_LIST = lazy_regex(rf"[ \t]*(?P<list>{ATTRIBUTES.pattern})[ \t]*")
_TITLE = lazy_regex(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")


def box_title(line: str) -> str:
    """`:::note Title`: the lines of the box stay, and its title where it has one."""
    match = _BOX.fullmatch(line)
    if match is None or not match["name"]:
        return ""
    rest, stated = match["rest"], None
    if (found := _LIST.match(rest)) is not None:
        stated = _TITLE.search(found["list"])
        rest = rest[found.end() :]
    named = (stated[1] or stated[2] or "") if stated is not None else ""
    title = (match["label"] or named or rest).strip().replace("*", "")
    return f"**{title}**\n" if title and not title.startswith("{") else ""
