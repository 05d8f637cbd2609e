"""`{% include note.html text="…" %}`: what a part of the site's own shows, where that is plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from feeds.markup._values import Values
from feeds.markup.words import Call

__all__ = ["DEEPEST", "Fill", "included"]

DEEPEST = 3
"""Includes in one another."""

_NAME = re.compile(r"include\w*\s+[\"']?(?P<name>[\w./-]+)")
_SHOWN = re.compile(r"<(?:img|a|audio|video|picture|table|hr)\b", re.IGNORECASE)
_UNSEEN = re.compile(
    r"<(script|style|iframe|svg|noscript|form)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)

Fill: TypeAlias = "Callable[[str, Values], str | None]"
"""(the text of an include, what its names stand for) → the same filled in; None for a lost tag"""


def included(content: str, call: Call, values: Values, fill: Fill) -> str | None:
    """What stands in the place of an include; None where the site's own part is not plain.

    The named arguments are `include.…` in there.
    """
    site, found = call.source.site, _NAME.match(content)
    text = site.includes.get(found["name"]) if site is not None and found is not None else None
    if text is None or values.includes[0] <= 0:
        return None
    values.includes[0] -= 1
    inner = Values(call.source, values.fields)
    inner.variables, inner.includes = dict(values.variables), values.includes
    for key, raw in call.named.items():
        value = values.value(raw)
        inner.variables[f"include.{key}"] = raw if value is None else value
    if "<pre" not in text:  # what is indented would be code
        text = "\n".join(line.lstrip() for line in text.split("\n"))
    html = fill(text, inner)
    if html is None or not (_SHOWN.search(html) or _UNSEEN.sub("", html).strip()):
        return None
    return f"\n\n{html.strip()}\n\n" if call.is_alone else html.strip()
