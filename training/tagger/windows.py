"""Texts as windows of pieces, label ids of words, and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from layouts import Mark

from corpus import LABELS
from newsreader.annotate.tagger.pieces import END, START, Pieces
from newsreader.annotate.tagger.words import words_of

TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
_ID = {tag: i for i, tag in enumerate(TAGS)}


@dataclass
class Words:
    """One body: word offsets, the pieces of each word and, where known, its tag."""

    starts: list[int]
    ends: list[int]
    pieces: list[tuple[int, ...]]
    tags: np.ndarray


def cut(body: str, marks: list[Mark], pieces: Pieces) -> Words:
    """The words of a body with the tags that its marks give them; a word half inside a mark belongs to it."""
    words = words_of(body)
    tags = np.zeros(len(words), np.int64)
    starts, ends = [w.start for w in words], [w.end for w in words]
    i = 0
    for start, end, label in sorted(marks):
        while i < len(words) and ends[i] <= start:
            i += 1
        first = True
        while i < len(words) and starts[i] < end:
            tags[i] = _ID[("B-" if first else "I-") + label]
            first = False
            i += 1
    found, last = [], -1
    for word in words:
        found.append(pieces.encode(word.text, spaced=word.start > last)[:16])
        last = word.end
    return Words(starts, ends, found, tags)


def windows(words: Words, size: int, overlap: int, offset: int = 0) -> list[tuple[int, int]]:
    """Word ranges whose pieces fill at most `size` - 2 places.

    Each begins `overlap` pieces before the end of the one before it; the first is `offset` pieces long, where
    that is given.
    """
    lengths = np.array([len(p) for p in words.pieces])
    ends = np.cumsum(lengths)
    total = len(lengths)
    found: list[tuple[int, int]] = []
    first, room = 0, size - 2
    while first < total:
        before = ends[first - 1] if first else 0
        limit = before + (room if found or not offset else max(offset, 32))
        last = max(int(np.searchsorted(ends, limit, side="right")), first + 1)
        found.append((first, last))
        if last >= total:
            break
        following = (
            int(np.searchsorted(ends, ends[last - 1] - overlap, side="right")) + 1 if overlap else last
        )
        first = max(min(following, last), first + 1)
    return found


def batch(items: list[tuple[Words, tuple[int, int]]]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """(ids, mask, places) of some windows, padded to the longest."""
    rows, spots = [], []
    for words, (a, b) in items:
        row, spot = [START], []
        for p in words.pieces[a:b]:
            spot.append(len(row))
            row.extend(p)
        rows.append([*row, END])
        spots.append(spot)
    width, most = max(map(len, rows)), max(map(len, spots))
    ids = torch.full((len(rows), width), END)
    mask = torch.zeros((len(rows), width), dtype=torch.bool)
    places = torch.zeros((len(rows), most), dtype=torch.long)
    for i, (row, spot) in enumerate(zip(rows, spots, strict=True)):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = True
        places[i, : len(spot)] = torch.tensor(spot)
    return ids, mask, places


def decoded(scores: np.ndarray) -> list[int]:
    """The likeliest tags, every I after its own B or I; `scores` are log probabilities, (words, tags)."""
    n, k = scores.shape
    allowed = np.zeros((k, k))
    for j, tag in enumerate(TAGS):
        if tag[0] == "I":
            allowed[:, j] = -1e9
            allowed[j - 1, j] = allowed[j, j] = 0.0
    first = scores[0].copy()
    first[[j for j, tag in enumerate(TAGS) if tag[0] == "I"]] -= 1e9
    best, back = first, np.zeros((n, k), np.int64)
    for i in range(1, n):
        through = best[:, None] + allowed
        back[i] = through.argmax(0)
        best = through.max(0) + scores[i]
    path = [int(best.argmax())]
    for i in range(n - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def marks_of(words: Words, path: list[int]) -> list[Mark]:
    """The marks that a sequence of tags stands for."""
    found: list[Mark] = []
    for i, id_ in enumerate(path):
        tag = TAGS[id_]
        if tag[0] == "B":
            found.append((words.starts[i], words.ends[i], tag[2:]))
        elif tag[0] == "I":
            found[-1] = (found[-1][0], words.ends[i], found[-1][2])
    return found
