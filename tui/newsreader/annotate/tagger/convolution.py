"""The fast tier's network: word features, convolutions and the body's other occurrences, in numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.context import context_of
from newsreader.annotate.tagger.features import FLAGS, buckets, flags, shape_of
from newsreader.annotate.tagger.weights import Array, Weights
from newsreader.text.tokens import Token

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
            (int(d), _pair(weights, f"{i}.norm"), _transposed(weights, f"{i}.mix"))
            for i, d in enumerate(meta["dilations"])
        ]
        self._pool_norm, self._pool = _pair(weights, "pool_norm"), _transposed(weights, "pool")
        self._last_norm, self._head = _pair(weights, "last_norm"), _transposed(weights, "head")
        self._cache: dict[str, int] = {}
        self._vectors = np.zeros((0, self._project[0].shape[1]), np.float32)

    def scores(self, words: list[Token], breaks: npt.NDArray[np.bool_]) -> Array:
        """Log probabilities of every tag for every word, (words, tags); `breaks[i]`: a sentence begins."""
        if not words:
            return np.zeros((0, len(self.tags)), np.float32)
        texts = [word.text for word in words]
        types = self._types(texts)
        x = self._vectors[types] + context_of(words, breaks, self._gazetteer) @ self._context
        np.maximum(x, 0, out=x)
        half = len(self._blocks) // 2
        for i, (dilation, norm, mix) in enumerate(self._blocks):
            if i == half:
                x = self._pooled(x, types)
            x += np.maximum(_beside(_normalised(x, *norm), dilation) @ mix[0] + mix[1], 0)
        scores = _normalised(x, *self._last_norm) @ self._head[0] + self._head[1]
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)), np.float32)

    def _types(self, texts: list[str]) -> npt.NDArray[np.intp]:
        """The row of each word's vector, made where a word is met for the first time."""
        cache = self._cache
        new = list(dict.fromkeys(text for text in texts if text not in cache))
        if len(cache) + len(new) > _CACHED_WORDS:
            cache.clear()
            self._vectors = self._vectors[:0]
            new = list(dict.fromkeys(texts))
        if new:
            first = len(cache)
            self._vectors = np.concatenate([self._vectors[:first], self._made(new)])
            cache.update((text, first + i) for i, text in enumerate(new))
        return np.array([cache[text] for text in texts])

    def _made(self, texts: list[str]) -> Array:
        size = len(self._ngram)
        lowered = [text.lower() for text in texts]
        held = np.zeros((len(texts), FLAGS), np.float32)
        grams = np.zeros((len(texts), self._ngram.shape[1]), np.float32)
        for i, (text, lower) in enumerate(zip(texts, lowered, strict=True)):
            held[i, flags(text, self._gazetteer)] = 1
            grams[i] = self._ngram[buckets(lower, size)].mean(axis=0)
        word = self._word[[self._known.get(lower, 0) for lower in lowered]]
        shape = self._shape[[shape_of(text) for text in texts]]
        each = np.concatenate([word, grams, shape, held], axis=1)
        return np.asarray(each @ self._project[0] + self._project[1], np.float32)

    def _pooled(self, x: Array, types: npt.NDArray[np.intp]) -> Array:
        """What the other occurrences of the same word in the body say, where there are any."""
        y = _normalised(x, *self._pool_norm)
        _, groups, counts = np.unique(types, return_inverse=True, return_counts=True)
        order = np.argsort(groups, kind="stable")
        total = np.add.reduceat(y[order], np.concatenate([[0], np.cumsum(counts)[:-1]]), axis=0)
        mean = (total / counts[:, None].astype(np.float32))[groups]
        shared = (counts > 1)[groups]
        more = np.concatenate([y, mean], axis=1)[shared] @ self._pool[0] + self._pool[1]
        x[shared] += np.maximum(more, 0)
        return x


def _beside(y: Array, distance: int) -> Array:
    out = np.zeros((len(y), 3, y.shape[1]), np.float32)
    out[distance:, 0] = y[:-distance]
    out[:, 1] = y
    out[:-distance, 2] = y[distance:]
    return out.reshape(len(y), -1)


def _normalised(x: Array, weight: Array, bias: Array) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(variance + _EPSILON))[:, None]
    x *= weight
    x += bias
    return x


def _pair(weights: Weights, name: str) -> tuple[Array, Array]:
    return weights.array(f"{name}.w"), weights.array(f"{name}.b")


def _transposed(weights: Weights, name: str) -> tuple[Array, Array]:
    return np.ascontiguousarray(weights.array(f"{name}.w").T), weights.array(f"{name}.b")
