"""Names of notebooks, and of the pictures in them, which are no files."""

from __future__ import annotations

import os

from feeds.deferred import deferred
from feeds.patterns import lazy_regex

__all__ = ["NOTEBOOK", "made_picture", "picture_in"]

NOTEBOOK = ".ipynb"

_FILE = lazy_regex(r"(?P<stem>.+)_files/(?P<name>[0-9a-f]{16}\.(?:svg|png|jpg|gif|webp))\Z")
_picture_at = deferred("feeds.reading.notebook:picture_at")


def picture_in(path: str) -> tuple[str, str] | None:
    """The notebook and the name of the picture that a path `fog_files/….png` stands for."""
    match = _FILE.match(path) if "_files/" in path else None
    return (match["stem"] + NOTEBOOK, match["name"]) if match else None


def made_picture(place: str) -> bytes | None:
    """The picture at `…/fog.ipynb/….png`, where no file can lie; None where there is none."""
    notebook, name = os.path.split(place)
    if not notebook.lower().endswith(NOTEBOOK):
        return None
    found: bytes | None = _picture_at(notebook, name)
    return found
