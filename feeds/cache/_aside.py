"""Bytes that are set down until they are wanted: small amounts in memory, large ones on disk."""

from __future__ import annotations

from array import array
from typing import IO

__all__ = ["MANY", "Aside", "one_number"]

MANY = 20_001
"""Records of a kind from which on the memory that they take counts for more than the time in
which they are packed and read again. No process is copied that has so many articles: what lies on
disk, two processes could not read at the same time.
"""

_IN_MEMORY = 8 * 1024 * 1024  # bytes
_OF_MANY = 512 * 1024  # likewise, of what is set down to save memory
_FURTHER = 1_000  # from the largest number of which there is one object to the next
_SHARE = 4  # of them come at once: they stay, and memory is given back where nothing stays
_NUMBERS: list[int] = []


def one_number(number: int) -> int:
    """One object for equal numbers: places, lines and pieces of a large site go side by side."""
    if not 0 <= number < len(_NUMBERS) + _FURTHER:
        return number
    if number >= len(_NUMBERS):
        further = max(_FURTHER, len(_NUMBERS) // _SHARE)
        _NUMBERS.extend(range(len(_NUMBERS), len(_NUMBERS) + further))
    return _NUMBERS[number]


class Aside:
    """Set pieces down, get each back by its number. What lies on disk goes with this object."""

    def __init__(self, *, is_of_many: bool = False) -> None:
        """What there are many of goes to the disk sooner."""
        self._most = min(_OF_MANY, _IN_MEMORY) if is_of_many else _IN_MEMORY
        self._file: IO[bytes] | None = None
        self._ends = array("q", [0])  # of the pieces, in bytes
        self._last = bytearray()  # those that are not on disk

    @property
    def is_in_memory(self) -> bool:
        """Whether all of it is."""
        return self._file is None

    @property
    def descriptors(self) -> tuple[int, ...]:
        """What a copy of this process has to keep open to read it; none where all is in memory.
        While one of the two reads, the other may not.
        """
        if self._file is None:
            return ()
        self._file.flush()
        return (self._file.fileno(),)

    def set_down(self, data: bytes) -> int:
        """The number of the piece, from 0."""
        self._last += data
        self._ends.append(self._ends[-1] + len(data))
        if len(self._last) > self._most:
            self._move_to_disk()
        return one_number(len(self._ends) - 2)

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        on_disk = self._ends[-1] - len(self._last)
        if start >= on_disk:
            return bytes(self._last[start - on_disk : end - on_disk])
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(end - start)

    def close(self) -> None:
        """Nothing is wanted any more."""
        self._last.clear()
        if self._file is not None:
            self._file.close()

    def __del__(self) -> None:
        self.close()

    def _move_to_disk(self) -> None:
        if self._file is None:
            import tempfile  # noqa: PLC0415 - most runs set nothing down

            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - see close
        self._file.seek(self._ends[-1] - len(self._last))
        self._file.write(self._last)
        self._last.clear()
