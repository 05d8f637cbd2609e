"""The sounds that a body plays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from feeds.content._depth import is_too_deep
from feeds.content._trees import parsed
from feeds.content._well_formed import words_of
from feeds.patterns import lazy_regex
from feeds.records import NamedTuple

__all__ = ["SoundInBody", "sounds_in"]

_AUDIO = lazy_regex(r"<audio[\s>]", re.IGNORECASE)


class SoundInBody(NamedTuple):
    """The address of an `<audio>` element, and the media type that it states, if any."""

    address: str
    type: str


def sounds_in(html: str) -> tuple[SoundInBody, ...]:
    """Of each `<audio>` the address, or that of its first source; each once, in their order."""
    if words_of(html) is not None or "<audio" not in html.lower():  # nearly always known already
        return ()
    if not _AUDIO.search(html) or is_too_deep(html):
        return ()
    return tuple({one.address: one for one in _sounds(html)}.values())


def _sounds(html: str) -> Iterator[SoundInBody]:
    root = parsed(html)
    for node in root.css("audio") if root is not None else ():
        for one in (node, *node.css("source")):
            address = (one.attributes.get("src") or "").strip()
            if address:
                kind = (one.attributes.get("type") or "").partition(";")[0].strip()
                yield SoundInBody(address, kind)
                break
