"""What is prepared of the data of libraries, in a form that loads many times faster.

It is only data, as all that is kept here, and is made again wherever it is in doubt: damaged,
written by another user, or of another version of the program or its libraries.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from feeds.cache._files import is_ours, replace_by
from feeds.stamps import digest_of_bytes

__all__ = ["keep_prepared_in", "prepared"]

_FOLDER = "prepared"
_DIGEST = 32  # letters


class _Place:
    folder: Path | None = None
    is_for_more: bool = False


def keep_prepared_in(folder: Path | None, *, is_for_more: bool) -> None:
    """From now on this process looks there; None for nowhere. With `is_for_more` it writes there
    what is missing, which takes time, and pays from the next run on.
    """
    _Place.folder = folder and folder / _FOLDER
    _Place.is_for_more = is_for_more


def prepared(name: str, key: str, make: Callable[[], bytes]) -> bytes | None:
    """What `make` makes, which depends on nothing but the `key`; None where it is not kept."""
    if _Place.folder is None:
        return None
    place = _Place.folder / name
    found = _load(place, key)
    if not found and _Place.is_for_more:
        return _stored(place, key, make())
    return found or None


def _load(place: Path, key: str) -> bytes:
    """What was stored under that key; b"" where nothing sound is."""
    try:
        with place.open("rb") as file:
            data = file.read() if is_ours(os.fstat(file.fileno())) else b""
    except (OSError, ValueError, MemoryError):
        return b""
    head, body = data[:_DIGEST], data[_DIGEST:]
    return body if head == _head(key, body) else b""


def _stored(place: Path, key: str, body: bytes) -> bytes:
    """What cannot be written is made again next time."""
    with suppress(OSError, ValueError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_by(place, (_head(key, body), body))
    return body


def _head(key: str, body: bytes) -> bytes:
    return digest_of_bytes(key.encode("utf-8", "surrogateescape"), b"\0", body).encode()
