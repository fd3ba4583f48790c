"""From scores of tags to marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.annotate.tagger.weights import Array

Path = npt.NDArray[np.intp]

_CERTAIN = np.float32(-0.001)
"""Log probability from which on a word is taken to be no name's without comparing."""


class Mark(NamedTuple):
    """Words [first, last) bear a label; `score` is the mean probability of their tags."""

    first: int
    last: int
    label: str
    score: float


def best_path(scores: Array, tags: Sequence[str]) -> Path:
    """The likeliest tag of each word such that every I follows the B or I of its own label.

    `scores` are log probabilities, (words, tags), the tags ordered O, B-x, I-x, B-y, I-y …. Where each word's
    likeliest tag obeys already, that is the answer; only what lies between two words that are no name's is
    searched. The ends of sentences are not heeded: `Rp. 5` may have been taken for two.
    """
    path: Path = scores.argmax(axis=1)
    if not len(path):
        return path
    wrong = _wrong(path, tags)
    if not wrong.any():
        return path
    certain = np.flatnonzero((path == 0) & (scores[:, 0] > _CERTAIN))
    bounds = np.unique(np.concatenate([[0], certain, [len(path)]]))
    for first in np.unique(np.searchsorted(bounds, np.flatnonzero(wrong), side="right") - 1):
        a, b = bounds[first], bounds[first + 1]
        path[a:b] = _searched(scores[a:b], tags)
    return path


def _wrong(path: Path, tags: Sequence[str]) -> npt.NDArray[np.bool_]:
    inside = np.array([tag[0] == "I" for tag in tags])[path]
    before = np.concatenate([[0], path[:-1]])
    follows = (before == path) | (before == path - 1)
    wrong: npt.NDArray[np.bool_] = inside & ~follows
    return wrong


def _searched(scores: Array, tags: Sequence[str]) -> list[int]:
    """Viterbi over some words: into O or a B from the best of all tags, into an I from its own B or I."""
    inside = np.array([tag[0] == "I" for tag in tags])
    own = np.arange(len(tags))
    here = np.where(inside, np.float32(-1e9), scores[0])
    back = []
    for step in scores[1:]:
        best = int(here.argmax())
        from_begin = here[own - 1] > here
        source = np.where(inside, np.where(from_begin, own - 1, own), best)
        here = here[source] + step
        back.append(source)
    path = [int(here.argmax())]
    for source in reversed(back):
        path.append(int(source[path[-1]]))
    return path[::-1]


def marks(path: Path, scores: Array, tags: Sequence[str]) -> list[Mark]:
    """The marks that a path stands for, in order."""
    marked = np.flatnonzero(path)
    if not len(marked):
        return []
    sure = np.exp(scores[marked, path[marked]]).tolist()
    found: list[Mark] = []
    first, total = -1, 0.0
    places, ids = marked.tolist(), path[marked].tolist()
    for k, (i, id_) in enumerate(zip(places, ids, strict=True)):
        if tags[id_][0] == "B":
            first, total = i, 0.0
        total += sure[k]
        last = k + 1 == len(places) or places[k + 1] != i + 1 or tags[ids[k + 1]][0] == "B"
        if last:
            found.append(Mark(first, i + 1, tags[id_][2:], total / (i + 1 - first)))
    return found
