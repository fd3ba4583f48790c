"""Sets of document numbers as integers: document n is bit n.

Python's big integers give union, intersection and difference at memory speed, and 20,000 documents take
2.5 kB. The conversions below never loop over single bits in Python.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import compress

_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def from_numbers(numbers: Iterable[int], size: int) -> int:
    """The set of `numbers`, all below `size`."""
    flags = bytearray(size)
    for number in numbers:
        flags[number] = 1
    return from_flags(flags)


def from_flags(flags: bytes | bytearray) -> int:
    """The set of the indexes at which `flags` holds 1 (elsewhere 0)."""
    flags = flags[::-1].translate(_DIGITS)
    return int(flags, 2) if flags else 0


def to_flags(bits: int, size: int) -> bytes:
    """One byte for each number below `size`: 1 where it is in the set."""
    return format(bits, "b").encode().translate(_FLAGS)[::-1].ljust(size, b"\x00")


def to_numbers(bits: int, size: int) -> array[int]:
    """The numbers in the set, rising."""
    return array("q", select(range(size), bits, size))


def select(items: Sequence[int], bits: int, size: int) -> Iterable[int]:
    """Those of `items` whose index is in the set; their order is kept."""
    return compress(items, to_flags(bits, size))
