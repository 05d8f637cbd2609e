"""How Zola writes a shortcode, and one that is only shown. All other braces are text there."""

from __future__ import annotations

import re

from feeds.patterns import lazy_regex

__all__ = ["zola_call", "zola_shown"]

_SHOWN = lazy_regex(r"\{(?P<open>[{%])/\*(?P<inner>.*?)\*/(?P<close>[%}])\}", re.DOTALL)
_CALL = lazy_regex(r"\{\{-?\s*(?P<call>[A-Za-z_]\w*\s*\(.*?\))\s*-?\}\}", re.DOTALL)


def zola_shown(text: str) -> tuple[str, int] | None:
    """What `{{/* a() */}}` shows, and how long it is; None where the text begins otherwise."""
    found = _SHOWN.match(text)
    if found is None:
        return None
    return f"{{{found['open']} {found['inner'].strip()} {found['close']}}}", found.end()


def zola_call(text: str) -> tuple[str, int] | None:
    """The call in `{{ a(b=1) }}`, and how long the whole is; None for other braces."""
    found = _CALL.match(text)
    return (found["call"], found.end()) if found else None
