"""The fast tier's network: word features, convolutions and the body's other occurrences, in numpy."""

from __future__ import annotations

import threading
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.annotate.document import NAME_KINDS, Document, kind_of
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.casing import as_written
from newsreader.annotate.tagger.context import context_of
from newsreader.annotate.tagger.features import FLAGS, buckets, flags, shape_of
from newsreader.annotate.tagger.layers import linear, log_softmax
from newsreader.annotate.tagger.weights import Array, Weights

_EPSILON = np.float32(1e-5)
_CACHED_WORDS = 1 << 16
_AT_ONCE = 4096


class Convolution:
    """Scores of tags for the words of one body; see `scores`."""

    def __init__(self, weights: Weights, gazetteer: Gazetteer) -> None:
        meta: dict[str, Any] = weights.meta
        self.tags: tuple[str, ...] = tuple(meta["tags"])
        self._gazetteer = gazetteer
        self._known = {word: number for number, word in enumerate(meta["words"], 1)}
        self._word, self._ngram = weights.array("word"), weights.array("ngram")
        self._shape = weights.array("shape")
        self._project = linear(weights, "project")
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
        texts = as_written(document)
        x, types = self._vectors_of(texts)
        x += context_of(document) @ self._context
        np.maximum(x, 0, out=x)
        half = len(self._blocks) // 2
        for i, (dilation, mix, bias) in enumerate(self._blocks):
            if i == half:
                self._pool_into(x, types, list(map(kind_of, texts)))
            added = _convolved(_normalised(x), mix, dilation)
            added += bias
            x += np.maximum(added, 0, out=added)
        scores: Array = _normalised(x) @ self._head[0] + self._head[1]
        return log_softmax(scores)

    def _vectors_of(self, texts: list[str]) -> tuple[Array, npt.NDArray[np.intp]]:
        """The vector of each word, made where it is met for the first time, and a number for each text."""
        cache = self._cache
        # Two articles may be read at the same time, one that was opened and one in the background.
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in cache]
            if len(cache) + len(new) > _CACHED_WORDS:
                cache.clear()
                self._vectors = self._vectors[:0]
                new = list(dict.fromkeys(texts))
            if new:
                first, last = len(cache), len(cache) + len(new)
                if last > len(self._vectors):
                    room = np.zeros((2 * last, self._vectors.shape[1]), np.float32)
                    room[:first] = self._vectors[:first]
                    self._vectors = room
                for i in range(0, len(new), _AT_ONCE):
                    made = self._made(new[i : i + _AT_ONCE])
                    self._vectors[first + i : first + i + len(made)] = made
                cache.update(zip(new, range(first, last), strict=True))
            types = np.fromiter(map(cache.__getitem__, texts), np.intp, len(texts))
            return self._vectors[types], types

    def _made(self, texts: list[str]) -> Array:
        lowered = [text.lower() for text in texts]
        held = np.zeros((len(texts), FLAGS), np.float32)
        flagged = [(i, flag) for i, text in enumerate(texts) for flag in flags(text, self._gazetteer)]
        if flagged:
            held[tuple(zip(*flagged, strict=True))] = 1
        bags = [buckets(lower, len(self._ngram)) for lower in lowered]
        sizes = np.array([len(bag) for bag in bags])
        rows = np.fromiter(chain.from_iterable(bags), np.intp, sizes.sum())
        grams = np.add.reduceat(self._ngram[rows], np.cumsum(sizes) - sizes)
        grams /= sizes[:, None].astype(np.float32)
        word = self._word[[self._known.get(lower, 0) for lower in lowered]]
        shape = self._shape[[shape_of(text) for text in texts]]
        each = np.concatenate([word, grams, shape, held], axis=1)
        return np.asarray(each @ self._project[0] + self._project[1], np.float32)

    def _pool_into(self, x: Array, types: npt.NDArray[np.intp], kinds: list[int]) -> None:
        """Add what the other occurrences of the same name-like word in the body say, where there are any."""
        places: dict[int, list[int]] = {}
        for i, (type_, kind) in enumerate(zip(types.tolist(), kinds, strict=True)):
            if kind in NAME_KINDS:
                places.setdefault(type_, []).append(i)
        shared = [held for held in places.values() if len(held) > 1]
        if not shared:
            return
        order = list(chain.from_iterable(shared))
        sizes = np.array([len(held) for held in shared])
        y = _normalised(x[order])
        mean = np.add.reduceat(y, np.cumsum(sizes) - sizes)
        mean /= sizes[:, None].astype(np.float32)
        both = np.concatenate([y, np.repeat(mean, sizes, axis=0)], axis=1)
        x[order] += np.maximum(both @ self._pool[0] + self._pool[1], 0)


def _convolved(y: Array, mix: Array, distance: int) -> Array:
    """Each row mixed with those `distance` before and after it; `mix` is (width, 3 x width).

    The answer takes the room of `y`: rows that lie next to each other are added up faster than parts of long
    ones.
    """
    width = y.shape[1]
    mixed: Array = y @ mix
    y[:distance] = mixed[:distance, width : 2 * width]
    np.add(mixed[distance:, width : 2 * width], mixed[:-distance, :width], out=y[distance:])
    y[:-distance] += mixed[distance:, 2 * width :]
    return y


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
