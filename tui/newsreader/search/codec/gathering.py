"""Occurrences of terms, gathered document by document before they are turned into postings."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import repeat

import numpy as np

from newsreader.search.analyzer import LONGEST_WORD, STOP_WORDS, fold, tokens
from newsreader.search.codec.layout import Array
from newsreader.search.codec.postings import inverted
from newsreader.search.stemming import stem

_NOT_INDEXED = -1


class Terms:
    """The terms of one field with their documents, and with their places where `positions` are kept."""

    def __init__(self, *, positions: bool = False) -> None:
        self._numbers: dict[str, int] = {}
        self._codes = array("i")
        self._documents = array("i")
        self._places = array("q") if positions else None

    def add(self, document: int, terms: Iterable[str]) -> None:
        """Note the distinct `terms` of one document."""
        numbers = self._numbers
        before = len(self._codes)
        self._codes.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._documents.extend(repeat(document, len(self._codes) - before))

    def add_placed(self, document: int, placed: Iterable[tuple[str, int]]) -> None:
        """Note (term, place) pairs of one document, in the order of their places."""
        assert self._places is not None
        for term, place in placed:
            self._codes.append(self._numbers.setdefault(term, len(self._numbers)))
            self._documents.append(document)
            self._places.append(place)

    def arrays(self, renumbered: Array) -> dict[str, Array]:
        """The postings; document n becomes ``renumbered[n]``, and is left out where that is negative."""
        documents = renumbered[np.array(self._documents, np.int64)]
        kept = documents >= 0
        places = None if self._places is None else np.array(self._places, np.int64)[kept]
        codes = np.array(self._codes, np.int64)[kept]
        return inverted(list(self._numbers), codes, documents[kept], places)


class Words(dict[str, int]):
    """Token as it is printed → number of its folded form; -1 for one that is not indexed."""

    def __init__(self) -> None:
        super().__init__()
        self.surfaces: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        surface = fold(token) if len(token) <= LONGEST_WORD else ""
        number = _NOT_INDEXED
        if surface and surface not in STOP_WORDS:
            number = self.surfaces.setdefault(surface, len(self.surfaces))
        self[token] = number
        return number


class Texts:
    """One text of each document, in order: stems with positions, and the printed forms they come from."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._codes = array("i")
        self._lengths = array("q")

    def add(self, text: str) -> None:
        """Note the text of the next document."""
        before = len(self._codes)
        self._codes.extend(map(self._words.__getitem__, tokens(text)))
        self._lengths.append(len(self._codes) - before)

    def __len__(self) -> int:
        """How many tokens there are so far."""
        return len(self._codes)

    def _occurrences(self, renumbered: Array) -> tuple[Array, Array, Array]:
        """(surface number, document, position) of every indexed token of the documents that stay."""
        lengths = np.array(self._lengths, np.int64)
        codes = np.array(self._codes, np.int64)
        ends = np.cumsum(lengths)
        positions = np.arange(len(codes)) - np.repeat(ends - lengths, lengths)
        documents = np.repeat(renumbered, lengths)
        kept = (codes >= 0) & (documents >= 0)
        return codes[kept], documents[kept], positions[kept]

    def stemmed(self, renumbered: Array, size: int) -> dict[str, Array]:
        """The postings of stems, and how many indexed tokens each of the `size` documents has (`lengths`)."""
        codes, documents, positions = self._occurrences(renumbered)
        numbers: dict[str, int] = {}
        of_surface = [numbers.setdefault(stem(one), len(numbers)) for one in self._words.surfaces]
        stems = np.array(of_surface, np.int64)[codes]
        found = inverted(list(numbers), stems, documents, positions)
        return found | {"lengths": np.bincount(documents, minlength=size)}

    def printed(self, renumbered: Array) -> tuple[Array, Array]:
        """(surface number, document) of every indexed token."""
        codes, documents, _ = self._occurrences(renumbered)
        return codes, documents
