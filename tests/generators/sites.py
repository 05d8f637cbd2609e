"""A generator's site as the other rooms see it."""

from __future__ import annotations

from pathlib import Path

from feeds.config import SourceSite


def site_of(generator: str, root: Path = Path()) -> SourceSite | None:
    """A site that says nothing of itself; None for no generator."""
    if not generator:
        return None
    return SourceSite(generator=generator, root=root, folder=root)
