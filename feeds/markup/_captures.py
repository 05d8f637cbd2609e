"""Names of what Liquid captures, as Jekyll reads them: of `/dev/null` the first word."""

from __future__ import annotations

import re

from feeds.patterns import lazy_regex

__all__ = ["with_plain_names"]

_CAPTURED = lazy_regex(r"(\{%-?\s*capture\s)([^%{}\n]*?)(?=-?%\})")
_WORD = lazy_regex(r"[\w-]+")


def with_plain_names(text: str) -> str:
    """The text, as long as before, with one word as the name in each `{% capture … %}`."""
    return _CAPTURED.sub(_one_name, text)


def _one_name(capture: re.Match[str]) -> str:
    """Of what is captured, the first word is the name, as for Liquid itself: `/dev/null`."""
    words = capture[2]
    name = _WORD.search(words)
    place, found = (name.start(), name[0]) if name is not None else (0, "")
    return capture[1] + (" " * place + found).ljust(len(words))
