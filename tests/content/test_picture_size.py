"""Sizes out of the heads of pictures: each format, and no fault for whatever else stands there."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.content import picture_size

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
FRAME = b"\xff\xc2\0\x11\x08" + struct.pack(">HH", 30, 40) + b"\x03"


def exif(orientation: int, order: str = ">") -> bytes:
    """An APP1 segment that states how the picture is turned."""
    mark = b"MM" if order == ">" else b"II"
    tag = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    data = b"Exif\0\0" + mark + struct.pack(order + "HIH", 42, 8, 1) + tag
    return b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data


ROWS = [
    ("png", PNG + struct.pack(">II", 640, 480), (640, 480)),
    ("png without width", PNG + struct.pack(">II", 0, 480), None),
    ("png cut short", PNG + b"\0\0", None),
    ("gif", b"GIF89a" + struct.pack("<HH", 7, 9), (7, 9)),
    ("gif of 1987", b"GIF87a" + struct.pack("<HH", 700, 900), (700, 900)),
    ("jpeg", b"\xff\xd8" + b"\xff\xe0\0\x10" + b"J" * 14 + FRAME, (40, 30)),
    ("jpeg with fill bytes", b"\xff\xd8\xff\xff" + FRAME, (40, 30)),
    ("jpeg upright", b"\xff\xd8" + exif(1) + FRAME, (40, 30)),
    ("jpeg on its side", b"\xff\xd8" + exif(6) + FRAME, (30, 40)),
    ("jpeg on its side, little", b"\xff\xd8" + exif(8, "<") + FRAME, (30, 40)),
    ("jpeg without a frame", b"\xff\xd8\xff\xe0\0\x10" + b"J" * 14, None),
    ("jpeg, a table is no frame", b"\xff\xd8\xff\xc4\0\x04ab" + FRAME, (40, 30)),
    (
        "webp, lossy",
        b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 0x4123, 20),
        (0x123, 20),
    ),
    (
        "webp, lossless",
        b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 99 | 49 << 14),
        (100, 50),
    ),
    (
        "webp, extended",
        b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + b"\x63\0\0\x31\0\0",
        (100, 50),
    ),
    ("svg", b"<svg width='1'/>", None),
    ("nothing", b"", None),
]


@pytest.mark.parametrize(("head", "size"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_size_stands_in_the_head(head: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(head) == size


STARTS = [head[:12] for _, head, _ in ROWS]


@given(st.sampled_from(STARTS), st.binary(max_size=200))
def test_no_head_is_a_fault(start: bytes, rest: bytes) -> None:
    found = picture_size(start + rest)
    assert found is None or min(found) > 0
