"""The records of runs, each in a file of the cache that is found by the words of its call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from feeds.cache._files import cache_folder, is_ours, replace_by
from feeds.cache._folder_digest import Listing, Piece
from feeds.cache._version import stamps_of_version
from feeds.stamps import digest_of, digest_of_bytes

__all__ = [
    "Inputs",
    "Outputs",
    "RunRecord",
    "Times",
    "age_of",
    "load",
    "place_of",
    "store",
    "version_of_run",
]

_FOLDER = "runs"
_DIGEST = 32  # letters
_VARIABLES = ("SOURCE_DATE_EPOCH", "FEEDS_TRACEBACK")


class Inputs(msgspec.Struct, frozen=True, array_like=True):
    """Where a run reads."""

    trees: tuple[str, ...]  # folders, with all that lies in them
    files: tuple[str, ...]  # further files; any may be absent
    skip: tuple[str, ...] = ()  # real paths of folders in the trees that are not read


class Outputs(msgspec.Struct, frozen=True, array_like=True):
    """Where a run writes."""

    folder: str
    manifest: str  # the list of the files in it
    ledger: tuple[str, ...]


class Times(msgspec.Struct, frozen=True, array_like=True):
    """When a run holds, in nanoseconds since 1970."""

    since: int
    until: int  # when something is due; 0 for never


class RunRecord(msgspec.Struct, frozen=True, array_like=True):
    """A run that ended well."""

    version: str
    inputs: Inputs
    read: str  # digest of them
    listed: tuple[Piece, ...]  # and what it is of
    outputs: Outputs
    written: Listing
    times: Times | None  # None where the call says what time it is
    said: bytes
    state: str
    doubtful: dict[str, str]  # files of which the stamps may not tell → digests of their bytes


def store(place: Path, record: RunRecord) -> None:
    """Write a record. Raises OSError, ValueError."""
    body = msgspec.msgpack.encode(record)
    replace_by(place, (digest_of_bytes(body).encode(), body))


def place_of(call: Sequence[str]) -> Path | None:
    """Where the run of a call is recorded; None where it cannot be."""
    folder = cache_folder()
    try:
        words = repr((os.getcwd(), list(call)))  # noqa: PTH109 - pathlib takes longer
    except OSError:
        return None
    name = digest_of(words.encode("utf-8", "surrogatepass"))
    return folder / _FOLDER / name if folder else None


def load(place: Path) -> RunRecord | None:
    """The record at a place; None for one that is damaged or another user's."""
    try:
        with place.open("rb") as file:
            data = file.read() if is_ours(os.fstat(file.fileno())) else b""
        head, body = data[:_DIGEST], data[_DIGEST:]
        if head != digest_of_bytes(body).encode():
            return None
        return msgspec.msgpack.decode(body, type=RunRecord)
    except (OSError, ValueError, MemoryError, RecursionError, msgspec.MsgspecError):
        return None


def age_of(file: Path) -> float:
    """When it was written; 0 for one that is gone."""
    with suppress(OSError):
        return file.stat().st_mtime
    return 0.0


def version_of_run() -> str:
    """Of everything whose change may change an outcome; and of what the user has set."""
    variables = [os.environ.get(name) for name in _VARIABLES]
    text = repr((stamps_of_version(), variables))
    return digest_of(text.encode("utf-8", "surrogateescape"))
