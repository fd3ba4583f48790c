"""The encoder over windows, with a small network of random weights."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.encoder import Encoder
from newsreader.annotate.tagger.weights import Array, Weights, written

_TAGS = ["O", "B-PERSON", "I-PERSON"]
_HIDDEN, _WINDOW = 32, 24


def _encoder(window: int = _WINDOW) -> Encoder:
    chance = np.random.default_rng(11)

    def values(*shape: int) -> Array:
        return chance.normal(scale=0.3, size=shape).astype(np.float32)

    pieces = ["<s>", "</s>", "<unk>", "▁", *(chr(c) for c in range(97, 123)), "▁kata", "▁dia"]
    arrays = {
        "word": (values(len(pieces), _HIDDEN), "q4"),
        "position": (values(512, _HIDDEN), "f2"),
        "norm.w": (np.ones(_HIDDEN, np.float32), "f4"),
        "norm.b": (values(_HIDDEN), "f4"),
        "head.w": (values(len(_TAGS), _HIDDEN), "f4"),
        "head.b": (values(len(_TAGS)), "f4"),
    }
    shapes = {"qkv": (96, 32), "out": (32, 32), "widen": (64, 32), "narrow": (32, 64)}
    for part, shape in shapes.items():
        arrays[f"0.{part}.w"] = (values(*shape), "i1")
        arrays[f"0.{part}.b"] = (values(shape[0]), "f4")
    for part in ("norm1", "norm2"):
        arrays[f"0.{part}.w"] = (np.ones(_HIDDEN, np.float32), "f4")
        arrays[f"0.{part}.b"] = (np.zeros(_HIDDEN, np.float32), "f4")
    shown = {"pieces": pieces, "scores": [-1.0] * len(pieces)}
    meta = {"tags": _TAGS, "layers": 1, "heads": 4, "window": window, **shown}
    return Encoder(Weights(written(meta, arrays)))


def _scores(encoder: Encoder, body: str) -> Array:
    return encoder.scores(Document(body, Gazetteer()))


@pytest.mark.parametrize("count", [0, 1, 5, 21, 22, 23, 100, 257])
def test_every_word_is_answered_for(count: int) -> None:
    scores = _scores(_encoder(), "kata dia " * count)
    assert scores.shape == (2 * count, len(_TAGS))
    assert np.isfinite(scores).all()
    assert np.allclose(np.exp(scores).sum(axis=1), 1, atol=1e-5)


def test_a_body_that_fits_one_window_is_read_whole() -> None:
    body = "kata dia " * 10
    assert np.allclose(_scores(_encoder(24), body), _scores(_encoder(500), body), atol=1e-5)


def test_a_word_longer_than_a_window() -> None:
    assert _scores(_encoder(), "kata " + "x" * 5000 + " dia").shape == (3, len(_TAGS))
