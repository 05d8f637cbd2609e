"""Frames of pages that are kept for later builds: who has one needs neither template nor Jinja.

A build that makes a few pages asks for them: to load Jinja takes it longer than all its pages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec

from feeds.cache import prepared, version
from feeds.records import NamedTuple
from feeds.stamps import digest_of

__all__ = ["Frame", "Lasting", "keep_frames", "kept_frame"]

Frame: TypeAlias = tuple[list[str], tuple[int, ...]]
"""A page in pieces, each second one to be filled, and which texts these are."""


class Lasting(NamedTuple):
    """All that the frame of a page is made of, but for templates, and which texts are empty."""

    place: tuple[object, ...]  # of a site, or of its pages, there are few
    site: object  # as it is today


class _Wish:
    is_asked: bool = False


def keep_frames() -> None:
    """From now on this process looks for them, and keeps them."""
    _Wish.is_asked = True


def kept_frame(
    lasting: Lasting | None, words: tuple[object, ...], make: Callable[[], Frame | None]
) -> Frame | None:
    """The frame that `make` makes of nothing but `lasting` and `words`; None where there is none,
    or nothing is kept.
    """
    if not _Wish.is_asked or lasting is None:
        return None
    try:
        name = digest_of(msgspec.json.encode((lasting.place, words)))
        key = digest_of(version().encode(), msgspec.json.encode((lasting, words)))
    except ValueError:  # letters that are none
        return None
    data = prepared(f"frame-{name}", key, lambda: msgspec.json.encode(make()))
    return _DECODER.decode(data) if data else None


_DECODER = msgspec.json.Decoder(Frame | None)
