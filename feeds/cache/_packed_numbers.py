"""Whole numbers as bytes, the same on every machine: big-endian, 8 bytes each."""

from __future__ import annotations

import sys
from array import array

__all__ = ["numbers_in", "packed_numbers"]


def packed_numbers(numbers: array[int]) -> bytes:
    """The bytes of an array of type "Q"."""
    if sys.byteorder == "little":
        numbers = array("Q", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def numbers_in(data: bytes) -> array[int]:
    """The numbers that were packed."""
    numbers = array("Q", data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
