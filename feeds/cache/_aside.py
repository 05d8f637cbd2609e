"""Bytes that are set down until they are wanted: small amounts in memory, large ones on disk."""

from __future__ import annotations

from array import array
from typing import IO

__all__ = ["Aside"]

_IN_MEMORY = 8 * 1024 * 1024


class Aside:
    """Set pieces down, get each back by its number. What lies on disk goes with this object."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._ends = array("q", [0])  # of the pieces, in bytes

    def set_down(self, data: bytes) -> int:
        """The number of the piece, from 0."""
        end = self._ends[-1]
        file = self._opened()
        file.seek(end)
        file.write(data)
        self._ends.append(end + len(data))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number : number + 2]
        file = self._opened()
        file.seek(start)
        return file.read(end - start)

    def close(self) -> None:
        """Nothing is wanted any more."""
        if self._file is not None:
            self._file.close()

    def __del__(self) -> None:
        self.close()

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            import tempfile  # noqa: PLC0415 - most runs set nothing down

            self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - see close
        return self._file
