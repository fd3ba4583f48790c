"""Model files: what is written is what is read, as exactly as its form allows."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.annotate.tagger.weights import Weights, written

_RANDOM = np.random.default_rng(5)


@pytest.mark.parametrize(("form", "off"), [("f4", 0.0), ("f2", 0.002), ("i1", 0.02), ("q4", 0.3)])
def test_round_trip(form: str, off: float) -> None:
    values = _RANDOM.normal(size=(6, 64)).astype(np.float32)
    read = Weights(written({"kind": "test"}, {"a": (values, form), "b": (values[:2], form)}))
    assert read.meta == {"kind": "test"}
    assert np.abs(read.array("a") - values).max() <= off
    assert np.abs(read.rows("b", np.array([1, 0])) - values[[1, 0]]).max() <= off


def test_rows_of_zeros() -> None:
    zeros = np.zeros((2, 32), np.float32)
    read = Weights(written({}, {"a": (zeros, "i1"), "b": (zeros, "q4")}))
    assert not read.array("a").any()
    assert not read.array("b").any()


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"NRM1\x02\x00\x00\x00{}"])
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises((ValueError, KeyError)):
        Weights(raw)


def test_a_file_cut_short_is_refused() -> None:
    raw = written({}, {"a": (np.ones((2, 4), np.float32), "f4")})
    with pytest.raises(ValueError, match="cut short"):
        Weights(raw[:-1])
