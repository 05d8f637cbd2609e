"""What packed files hold: gzip, bzip2, xz, tar and zip, within limits that no bomb passes.

A file is known by its first bytes, whatever its name is.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, is_zipfile

from feeds.errors import Problem, ReadError
from feeds.records import dataclass

__all__ = ["is_packed", "members"]

_MOST_BYTES = 128 * 1024 * 1024  # unpacked, of one file
_MOST_MEMBERS = 10_000
_RATIO = 500  # of unpacked to packed bytes; texts that people write stay far below
_SMALL = 4 * 1024 * 1024  # unpacked bytes that any ratio is good for
_CHUNK = 64 * 1024
_DEEPEST = 3  # archives within archives
_TAR = 262  # bytes in which a tar file says that it is one
_BROKEN = (BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, RuntimeError,
           NotImplementedError, ValueError, OSError)  # fmt: skip
"""What a file that is cut, damaged or encrypted raises."""


def is_packed(file: Path) -> bool:
    """Whether there are other files in it. Raises OSError."""
    with file.open("rb") as stream:
        head = stream.read(_TAR)
        return _packer(head) != "" or is_zipfile(stream)


def members(file: Path, *, most: int = _MOST_BYTES) -> Iterator[tuple[str, IO[bytes]]]:
    """The name of each file in a packed one, and its bytes, to be read at once.

    What is damaged or encrypted ends the list, or that file of it: nobody else can read it
    either. Raises ReadError where there is more than the limits allow (`most` bytes unpacked, and
    those above), or what is packed in a way that is not known.
    """
    size = file.stat().st_size
    with file.open("rb") as stream:
        budget = _Budget(by_ratio=max(_SMALL, size * _RATIO), left=most, most=most)
        yield from _inside(stream, file.name, budget, depth=0)


@dataclass(slots=True)
class _Budget:
    """How much may still be unpacked."""

    by_ratio: int  # bytes, of the size of the file
    left: int  # bytes
    most: int  # of them
    members: int = _MOST_MEMBERS

    def take(self, number: int) -> None:
        self.left -= number
        self.by_ratio -= number
        if self.left < 0:
            raise _opaque(f"it holds more than {self.most // 1024 // 1024} MB when unpacked")
        if self.by_ratio < 0:
            raise _opaque(f"it unpacks to more than {_RATIO} times its size")

    def take_member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise _opaque(f"it holds more than {_MOST_MEMBERS} files")


def _opaque(why: str) -> ReadError:
    return ReadError(Problem(path="", message=why, hint="unpack it"))


class _Counted(io.RawIOBase):
    """A stream of which no more can be read than is left."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(min(len(buffer), _CHUNK))
        except _BROKEN:
            return 0
        self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def _inside(
    stream: IO[bytes], name: str, budget: _Budget, depth: int
) -> Iterator[tuple[str, IO[bytes]]]:
    """The files in a stream that can be sought, or the stream itself where it is not packed."""
    head = stream.read(_TAR)
    stream.seek(0)
    packer = _packer(head) or ("zip" if not depth and is_zipfile(stream) else "")
    stream.seek(0)
    if packer and depth >= _DEEPEST:
        raise _opaque(f"it holds archives in archives, more than {_DEEPEST} deep")
    if not packer:
        budget.take_member()
        yield name, stream
    elif packer == "zip":
        yield from _of_zip(stream, budget, depth)
    elif packer == "tar":
        yield from _of_tar(stream, budget, depth)
    else:
        plain = io.BufferedReader(_Counted(_UNPACK[packer](stream), budget))
        yield from _again(plain, _without_suffix(name), budget, depth)


def _of_zip(stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[tuple[str, IO[bytes]]]:
    try:
        archive = ZipFile(stream)
    except _BROKEN:
        return
    with archive:
        for one in archive.infolist():
            if one.is_dir():
                continue
            try:
                plain = io.BufferedReader(_Counted(archive.open(one), budget))
            except NotImplementedError:
                raise _opaque(f"it holds {one.filename}, packed in a way not known here") from None
            except _BROKEN:
                continue
            yield from _again(plain, one.filename, budget, depth)


def _of_tar(stream: IO[bytes], budget: _Budget, depth: int) -> Iterator[tuple[str, IO[bytes]]]:
    try:
        with tarfile.open(fileobj=stream, mode="r:") as archive:
            for one in archive:
                found = archive.extractfile(one) if one.isreg() else None
                if found is None:
                    budget.take_member()
                else:
                    plain = io.BufferedReader(_Counted(found, budget))
                    yield from _again(plain, one.name, budget, depth)
    except _BROKEN:
        return


def _again(
    stream: io.BufferedReader[Any], name: str, budget: _Budget, depth: int
) -> Iterator[tuple[str, IO[bytes]]]:
    """A member, or what is in it where it is packed itself, which is put down for that."""
    if not _packer(stream.peek(_TAR)[:_TAR]):
        budget.take_member()
        yield name, stream
        return
    with SpooledTemporaryFile(max_size=_SMALL) as kept:
        copyfileobj(stream, kept)
        kept.seek(0)
        yield from _inside(kept, name, budget, depth + 1)


def _packer(head: bytes) -> str:
    for packer, mark in _MARKS:
        if head.startswith(mark):
            return packer
    return "tar" if head[257:262] == b"ustar" else ""


_MARKS = (
    ("zip", b"PK\x03\x04"),
    ("zip", b"PK\x05\x06"),
    ("gzip", b"\x1f\x8b"),
    ("bzip2", b"BZh"),
    ("xz", b"\xfd7zXZ\0"),
)
_UNPACK: Mapping[str, Callable[[IO[bytes]], Any]] = {
    "gzip": gzip.open,
    "bzip2": bz2.open,
    "xz": lzma.open,
}


def _without_suffix(name: str) -> str:
    """`b.jsonl.gz` holds `b.jsonl`, and `b.tgz` `b.tar`."""
    path = PurePosixPath(name)
    return path.stem if path.suffix.lower() not in {".tgz", ".tbz2", ".txz"} else f"{path.stem}.tar"
