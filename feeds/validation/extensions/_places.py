"""The places of feeds that modules put their elements into."""

from __future__ import annotations

from typing import Final

__all__ = ["ANYWHERE", "FEEDS", "ITEMS"]

FEEDS: Final = ("feed", "channel", "source")
ITEMS: Final = ("entry", "item")
ANYWHERE: Final = (*FEEDS, *ITEMS)
