"""A generator's site as reading sees it."""

from __future__ import annotations

from pathlib import Path

from feeds.config import SourceSite


def site_of(dialect: str, root: Path) -> SourceSite | None:
    """A site that says nothing of itself; None for no generator."""
    if not dialect:
        return None
    return SourceSite(name=dialect, dialect=dialect, file="", root=root, folder=root)
