"""What is to be published under a name: bytes in memory, or a file to copy."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Content", "FileContent", "MemoryContent", "SideContent", "UnreadableError", "holds"]

_CHUNK = 1024 * 1024
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Content(Protocol):
    """The bytes of one file."""

    @property
    def size(self) -> int: ...

    def chunks(self) -> Iterator[bytes]: ...

    def equals(self, path: str) -> bool: ...


class MemoryContent:
    """Bytes at hand."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        self._data = data

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self._data)

    def chunks(self) -> Iterator[bytes]:
        """The bytes, at once."""
        yield self._data

    def equals(self, path: str) -> bool:
        """Whether the regular file there holds these bytes."""
        descriptor = os.open(path, _READ)
        try:
            data = os.read(descriptor, len(self._data) + 1)  # nearly always all there is
            start = 0
            while data and self._data.startswith(data, start):
                start += len(data)
                data = os.read(descriptor, len(self._data) - start + 1)
            return not data and start == len(self._data)
        finally:
            os.close(descriptor)


class UnreadableError(Exception):
    """The file to copy cannot be read; its cause is the OSError."""


class FileContent:
    """A file, read piece by piece; raises UnreadableError where that cannot be done."""

    __slots__ = ("_path", "size")

    def __init__(self, path: str) -> None:
        self._path = path
        with _reading():
            self.size = os.stat(path).st_size

    def chunks(self) -> Iterator[bytes]:
        """The bytes, a piece at a time."""
        with _reading():
            file = open(self._path, "rb", buffering=0)  # noqa: SIM115 - closed below
        with file:
            while True:
                with _reading():
                    data = file.read(_CHUNK)
                if not data:
                    return
                yield data

    def equals(self, path: str) -> bool:
        """Whether the regular file there holds the same bytes."""
        descriptor = os.open(path, _READ)
        with open(descriptor, "rb") as file:
            same = all(file.read(len(data)) == data for data in self.chunks())
            return same and not file.read(1)


class SideContent(FileContent):
    """A file that was staged, of a size that is known."""

    __slots__ = ()

    def __init__(self, path: str, size: int) -> None:  # no look at it
        self._path = path
        self.size = size


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadableError from error


def holds(status: os.stat_result, place: str, content: Content) -> bool:
    """Whether a file that has that status is these bytes."""
    if not stat.S_ISREG(status.st_mode) or status.st_size != content.size:
        return False
    try:
        return content.equals(place)
    except OSError:
        return False  # what cannot be read is written again
