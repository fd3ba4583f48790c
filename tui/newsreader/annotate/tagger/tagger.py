"""A trained model with all that lies between a body and its marks."""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple, Protocol

import numpy as np

from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.convolution import Convolution
from newsreader.annotate.tagger.decoding import best_path, marks
from newsreader.annotate.tagger.encoder import Encoder
from newsreader.annotate.tagger.layers import log_softmax
from newsreader.annotate.tagger.weights import Array, Weights
from newsreader.model import Label


class Tagged(NamedTuple):
    """Characters [start, end) bear a label with a probability."""

    start: int
    end: int
    label: Label
    score: float


class Network(Protocol):
    """Log probabilities, (words, tags), of the words of one document."""

    tags: tuple[str, ...]

    def scores(self, document: Document) -> Array:
        """One row a word."""
        ...


_MOST_WORDS = 20_000
"""Some forty pages: what is longer is no article, and the slow network would read it for minutes."""


class Blend:
    """A slow and a quick network's log probabilities, averaged and made to sum to one again.

    `share` is the weight of the quick one. A body of more than 20,000 words is left to the quick one.
    """

    def __init__(self, slow: Network, quick: Network, share: float) -> None:
        self._slow = slow
        self._quick = quick
        self._share = np.float32(share)
        self.tags = slow.tags

    def scores(self, document: Document) -> Array:
        """See Network.scores."""
        quick = self._quick.scores(document)
        if document.n > _MOST_WORDS:
            return quick
        mixed: Array = self._share * quick + (1 - self._share) * self._slow.scores(document)
        return log_softmax(mixed)


class Tagger:
    """Marks names with one of the two networks. The same body always gets the same answer."""

    def __init__(self, network: Network, version: str) -> None:
        self._network = network
        self.version = version
        self._labels = {str(label): label for label in Label}

    def tag(self, document: Document) -> list[Tagged]:
        """The marks of `document` in order, without overlap."""
        if not document.n:
            return []
        scores = self._network.scores(document)
        path = best_path(scores, self._network.tags)
        return [
            Tagged(document.starts[m.first], document.ends[m.last - 1], self._labels[m.label], m.score)
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
    return Tagger(both, f"{weights.meta['version']}+{fast.meta['version']}")


def _bundled(name: str) -> Weights:
    return Weights(resources.files("newsreader.annotate").joinpath("models", name).read_bytes())
