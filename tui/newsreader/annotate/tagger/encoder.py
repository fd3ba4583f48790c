"""The exact tier's network: a small BERT encoder in numpy, a label for every word."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsreader.annotate.document import Document
from newsreader.annotate.tagger.casing import as_written
from newsreader.annotate.tagger.layers import linear, log_softmax
from newsreader.annotate.tagger.pieces import END, START, Pieces
from newsreader.annotate.tagger.two import two_at_a_time
from newsreader.annotate.tagger.weights import Array, Weights

_EPSILON = np.float32(1e-12)
_GELU = np.float32(0.7978845608)
_MOST_PIECES = 16
"""Of one word; what is longer is no name."""


class Encoder:
    """Scores of tags for the words of one body; see `scores`."""

    def __init__(self, weights: Weights) -> None:
        meta = weights.meta
        self.tags: tuple[str, ...] = tuple(meta["tags"])
        self._pieces = Pieces(meta["pieces"], meta["scores"])
        self._window: int = meta["window"]
        self._heads: int = meta["heads"]
        self._weights = weights
        self._position = weights.array("position")
        self._norm = (weights.array("norm.w"), weights.array("norm.b"))
        self._layers = [_Layer(weights, i, self._heads) for i in range(meta["layers"])]
        self._head = linear(weights, "head")

    def scores(self, document: Document) -> Array:
        """Log probabilities of every tag for every word, (words, tags).

        A long body is read in windows that overlap; where two hold a word, the one that sees more on both
        sides of it answers.
        """
        pieces = self._cut(document)
        out = np.zeros((document.n, len(self.tags)), np.float32)
        margins = np.full(document.n, -1)
        ranges = list(self._windows([len(p) for p in pieces]))
        read = two_at_a_time(lambda window: self._read(pieces[window[0] : window[1]]), ranges)
        for (first, last), scores in zip(ranges, read, strict=True):
            size = last - first
            place = np.arange(size)
            left = place if first else np.full(size, document.n)
            right = size - 1 - place if last < document.n else np.full(size, document.n)
            margin = np.minimum(left, right)
            better = margin > margins[first:last]
            out[first:last][better] = scores[better]
            margins[first:last][better] = margin[better]
        return out

    def _cut(self, document: Document) -> list[tuple[int, ...]]:
        found, end = [], -1
        for start, ending, text in zip(document.starts, document.ends, as_written(document), strict=True):
            found.append(self._pieces.encode(text, spaced=start > end)[:_MOST_PIECES])
            end = ending
        return found

    def _windows(self, lengths: list[int]) -> Iterator[tuple[int, int]]:
        """Word ranges of at most a window's pieces, each begun a fifth before the end of the last."""
        ends = np.cumsum(lengths)
        room = self._window - 2
        first, total = 0, len(lengths)
        while first < total:
            before = int(ends[first - 1]) if first else 0
            last = max(int(np.searchsorted(ends, before + room, side="right")), first + 1)
            yield first, last
            if last >= total:
                return
            back = int(np.searchsorted(ends, ends[last - 1] - room // 5, side="right")) + 1
            first = max(min(back, last), first + 1)

    def _read(self, pieces: list[tuple[int, ...]]) -> Array:
        ids, places = [START], []
        for word in pieces:
            places.append(len(ids))
            ids.extend(word)
        ids.append(END)
        x = self._weights.rows("word", np.array(ids)) + self._position[: len(ids)]
        x = _normalised(x, *self._norm)
        for layer in self._layers:
            x = layer(x)
        scores: Array = x[places] @ self._head[0] + self._head[1]
        return log_softmax(scores)


class _Layer:
    """Self-attention and a feed-forward part, each added to what went in and normalised."""

    def __init__(self, weights: Weights, number: int, heads: int) -> None:
        self._heads = heads
        self._qkv, self._out = linear(weights, f"{number}.qkv"), linear(weights, f"{number}.out")
        self._widen, self._narrow = linear(weights, f"{number}.widen"), linear(weights, f"{number}.narrow")
        self._norms = [
            (weights.array(f"{number}.norm{n}.w"), weights.array(f"{number}.norm{n}.b")) for n in (1, 2)
        ]

    def __call__(self, x: Array) -> Array:
        mixed = self._attended(x) @ self._out[0] + self._out[1]
        x = _normalised(x + mixed, *self._norms[0])
        inner = _gelu(x @ self._widen[0] + self._widen[1])
        return _normalised(x + (inner @ self._narrow[0] + self._narrow[1]), *self._norms[1])

    def _attended(self, x: Array) -> Array:
        length, hidden = x.shape
        parts = (x @ self._qkv[0] + self._qkv[1]).reshape(length, 3, self._heads, hidden // self._heads)
        query, key, value = parts.transpose(1, 2, 0, 3)
        query = query * np.float32(1 / np.sqrt(hidden // self._heads))
        weight = query @ key.transpose(0, 2, 1)
        weight -= weight.max(axis=-1, keepdims=True)
        np.exp(weight, out=weight)
        mixed = weight @ value
        mixed /= weight.sum(axis=-1, keepdims=True)
        flat: Array = mixed.transpose(1, 0, 2).reshape(length, hidden)
        return flat


def _normalised(x: Array, weight: Array, bias: Array) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
    x *= (1 / np.sqrt(variance + _EPSILON))[:, None]
    x *= weight
    x += bias
    return x


def _gelu(x: Array) -> Array:
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= _GELU
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner
