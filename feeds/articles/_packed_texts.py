"""Many texts by many others, for processes that look up few of them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

__all__ = ["PackedTexts"]


class PackedTexts(Mapping[str, str]):
    """A mapping that never changes, in a tenth of the memory of a dictionary.

    All texts are one piece of bytes; an answer takes as many looks as the number has digits in
    base two.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        keys = sorted(known)  # in the order of their bytes, which is that of their letters
        self._keys = _Pieces(map(_bytes, keys))
        self._values = _Pieces(_bytes(known[key]) for key in keys)

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
    """Pieces of bytes by their number."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._ends = array("Q", [0])
        data = bytearray()
        for piece in pieces:
            data += piece
            self._ends.append(len(data))
        self._data = bytes(data)

    def piece(self, number: int) -> bytes:
        return self._data[self._ends[number] : self._ends[number + 1]]

    def __len__(self) -> int:
        return len(self._ends) - 1


def _bytes(text: str) -> bytes:
    """Letters that are none too: names of files hold them."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")
