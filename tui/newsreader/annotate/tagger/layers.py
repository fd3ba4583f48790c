"""What both networks are made of."""

from __future__ import annotations

import numpy as np

from newsreader.annotate.tagger.weights import Array, Weights


def linear(weights: Weights, name: str) -> tuple[Array, Array]:
    """The matrix (inputs, outputs) and the bias of a layer; a file keeps the matrix the other way round."""
    return np.ascontiguousarray(weights.array(f"{name}.w").T), weights.array(f"{name}.b")


def log_softmax(scores: Array) -> Array:
    """Log probabilities of each row's columns, in place."""
    scores -= scores.max(axis=1, keepdims=True)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return scores
