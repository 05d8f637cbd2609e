"""ELD's groups of letters as bytes in which one is looked up without reading the others.

As a module of Python they are a hundred thousand mappings, which take 0.1 s to load, and 30 MB.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any
from zlib import crc32

import msgspec

from feeds.cache import prepared, version
from feeds.records import NamedTuple

__all__ = ["GramTable", "Share", "gram_table", "prepare_languages", "table_of", "written"]

Share = tuple[int, int]
"""The number of a language, and how often a group of letters stands in it."""

_BITS = 16
_MASK = (1 << _BITS) - 1
_PLACES = struct.Struct("<2I")
_PLACE = _PLACES.size // 2
_SHARE = 3  # bytes
_LENGTH = struct.Struct("<I")


class GramTable(NamedTuple):
    """What language detection goes by."""

    languages: tuple[str, ...]
    usual: tuple[float, ...]  # what texts in each score
    shares: Callable[[bytes], Iterable[Share]]  # of a group of letters, in ELD's order


class _Head(msgspec.Struct, frozen=True, array_like=True):
    languages: tuple[str, ...]
    usual: tuple[float, ...]


def gram_table() -> GramTable:
    """That of ELD: as it was prepared, else as it is loaded."""
    data = prepared("grams", version(), lambda: written(*_of_eld()))
    if data is not None:
        return table_of(data)
    head, groups = _of_eld()
    return GramTable(head.languages, head.usual, lambda letters: groups.get(letters, {}).items())


def prepare_languages() -> None:
    """Prepare that table for the runs to come, where this process had to load it as it comes."""
    if _of_eld.cache_info().currsize:
        gram_table()


@cache
def _of_eld() -> tuple[_Head, Mapping[bytes, Mapping[int, int]]]:
    """Its data, in 0.07 s; with its own modules, which are not needed, it takes a third longer."""
    data = _module_of_eld("ngramsM60", "resources", "ngrams").ngrams_data
    codes: Mapping[int, str] = data["languages"]
    languages = tuple(codes[number] for number in range(len(codes)))
    usual: Mapping[str, float] = _module_of_eld("avg_score", "resources").avg_score
    return _Head(languages, tuple(usual[one] for one in languages)), data["ngrams"]


def _module_of_eld(name: str, *folders: str) -> Any:
    """A module of data, without the package around it."""
    package = find_spec("eld")
    assert package is not None
    places = package.submodule_search_locations or ()
    spec = PathFinder.find_spec(name, [os.path.join(place, *folders) for place in places])  # noqa: PTH118 - texts
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(head: _Head, groups: Mapping[bytes, Mapping[int, int]]) -> bytes:
    """The head, where the entries of each hash begin, and the entries."""
    entries: list[bytes] = [b""] * (_MASK + 1)
    for letters, shares in groups.items():
        number, width = len(shares), len(letters)
        entries[crc32(letters) & _MASK] += b"%c%b%c%b%b" % (
            width, letters, number, bytes(shares), struct.pack(f"<{number}H", *shares.values()),
        )  # fmt: skip
    ends = [0]
    for one in entries:
        ends.append(ends[-1] + len(one))
    stated = msgspec.msgpack.encode(head)
    places = struct.pack(f"<{len(ends)}I", *ends)
    return b"".join((_LENGTH.pack(len(stated)), stated, places, *entries))


def table_of(data: bytes) -> GramTable:
    """The table that was written so."""
    start = _LENGTH.size + _LENGTH.unpack_from(data)[0]
    head = msgspec.msgpack.decode(data[_LENGTH.size : start], type=_Head)
    base = start + (_MASK + 2) * _PLACE

    def shares(letters: bytes) -> Iterable[Share]:
        place, end = _PLACES.unpack_from(data, start + (crc32(letters) & _MASK) * _PLACE)
        place += base
        end += base
        while place < end:
            middle = place + 1 + data[place]
            number = data[middle]
            if data[place + 1 : middle] == letters:
                languages = data[middle + 1 : middle + 1 + number]
                return zip(
                    languages,
                    struct.unpack_from(f"<{number}H", data, middle + 1 + number),
                    strict=True,
                )
            place = middle + 1 + number * _SHARE
        return ()

    return GramTable(head.languages, head.usual, shares)
