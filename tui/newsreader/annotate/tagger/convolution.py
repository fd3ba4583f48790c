"""The fast tier's network: word features, convolutions and the body's other occurrences, in numpy."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.annotate.document import NAME_KINDS, Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.casing import as_written
from newsreader.annotate.tagger.context import context_of
from newsreader.annotate.tagger.features import FLAGS, buckets, flags, shape_of
from newsreader.annotate.tagger.weights import Array, Weights

_EPSILON = np.float32(1e-5)
_CACHED_WORDS = 1 << 16


class Convolution:
    """Scores of tags for the words of one body; see `scores`."""

    def __init__(self, weights: Weights, gazetteer: Gazetteer) -> None:
        meta: dict[str, Any] = weights.meta
        self.tags: tuple[str, ...] = tuple(meta["tags"])
        self._gazetteer = gazetteer
        self._known = {word: number for number, word in enumerate(meta["words"], 1)}
        self._word, self._ngram = weights.array("word"), weights.array("ngram")
        self._shape = weights.array("shape")
        self._project = _transposed(weights, "project")
        self._context = np.ascontiguousarray(weights.array("context.w").T)
        self._blocks = [
            (int(d), *_after_norm(weights, f"{i}.norm", f"{i}.mix", parts=3))
            for i, d in enumerate(meta["dilations"])
        ]
        self._pool = _after_norm(weights, "pool_norm", "pool", parts=2)
        self._head = _after_norm(weights, "last_norm", "head", parts=1)
        self._lock = threading.Lock()
        self._cache: dict[str, int] = {}
        self._vectors = np.zeros((0, self._project[0].shape[1]), np.float32)

    def scores(self, document: Document) -> Array:
        """Log probabilities of every tag for every word, (words, tags)."""
        if not document.n:
            return np.zeros((0, len(self.tags)), np.float32)
        x, types = self._vectors_of(as_written(document))
        x += context_of(document) @ self._context
        np.maximum(x, 0, out=x)
        half = len(self._blocks) // 2
        for i, (dilation, mix, bias) in enumerate(self._blocks):
            if i == half:
                self._pool_into(x, types, document.kinds)
            x += np.maximum(_convolved(_normalised(x), mix, dilation) + bias, 0)
        scores = _normalised(x) @ self._head[0] + self._head[1]
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), np.float32)

    def _vectors_of(self, texts: list[str]) -> tuple[Array, npt.NDArray[np.intp]]:
        """The vector of each word, made where it is met for the first time, and a number for each text."""
        cache = self._cache
        # Two articles may be read at the same time, one that was opened and one in the background.
        with self._lock:
            new = list({text for text in texts if text not in cache})
            if len(cache) + len(new) > _CACHED_WORDS:
                cache.clear()
                new = list(set(texts))
            if new:
                first, last = len(cache), len(cache) + len(new)
                if last > len(self._vectors):
                    room = np.zeros((2 * last, self._vectors.shape[1]), np.float32)
                    room[:first] = self._vectors[:first]
                    self._vectors = room
                self._vectors[first:last] = self._made(new)
                cache.update(zip(new, range(first, last), strict=True))
            types = np.array([cache[text] for text in texts])
            return self._vectors[types], types

    def _made(self, texts: list[str]) -> Array:
        lowered = [text.lower() for text in texts]
        held = np.zeros((len(texts), FLAGS), np.float32)
        for i, text in enumerate(texts):
            held[i, flags(text, self._gazetteer)] = 1
        bags = [buckets(lower, len(self._ngram)) for lower in lowered]
        sizes = np.array([len(bag) for bag in bags])
        grams = np.add.reduceat(self._ngram[[b for bag in bags for b in bag]], np.cumsum(sizes) - sizes)
        grams /= sizes[:, None].astype(np.float32)
        word = self._word[[self._known.get(lower, 0) for lower in lowered]]
        shape = self._shape[[shape_of(text) for text in texts]]
        each = np.concatenate([word, grams, shape, held], axis=1)
        return np.asarray(each @ self._project[0] + self._project[1], np.float32)

    def _pool_into(self, x: Array, types: npt.NDArray[np.intp], kinds: list[int]) -> None:
        """Add what the other occurrences of the same name-like word in the body say, where there are any."""
        named = np.flatnonzero([kind in NAME_KINDS for kind in kinds])
        _, groups, counts = np.unique(types[named], return_inverse=True, return_counts=True)
        several = counts[groups] > 1
        shared, groups = named[several], groups[several]
        if not len(shared):
            return
        y = _normalised(x[shared])
        order = np.argsort(groups, kind="stable")
        firsts = np.flatnonzero(np.diff(groups[order], prepend=-1))
        sizes = np.diff(firsts, append=len(order))
        mean = np.empty_like(y)
        mean[order] = np.repeat(
            np.add.reduceat(y[order], firsts) / sizes[:, None].astype(y.dtype), sizes, axis=0
        )
        x[shared] += np.maximum(np.concatenate([y, mean], axis=1) @ self._pool[0] + self._pool[1], 0)


def _convolved(y: Array, mix: Array, distance: int) -> Array:
    """Each row mixed with those `distance` before and after it; `mix` is (width, 3 x width)."""
    width = y.shape[1]
    mixed: Array = y @ mix
    here = mixed[:, width : 2 * width]
    here[distance:] += mixed[:-distance, :width]
    here[:-distance] += mixed[distance:, 2 * width :]
    return here


def _normalised(x: Array) -> Array:
    """Rows of root mean square 1; what the norm multiplies by is in the matrix that follows it."""
    mean = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    scaled: Array = x * (1 / np.sqrt(mean + _EPSILON))[:, None]
    return scaled


def _after_norm(weights: Weights, norm: str, linear: str, *, parts: int) -> tuple[Array, Array]:
    """The matrix of `parts` inputs side by side, with the norm's factors in it, and the bias.

    Three parts, the words before, here and after, are answered next to each other: (width, 3 x width).
    """
    scale = weights.array(f"{norm}.w")
    matrix = weights.array(f"{linear}.w") * np.tile(scale, parts)
    if parts == 3:
        matrix = np.concatenate(np.split(matrix, 3, axis=1), axis=0)
    return np.ascontiguousarray(matrix.T), weights.array(f"{linear}.b")


def _transposed(weights: Weights, name: str) -> tuple[Array, Array]:
    return np.ascontiguousarray(weights.array(f"{name}.w").T), weights.array(f"{name}.b")
