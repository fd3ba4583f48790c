"""What the fast tier's network is told about a word's place in the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from newsreader.annotate.gazetteer import Entry, Gazetteer
from newsreader.annotate.tagger.weights import Array
from newsreader.model import Label
from newsreader.text.tokens import Token

_LABELS = (Label.PERSON, Label.ORG, Label.PLACE, Label.EVENT, Label.LAW, Label.WORK)
_OPENING = frozenset("\"“‘«(['„")
_TIGHT = frozenset("-–/")
_PLACES = 3
CONTEXT = _PLACES + 3 * len(_LABELS)
"""A sentence begins; white space before; an opening mark before; then for each label whether a known name of
it begins here, goes on here, and is a doubtful one."""


def context_of(words: Sequence[Token], breaks: npt.NDArray[np.bool_], gazetteer: Gazetteer) -> Array:
    """(words, CONTEXT); `breaks[i]` says that a sentence begins with word i."""
    found = np.zeros((len(words), CONTEXT), np.float32)
    if not len(words):
        return found
    found[:, 0] = breaks
    found[0, 1] = 1
    found[1:, 1] = np.array([w.start for w in words])[1:] > np.array([w.end for w in words])[:-1]
    found[1:, 2] = [word.text in _OPENING for word in words[:-1]]
    for first, last, entries in known_names(words, gazetteer):
        for entry in entries:
            if entry.label in _LABELS:
                at = _PLACES + 3 * _LABELS.index(entry.label)
                found[first, at] = 1
                found[first + 1 : last, at + 1] = 1
                if entry.weak:
                    found[first:last, at + 2] = 1
    return found


def known_names(words: Sequence[Token], gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """The longest names of the gazetteer as word ranges [first, last), without overlap."""
    entries, sure, weak, prefixes = gazetteer.entries, gazetteer.sure, gazetteer.weak, gazetteer.prefixes
    i, n = 0, len(words)
    while i < n:
        text = words[i].text
        if text not in prefixes and text not in entries and text not in sure and text not in weak:
            i += 1
            continue
        last = _longest(words, i, gazetteer)
        if last > i:
            yield i, last, gazetteer.get(_form(words, i, last))
            i = last
        else:
            i += 1


def _longest(words: Sequence[Token], first: int, gazetteer: Gazetteer) -> int:
    form, found = "", first
    for j in range(first, len(words)):
        form = _extended(form, words, first, j)
        if form in gazetteer:
            found = j + 1
        if form not in gazetteer.prefixes:
            break
    return found


def _form(words: Sequence[Token], first: int, last: int) -> str:
    form = ""
    for j in range(first, last):
        form = _extended(form, words, first, j)
    return form


def _extended(form: str, words: Sequence[Token], first: int, j: int) -> str:
    text = words[j].text.replace("’", "'")
    spaced = j > first and words[j].start > words[j - 1].end
    return f"{form} {text}" if spaced and text not in _TIGHT and form[-1] not in _TIGHT else form + text
