"""Many texts by many others, for processes that look up few of them."""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Self

__all__ = ["PackedTexts"]

_NUMBER = 8  # bytes of a number in a file


class PackedTexts(Mapping[str, str]):
    """A mapping that never changes, in a tenth of the memory of a dictionary.

    All texts are one piece of bytes; an answer takes as many looks as the number has digits in
    base two. Another process gets a copy, unless it is `laid` where both have it.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        keys = sorted(known)  # in the order of their bytes, which is that of their letters
        self._keys = _Pieces.of(map(_bytes, keys))
        self._values = _Pieces.of(_bytes(known[key]) for key in keys)

    @classmethod
    def opened(cls, path: str) -> Self:
        """Those that were laid there, which no process has for itself. Raises OSError."""
        made = cls({})
        with Path(path).open("rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        size = int.from_bytes(view[:_NUMBER], "big")
        made._keys = _Pieces.in_view(view[_NUMBER : _NUMBER + size])
        made._values = _Pieces.in_view(view[_NUMBER + size :])
        return made

    def laid(self, put: Callable[[bytes], str]) -> str:
        """The path of a file that holds them, as `put` makes it; "" where it cannot."""
        keys, values = self._keys.packed(), self._values.packed()
        return put(b"".join((len(keys).to_bytes(_NUMBER, "big"), keys, values)))

    def __getitem__(self, key: str) -> str:
        wanted = _bytes(key)
        place = bisect_left(range(len(self._keys)), wanted, key=self._keys.piece)
        if place == len(self._keys) or self._keys.piece(place) != wanted:
            raise KeyError(key)
        return _text(self._values.piece(place))

    def __iter__(self) -> Iterator[str]:
        return (_text(self._keys.piece(place)) for place in range(len(self._keys)))

    def __len__(self) -> int:
        return len(self._keys)


class _Pieces:
    """Pieces of bytes by their number; `ends` says where each ends, after a first 0."""

    def __init__(self, ends: Sequence[int], data: bytes | memoryview) -> None:
        self._ends = ends
        self._data = data

    @classmethod
    def of(cls, pieces: Iterable[bytes]) -> Self:
        """Those, one after the other."""
        ends, data = array("Q", [0]), bytearray()
        for piece in pieces:
            data += piece
            ends.append(len(data))
        return cls(ends, bytes(data))

    @classmethod
    def in_view(cls, view: memoryview) -> Self:
        """Those that were packed, where they are."""
        start = _NUMBER * (1 + int.from_bytes(view[:_NUMBER], "big"))
        return cls(view[_NUMBER:start].cast("Q"), view[start:])

    def packed(self) -> bytes:
        """All of it, in whole numbers of bytes that a processor reads as they are."""
        rest = -len(self._data) % _NUMBER
        ends = array("Q", self._ends)
        return len(ends).to_bytes(_NUMBER, "big") + ends.tobytes() + self._data + bytes(rest)

    def piece(self, number: int) -> bytes:
        """The piece of that number, from 0."""
        return bytes(self._data[self._ends[number] : self._ends[number + 1]])

    def __len__(self) -> int:
        return len(self._ends) - 1


def _bytes(text: str) -> bytes:
    """Letters that are none too: names of files hold them."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
