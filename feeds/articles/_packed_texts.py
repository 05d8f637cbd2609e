"""Many texts by many others, for processes that look up few of them."""

from __future__ import annotations

import mmap
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice
from pathlib import Path
from typing import Self, TypeVar, overload

__all__ = ["PackedTexts"]

_NUMBER = 8  # bytes of a number in a file
_SOME = 4096  # pieces that are written at once
_Other = TypeVar("_Other")


class PackedTexts(Mapping[str, str]):
    """A mapping that never changes, in a tenth of the memory of a dictionary.

    All texts are one piece of bytes. There are as many groups as keys: which one a key is in, its
    checksum tells, so that hardly any has more than three. In a group they are sorted, as nobody
    knows what names there are. Another process gets a copy, unless it is `laid` where both have it.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        keys, groups = _in_groups(known)
        self._groups: Sequence[int] = groups
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
        rest = view[_NUMBER + size :]
        groups = _NUMBER * (len(made._keys) + 1)
        made._groups = rest[:groups].cast("Q")
        made._values = _Pieces.in_view(rest[groups:])
        return made

    @staticmethod
    def laid(known: Mapping[str, str], put: Callable[[Iterable[bytes]], str]) -> str:
        """The path of a file that holds them, as `put` makes it of pieces; "" where it cannot.
        They are never whole in memory.
        """
        keys, groups = _in_groups(known)
        first = _Column(lambda: map(_bytes, keys))
        second = _Column(lambda: (_bytes(known[key]) for key in keys))
        size = first.size.to_bytes(_NUMBER, "big")
        return put(chain((size,), first.packed(), (groups.tobytes(),), second.packed()))

    def __getitem__(self, key: str) -> str:
        place = self._place_of(key)
        if place < 0:
            raise KeyError(key)
        return _text(self._values.piece(place))

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, /, default: _Other) -> str | _Other: ...
    def get(self, key: str, /, default: _Other | None = None) -> str | _Other | None:
        """As of any mapping. Most paths that are asked for are not there: no error is made."""
        place = self._place_of(key)
        return default if place < 0 else _text(self._values.piece(place))

    def _place_of(self, key: str) -> int:
        """The number of a key; -1 where it is not there."""
        number = len(self._keys)
        if not number:
            return -1
        wanted, piece = _bytes(key), self._keys.piece
        group = _group(wanted, number)
        first, last = self._groups[group], self._groups[group + 1]
        place = bisect_left(range(last), wanted, first, key=piece) if last > first else last
        return place if place < last and piece(place) == wanted else -1

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

    def piece(self, number: int) -> bytes:
        """The piece of that number, from 0."""
        return bytes(self._data[self._ends[number] : self._ends[number + 1]])

    def __len__(self) -> int:
        return len(self._ends) - 1


class _Column:
    """Pieces on their way to a file, where _Pieces finds them; they are made twice."""

    def __init__(self, pieces: Callable[[], Iterable[bytes]]) -> None:
        self._pieces = pieces
        self._ends = array("Q", accumulate(map(len, pieces()), initial=0))
        self._rest = -self._ends[-1] % _NUMBER

    @property
    def size(self) -> int:
        """In bytes."""
        return _NUMBER * (1 + len(self._ends)) + self._ends[-1] + self._rest

    def packed(self) -> Iterator[bytes]:
        """All of it, in whole numbers of bytes that a processor reads as they are."""
        yield len(self._ends).to_bytes(_NUMBER, "big")
        yield self._ends.tobytes()
        pieces = iter(self._pieces())
        while some := [*islice(pieces, _SOME)]:
            yield b"".join(some)
        yield bytes(self._rest)


def _group(key: bytes, number: int) -> int:
    """Which of so many groups a key is in."""
    return zlib.crc32(key) % number


def _in_groups(known: Iterable[str]) -> tuple[Sequence[str], array[int]]:
    """The keys, group after group; and where each group begins, and where the last one ends."""
    keys = sorted(known)  # in the order of their bytes, which is that of their letters
    groups = array("Q", (_group(_bytes(key), len(keys)) for key in keys))
    starts = array("Q", bytes(_NUMBER * (len(keys) + 1)))
    for group in groups:
        starts[group + 1] += 1
    starts = array("Q", accumulate(starts))
    return [keys[number] for number in _by_group(groups, starts)], starts


def _by_group(groups: Sequence[int], starts: Sequence[int]) -> Sequence[int]:
    """The numbers of the keys, group after group, each in its order."""
    order, ends = array("Q", groups), array("Q", starts)
    for number, group in enumerate(groups):
        order[ends[group]] = number
        ends[group] += 1
    return order


def _bytes(text: str) -> bytes:
    """Letters that are none too: names of files hold them."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
