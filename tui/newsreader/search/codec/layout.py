"""Named arrays in one file: written in one go, mapped into memory to be read.

    magic, length of the directory, its CRC-32 | directory as JSON | arrays, each at a multiple of 8

The directory gives each array's dtype, length, offset and CRC-32, and the length of the file.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_MAGIC = b"newsseg1"
_HEAD = struct.Struct("<8sII")
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


def write(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write `arrays`, each of shape (n,), to a new file that is on disk when this returns. Raises OSError."""
    directory: dict[str, tuple[str, int, int, int]] = {}
    offset = 0
    kept = [np.ascontiguousarray(array, array.dtype.newbyteorder("<")) for array in arrays.values()]
    for name, array in zip(arrays, kept, strict=True):
        directory[name] = (array.dtype.str[1:], len(array), offset, zlib.crc32(_bytes(array)))
        offset += -(-array.nbytes // _ALIGNED) * _ALIGNED
    text = json.dumps({"size": offset, "arrays": directory}).encode()
    text += b" " * (-(_HEAD.size + len(text)) % _ALIGNED)
    with path.open("xb") as file:
        file.write(_HEAD.pack(_MAGIC, len(text), zlib.crc32(text)))
        file.write(text)
        for array in kept:
            file.write(_bytes(array))
            file.write(bytes(-array.nbytes % _ALIGNED))
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
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                raise UnreadableError(path)
            magic, length, crc = _HEAD.unpack(head)
            size = os.fstat(file.fileno()).st_size
            if magic != _MAGIC or length > size:
                raise UnreadableError(path)
            text = file.read(length)
            if zlib.crc32(text) != crc:
                raise UnreadableError(path)
            directory = json.loads(text)
            self._begin = _HEAD.size + length
            if size != self._begin + directory["size"]:
                raise UnreadableError(path)
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._directory: dict[str, tuple[str, int, int, int]] = directory["arrays"]

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def array(self, name: str) -> Array:
        """The array `name`, read-only, of shape (n,). Raises KeyError where there is none."""
        kind, length, offset, _ = self._directory[name]
        if kind not in _DTYPES:
            raise UnreadableError(name)
        return np.frombuffer(self._map, np.dtype("<" + kind), length, self._begin + offset)

    def damaged(self) -> list[str]:
        """The names of the arrays whose bytes have changed since they were written. Reads the whole file."""
        return [name for name in self._directory if not self._intact(name)]

    def _intact(self, name: str) -> bool:
        return zlib.crc32(_bytes(self.array(name))) == self._directory[name][3]
