"""The sizes of the pictures that an article shows, out of the heads of their files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from feeds.articles import Asset, SourceFile, quoted
from feeds.content import HEAD_OF_PICTURE, PICTURES, PictureSize, picture_size
from feeds.reading import made_picture

__all__ = ["size_of_picture", "sizes_by_address"]

_SHORT = 64  # bytes that are enough for all formats but JPEG


def size_of_picture(place: str) -> PictureSize | None:
    """The size of the picture at a place on disk; None for what is none, or cannot be read."""
    if not place.lower().endswith(PICTURES):
        return None
    try:
        with Path(place).open("rb") as file:
            head = file.read(_SHORT)
            if head.startswith(b"\xff\xd8"):
                head += file.read(HEAD_OF_PICTURE - _SHORT)
    except NotADirectoryError:
        head = made_picture(place) or b""
    except OSError:
        return None
    return picture_size(head)


def sizes_by_address(
    found: Iterable[SourceFile], assets: Iterable[Asset], base: str
) -> Mapping[str, PictureSize]:
    """Address → size, of the pictures among the files that an article refers to.

    `assets` say where those go that are published beside it; `base` is the site's address.
    """
    targets = {asset.source: asset.target for asset in assets}
    sizes: dict[str, PictureSize] = {}
    for one in found:
        size = size_of_picture(one.place)
        if size is not None:
            path = targets.get(one.path) or one.address or one.path
            sizes[base + quoted(path)] = size
    return sizes
