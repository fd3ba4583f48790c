"""What the fast tier's network is told about a word's place in the body."""

from __future__ import annotations

import numpy as np

from newsreader.annotate.document import OPENING, Document
from newsreader.annotate.known_names import known_names
from newsreader.annotate.tagger.weights import Array
from newsreader.model import Label

_LABELS = (Label.PERSON, Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK)
_PLACES = 3
CONTEXT = _PLACES + 3 * len(_LABELS)
"""A sentence begins; white space before; an opening mark before; then for each label whether a known name of
it begins here, goes on here, and is a doubtful one."""


def context_of(document: Document) -> Array:
    """(words, CONTEXT)."""
    found = np.zeros((document.n, CONTEXT), np.float32)
    if not document.n:
        return found
    found[:, 0] = document.breaks
    found[0, 1] = 1
    found[1:, 1] = np.array(document.starts)[1:] > np.array(document.ends)[:-1]
    found[1:, 2] = list(map(OPENING.__contains__, document.texts[:-1]))
    for first, last, entries in known_names(document):
        for entry in entries:
            if entry.label in _LABELS:
                at = _PLACES + 3 * _LABELS.index(entry.label)
                found[first, at] = 1
                found[first + 1 : last, at + 1] = 1
                if entry.weak:
                    found[first:last, at + 2] = 1
    return found
