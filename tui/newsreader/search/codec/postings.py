"""Postings of one field as arrays: which documents have each term, how often, and where.

| array | shape | holds |
|---|---|---|
| terms | (bytes,) | the terms in UTF-8, joined, in the order of their bytes |
| offsets | (terms + 1,) | where each term begins in `terms` |
| starts | (terms + 1,) | where each term's postings begin |
| docs | (postings,) | document numbers, rising within a term |
| counts | (postings,) | occurrences; only in a field with positions |
| place_starts | (terms + 1,) | where each term's positions begin; likewise |
| places | (occurrences,) | positions, rising within a posting; likewise |
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsreader.search.codec.layout import Array, smallest

Ints = NDArray[np.int64]


def runs(keys: Array) -> Ints:
    """Where each run of equal neighbours in `keys` begins, and the length of `keys` at the end."""
    if not keys.size:
        return np.zeros(1, np.int64)
    changes = np.flatnonzero(keys[1:] != keys[:-1]) + 1
    return np.concatenate(([0], changes, [keys.size])).astype(np.int64)


def starts_of(counts: Array) -> Ints:
    """Where each of several stretches begins when they are joined, and where the last ends."""
    return np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))


def joined_ranges(first: Array, counts: Array) -> Ints:
    """The numbers ``first[i] … first[i] + counts[i] - 1`` for each i, joined."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if ends.size else 0
    return np.arange(total) + np.repeat(first.astype(np.int64) - (ends - counts), counts)


def vocabulary(terms: Sequence[bytes]) -> dict[str, Array]:
    """The arrays of sorted terms."""
    lengths = np.fromiter(map(len, terms), np.int64, len(terms))
    return {"terms": np.frombuffer(b"".join(terms), np.uint8), "offsets": smallest(starts_of(lengths))}


def inverted(terms: Sequence[str], codes: Array, documents: Array, places: Array | None) -> dict[str, Array]:
    """The arrays of a field.

    Occurrence i is of ``terms[codes[i]]`` in ``documents[i]`` at ``places[i]``; those of one document come in
    the order of their places. Terms that do not occur are left out.
    """
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(encoded), np.int64)
    rank[order] = np.arange(len(encoded))
    keys = rank[codes] << 16 | documents
    sorting = np.argsort(keys, kind="stable")
    keys = keys[sorting]
    bounds = runs(keys)
    postings = keys[bounds[:-1]]
    held, of_term = np.unique(postings >> 16, return_counts=True)
    found = vocabulary([encoded[order[at]] for at in held])
    found |= {"starts": smallest(starts_of(of_term)), "docs": (postings & 0xFFFF).astype(np.uint16)}
    if places is not None:
        counts = np.diff(bounds)
        ends = starts_of(of_term)
        found["counts"] = smallest(counts)
        found["place_starts"] = smallest(bounds[ends])
        found["places"] = smallest(places[sorting])
    return found
