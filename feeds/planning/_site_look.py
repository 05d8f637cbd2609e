"""What is published for the sake of a site's look."""

from __future__ import annotations

from pathlib import Path

from feeds.pages import Look
from feeds.records import dataclass

__all__ = ["SiteLook"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLook:
    """Rules of the stylesheet, the sign in browsers, and files of the site's own."""

    look: Look = Look()
    favicon: str = ""  # the file that is made; "" where the site has one
    sign: bytes = b""  # what it holds
    files: tuple[tuple[str, Path], ...] = ()  # copies: (file of the site, what it is a copy of)
