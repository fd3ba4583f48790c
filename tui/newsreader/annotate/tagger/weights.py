"""Model files: named arrays behind a short header, quantised where that was asked for.

A file is ``NRM1``, the length of a JSON header (four bytes, little-endian), the header, then the arrays one
after the other. The header holds free metadata and for each array its name, shape and form: ``f4``, ``f2``,
``i1`` (eight bits, one scale a row) or ``q4`` (four bits, one scale for every 32 values of a row).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

_MAGIC = b"NRM1"
_BLOCK = 32


class Weights:
    """The arrays of one file, kept as stored; `array` gives one as float32."""

    def __init__(self, raw: bytes) -> None:
        """Raises ValueError for anything but a whole model file."""
        if raw[:4] != _MAGIC:
            raise ValueError("not a model file")
        (length,) = struct.unpack_from("<I", raw, 4)
        header = json.loads(raw[8 : 8 + length])
        self.meta: dict[str, Any] = header["meta"]
        self._raw = raw
        self._places: dict[str, tuple[list[int], str, int]] = {}
        at = 8 + length
        for name, shape, form in header["arrays"]:
            self._places[name] = (shape, form, at)
            at += _size(shape, form)
        if at != len(raw):
            raise ValueError("a model file that is cut short")

    @classmethod
    def read(cls, path: Path) -> Weights:
        """The file at `path`."""
        return cls(path.read_bytes())

    def array(self, name: str) -> Array:
        """One array in full precision."""
        shape, form, at = self._places[name]
        if form in ("f4", "f2"):
            number = int(np.prod(shape))
            return np.frombuffer(self._raw, "<" + form, number, at).reshape(shape).astype(np.float32)
        rows, columns = shape
        if form == "i1":
            scales = np.frombuffer(self._raw, "<f4", rows, at)
            values = np.frombuffer(self._raw, np.int8, rows * columns, at + 4 * rows).reshape(shape)
            full: Array = values * scales[:, None]
            return full
        return self.rows(name, np.arange(rows))

    def rows(self, name: str, wanted: npt.NDArray[np.intp]) -> Array:
        """Some rows of a ``q4`` array, without unpacking the rest."""
        (rows, columns), form, at = self._places[name]
        if form != "q4":
            return self.array(name)[wanted]
        blocks = columns // _BLOCK
        scales = np.frombuffer(self._raw, "<f2", rows * blocks, at).reshape(rows, blocks)[wanted]
        packed = np.frombuffer(self._raw, np.uint8, rows * columns // 2, at + 2 * rows * blocks)
        packed = packed.reshape(rows, blocks, _BLOCK // 2)[wanted]
        values = np.concatenate([packed & 15, packed >> 4], axis=2).astype(np.float32) - 8
        return (values * scales.astype(np.float32)[:, :, None]).reshape(len(wanted), columns)


def _size(shape: list[int], form: str) -> int:
    number = int(np.prod(shape))
    if form == "i1":
        return number + 4 * shape[0]
    if form == "q4":
        return number // 2 + 2 * number // _BLOCK
    return number * (4 if form == "f4" else 2)


def written(meta: Mapping[str, Any], arrays: Mapping[str, tuple[Array, str]]) -> bytes:
    """A model file of `arrays`: values and the form in which to store each."""
    header = json.dumps(
        {"meta": dict(meta), "arrays": [[n, list(a.shape), form] for n, (a, form) in arrays.items()]},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    parts = [_MAGIC, struct.pack("<I", len(header)), header]
    parts += [_stored(values, form) for values, form in arrays.values()]
    return b"".join(parts)


def _stored(values: Array, form: str) -> bytes:
    if form in ("f4", "f2"):
        return bytes(values.astype("<" + form).tobytes())
    if form == "i1":
        scales = np.maximum(np.abs(values).max(axis=1), 1e-12) / 127
        whole = np.clip(np.rint(values / scales[:, None]), -127, 127).astype(np.int8)
        return bytes(scales.astype("<f4").tobytes() + whole.tobytes())
    blocks = values.reshape(len(values), -1, _BLOCK)
    # The value furthest from nothing takes -8, the one step that has no opposite.
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[:, :, None], axis=2)[:, :, 0]
    scales = (furthest / -8).astype("<f2")
    safe = np.where(scales == 0, 1, scales).astype(np.float32)
    whole = np.clip(np.rint(blocks / safe[:, :, None]), -8, 7).astype(np.int8) + 8
    half = _BLOCK // 2
    packed = (whole[:, :, :half] | (whole[:, :, half:] << 4)).astype(np.uint8)
    return bytes(scales.tobytes() + packed.tobytes())
