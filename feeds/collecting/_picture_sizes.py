"""The size of a picture that an article shows, out of the head of its file."""

from __future__ import annotations

from feeds.content import HEAD_OF_PICTURE, PICTURES, PictureSize, picture_size
from feeds.reading import made_picture

__all__ = ["size_of_picture"]

_SHORT = 64  # bytes that are enough for all formats but JPEG


def size_of_picture(place: str) -> PictureSize | None:
    """The size of the picture at a place on disk; None for what is none, or cannot be read."""
    if not place.lower().endswith(PICTURES):
        return None
    try:
        with open(place, "rb", buffering=0) as file:  # noqa: PTH123 - of every picture of a site
            head = file.read(_SHORT)
            if head.startswith(b"\xff\xd8"):
                head += file.read(HEAD_OF_PICTURE - _SHORT)
    except NotADirectoryError:
        head = made_picture(place) or b""
    except OSError:
        return None
    return picture_size(head)
