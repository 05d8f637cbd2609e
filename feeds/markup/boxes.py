"""Boxes between lines of colons, `:::note Title`, as Docusaurus and others have them."""

from __future__ import annotations

import re

__all__ = ["box_title"]

_BOX = re.compile(r"[ \t]*:{3,}[ \t]*(?P<name>[A-Za-z][\w-]*)?[ \t]*(?P<title>.*)")


def box_title(line: str) -> str:
    """`:::note Title`: the lines of the box stay, and its title where it has one."""
    match = _BOX.fullmatch(line)
    if match is None or not match["name"]:
        return ""
    title = match["title"].strip().strip("[]").strip()
    title = title.replace("*", "")
    return f"**{title}**\n" if title and not title.startswith("{") else ""
