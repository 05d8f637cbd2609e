"""The files of an export: in a folder, in a zip file, or one alone; within limits.

Names only tell what a file is. Nothing is unpacked onto the disk, so that no name leads anywhere.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from feeds.errors import Problem, ReadError
from feeds.ledger import Fault
from feeds.patterns import lazy_regex
from feeds.records import dataclass

__all__ = ["Parcel", "parcel_of"]

_WANTED = lazy_regex(
    r"(?:^|/)posts\.csv$|(?:^|/)posts/[^/]+\.html$|\.(?:json|xml|atom|txt)$|email_list[^/]*\.csv$"
)
_ASIDE = lazy_regex(r"(?:^|/)(?:__MACOSX|node_modules|\.[^/]*)/")
_LARGEST = 64 * 1024 * 1024  # bytes of one file
_MOST = 512 * 1024 * 1024  # bytes of all
_MOST_FILES = 100_000
_RATIO = 500  # of unpacked to packed bytes; texts that people write stay far below
_SMALL = 4 * 1024 * 1024  # bytes that any ratio is good for
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


@dataclass(slots=True)
class Parcel:
    """Files by their names, as far as an export may be made of them."""

    place: str  # for messages
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    size: int = 0  # bytes of all

    def add(self, name: str, data: bytes) -> None:
        self.size += len(data)
        if self.size > _MOST or len(self.files) >= _MOST_FILES:
            raise self.refusal(f"it holds more than {_MOST // 1024 // 1024} MB of texts")
        self.files[name] = data

    def refusal(self, why: str, hint: str = "give the files of the posts alone") -> ReadError:
        return ReadError(Problem(path=self.place, message=why, hint=hint))


def parcel_of(place: Path) -> Parcel:
    """What is in a folder or in a file. Raises ReadError, and OSError for what cannot be read."""
    parcel = Parcel(str(place))
    if place.is_dir():
        for name, path in _of_folder(place):
            parcel.add(name, _bytes_of(path, parcel))
    elif is_zipfile(place):
        _unpack(place, parcel)
    else:
        parcel.add(place.name, _bytes_of(place, parcel))
    return parcel


def _bytes_of(path: Path, parcel: Parcel) -> bytes:
    if path.stat().st_size > _LARGEST:
        raise parcel.refusal(f"{path.name} has more than {_LARGEST // 1024 // 1024} MB")
    return path.read_bytes()


def _of_folder(place: Path) -> Iterator[tuple[str, Path]]:
    """The files below a folder in the order of their names; no link is followed."""
    for folder, folders, names in os.walk(place):
        folders.sort()
        for name in sorted(names):
            path = Path(folder, name)
            relative = path.relative_to(place).as_posix()
            if _is_wanted(relative) and path.is_file() and not path.is_symlink():
                yield relative, path


def _is_wanted(name: str) -> bool:
    return _WANTED.search(name.lower()) is not None and not _ASIDE.search(name)


def _unpack(place: Path, parcel: Parcel) -> None:
    try:
        archive = ZipFile(place)
    except _BROKEN as error:
        raise parcel.refusal("it is a damaged zip file", "export it again") from error
    with archive:
        for one in archive.infolist():
            name = one.filename.replace("\\", "/")
            if one.is_dir() or not _is_wanted(name):
                continue
            if one.flag_bits & 1:
                raise parcel.refusal("it is behind a password", "unpack it, and give its folder")
            _unpack_one(archive, one, name, parcel)


def _unpack_one(archive: ZipFile, one: ZipInfo, name: str, parcel: Parcel) -> None:
    """One file of a zip; one that is damaged is a fault, the others are read."""
    most = min(_LARGEST, max(_SMALL, one.compress_size * _RATIO))
    try:
        with archive.open(one) as stream:
            data = stream.read(most + 1)
    except _BROKEN:
        parcel.faults.append(Fault(0, "it is damaged, and was not read", name))
        return
    if len(data) > most:
        raise parcel.refusal(f"{name} in it unpacks to more than {most // 1024 // 1024} MB")
    parcel.add(name, data)
