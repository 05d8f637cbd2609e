"""How large a picture is, from the first bytes of its file: PNG, GIF, WebP and JPEG.

PNG 11.2.1, GIF89a 18, RFC 9649 section 2.5 and the bitstreams that it holds, ITU T.81 B.2.2.
Nothing is decoded: whatever the rest of the file holds, it does not matter here.
"""

from __future__ import annotations

from feeds.records import NamedTuple

__all__ = ["HEAD_OF_PICTURE", "PICTURES", "PictureSize", "picture_size"]

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
"""The endings of files that are looked into."""

HEAD_OF_PICTURE = 262_144
"""Bytes that are enough: cameras put a small copy of the picture ahead of its size."""

_TURNED = 5  # EXIF orientations from here on swap width and height
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # JPEG markers without a length


class PictureSize(NamedTuple):
    """In pixels, as a browser shows the picture."""

    width: int
    height: int


def picture_size(head: bytes) -> PictureSize | None:
    """The size; None for what is none of these formats, is cut short or says nothing."""
    found = _size(head)
    return found if found and found.width > 0 and found.height > 0 else None


def _size(head: bytes) -> PictureSize | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR":
        return _pair(head, 16, 20, 4, "big")
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _pair(head, 6, 8, 2, "little")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _webp(head)
    return _jpeg(head) if head.startswith(b"\xff\xd8\xff") else None


def _pair(head: bytes, one: int, other: int, length: int, order: str) -> PictureSize | None:
    if len(head) < max(one, other) + length:
        return None
    is_big = order == "big"
    width, height = (
        int.from_bytes(head[place : place + length], "big" if is_big else "little")
        for place in (one, other)
    )
    return PictureSize(width, height)


def _webp(head: bytes) -> PictureSize | None:
    kind = head[12:16]
    if kind == b"VP8X":
        found = _pair(head, 24, 27, 3, "little")
        return PictureSize(found.width + 1, found.height + 1) if found else None
    if kind == b"VP8L" and len(head) >= 25 and head[20] == 0x2F:  # noqa: PLR2004 - its signature
        bits = int.from_bytes(head[21:25], "little")
        return PictureSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        found = _pair(head, 26, 28, 2, "little")
        return PictureSize(found.width & 0x3FFF, found.height & 0x3FFF) if found else None
    return None


def _jpeg(head: bytes) -> PictureSize | None:
    """The size in the header of the frame, turned as the EXIF data say."""
    place, is_turned = 2, False
    while place + 4 <= len(head) and head[place] == 0xFF:  # noqa: PLR2004 - begins each marker
        marker = head[place + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a fill byte
            place += 1
        elif marker in _BARE:
            place += 2
        elif marker in _FRAMES:
            found = _pair(head, place + 7, place + 5, 2, "big")
            return PictureSize(found.height, found.width) if found and is_turned else found
        else:
            length = int.from_bytes(head[place + 2 : place + 4], "big")
            if marker == 0xE1:  # noqa: PLR2004 - APP1, which EXIF data stand in
                is_turned = (
                    is_turned or _orientation(head[place + 4 : place + 2 + length]) >= _TURNED
                )
            place += 2 + max(length, 2)
    return None


def _orientation(segment: bytes) -> int:
    """The EXIF tag 0x0112 of the first directory; 1 where it is not stated."""
    data = segment[6:]
    if not segment.startswith(b"Exif\0\0") or data[:2] not in {b"II", b"MM"}:
        return 1
    is_little = data[:2] == b"II"

    def number(place: int, length: int) -> int:
        return int.from_bytes(data[place : place + length], "little" if is_little else "big")

    start = number(4, 4)
    for entry in range(min(number(start, 2), 512)):
        place = start + 2 + 12 * entry
        if number(place, 2) == 0x0112:  # noqa: PLR2004 - the tag
            return number(place + 8, 2)
    return 1
