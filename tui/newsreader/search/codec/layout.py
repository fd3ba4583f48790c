"""Named arrays in one file: written one after the other, mapped into memory to be read.

    magic | arrays, each at a multiple of 8 | directory as JSON | its length, its CRC-32, magic

The directory gives each array's dtype, length, offset and CRC-32. It comes last, so that no more than one
array has to be held while a file is written.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"newsseg1"
_TAIL = struct.Struct("<QI4x8s")
_ALIGNED = 8
_DTYPES = frozenset(("u1", "u2", "u4", "u8", "i4", "i8"))


class UnreadableError(Exception):
    """A file that was not written by `write`, or not to its end."""


def smallest(values: Array) -> Array:
    """`values`, none of them negative, in the smallest unsigned type that holds them all."""
    highest = int(values.max()) if values.size else 0
    for kind in (np.uint8, np.uint16, np.uint32):
        if highest <= np.iinfo(kind).max:
            return values.astype(kind, copy=False)
    return values.astype(np.uint64, copy=False)


def write(path: Path, arrays: Iterable[tuple[str, Array]]) -> None:
    """Write named arrays, each of shape (n,), to a new file that is on disk when this returns.

    Raises OSError, and what `arrays` raises.
    """
    directory: dict[str, tuple[str, int, int, int]] = {}
    with path.open("xb") as file:
        file.write(_MAGIC)
        for name, array in arrays:
            kept = np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
            directory[name] = (kept.dtype.str[1:], len(kept), file.tell(), zlib.crc32(_bytes(kept)))
            file.write(_bytes(kept))
            file.write(bytes(-kept.nbytes % _ALIGNED))
            del array, kept
        text = json.dumps(directory).encode()
        file.write(text)
        file.write(_TAIL.pack(len(text), zlib.crc32(text), _MAGIC))
        file.flush()
        os.fsync(file.fileno())


def _bytes(array: Array) -> memoryview:
    return memoryview(array.view(np.uint8))  # type: ignore[arg-type]  # NumPy's arrays are buffers


class ArrayFile:
    """The arrays of one file, by name. Reading needs no lock; the file may be deleted while it is in use.

    Raises UnreadableError where the file is not as it was written, and OSError.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < len(_MAGIC) + _TAIL.size:
                raise UnreadableError(path)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = size - _TAIL.size
        length, crc, magic = _TAIL.unpack(self._map[end:])
        if magic != _MAGIC or self._map[: len(_MAGIC)] != _MAGIC or length > end:
            raise UnreadableError(path)
        text = self._map[end - length : end]
        if zlib.crc32(text) != crc:
            raise UnreadableError(path)
        self._directory: dict[str, tuple[str, int, int, int]] = json.loads(text)
        self._arrays: dict[str, Array] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def array(self, name: str) -> Array:
        """The array `name`, read-only, of shape (n,). Raises KeyError where there is none."""
        found = self._arrays.get(name)
        if found is None:
            kind, length, offset, _ = self._directory[name]
            if kind not in _DTYPES:
                raise UnreadableError(name)
            found = np.frombuffer(self._map, np.dtype("<" + kind), length, offset)
            self._arrays[name] = found
        return found

    def damaged(self) -> list[str]:
        """The names of the arrays whose bytes have changed since they were written. Reads the whole file."""
        return [name for name in self._directory if not self._intact(name)]

    def _intact(self, name: str) -> bool:
        return zlib.crc32(_bytes(self.array(name))) == self._directory[name][3]
