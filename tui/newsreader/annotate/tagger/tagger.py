"""A trained model with all that lies between a body and its marks."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.convolution import Convolution
from newsreader.annotate.tagger.decoding import best_path, breaks_before, marks
from newsreader.annotate.tagger.encoder import Encoder
from newsreader.annotate.tagger.weights import Array, Weights
from newsreader.annotate.tagger.words import words_of
from newsreader.model import Label, Span
from newsreader.text.tokens import Token


class Tagged(NamedTuple):
    """Characters [start, end) bear a label with a probability."""

    start: int
    end: int
    label: Label
    score: float


class Network(Protocol):
    """Log probabilities, (words, tags), of the words of one body."""

    tags: tuple[str, ...]

    def scores(self, words: list[Token], breaks: npt.NDArray[np.bool_]) -> Array:
        """`breaks[i]` says that a sentence begins with word i."""
        ...


class Blend:
    """Two networks' log probabilities, averaged; `share` is the weight of the second."""

    def __init__(self, first: Network, second: Network, share: float) -> None:
        self._first = first
        self._second = second
        self._share = np.float32(share)
        self.tags = first.tags

    def scores(self, words: list[Token], breaks: npt.NDArray[np.bool_]) -> Array:
        """See Network.scores."""
        mixed: Array = (1 - self._share) * self._first.scores(words, breaks)
        mixed += self._share * self._second.scores(words, breaks)
        return mixed


class Tagger:
    """Marks names with one of the two networks. The same body always gets the same answer."""

    def __init__(self, network: Network, version: str) -> None:
        self._network = network
        self.version = version
        self._labels = {str(label): label for label in Label}

    def tag(self, body: str, sentences: Sequence[Span]) -> list[Tagged]:
        """The marks of `body` in order, without overlap; `sentences` are its sentences."""
        words = words_of(body)
        if not words:
            return []
        breaks = breaks_before([word.start for word in words], [sentence.start for sentence in sentences])
        scores = self._network.scores(words, breaks)
        path = best_path(scores, self._network.tags)
        return [
            Tagged(words[m.first].start, words[m.last - 1].end, self._labels[m.label], m.score)
            for m in marks(path, scores, self._network.tags)
        ]


def fast_tagger(gazetteer: Gazetteer) -> Tagger:
    """The convolutional network: a few milliseconds an article."""
    weights = _bundled("fast.bin")
    return Tagger(Convolution(weights, gazetteer), weights.meta["version"])


def exact_tagger(gazetteer: Gazetteer) -> Tagger:
    """The encoder and the convolutional network together: some tenths of a second an article.

    One has read more text, the other knows the gazetteer and the whole body; each is right where the other
    is not.
    """
    fast, weights = _bundled("fast.bin"), _bundled("exact.bin")
    both = Blend(Encoder(weights), Convolution(fast, gazetteer), weights.meta["share"])
    return Tagger(both, weights.meta["version"])


def _bundled(name: str) -> Weights:
    return Weights(resources.files("newsreader.annotate").joinpath("models", name).read_bytes())
