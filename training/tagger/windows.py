"""Texts as windows of pieces, label ids of words, and back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from layouts import Mark

from corpus import LABELS
from newsreader.annotate.tagger.pieces import END, START, Pieces
from newsreader.annotate.words import words_of

TAGS = ("O", *(f"{prefix}-{label}" for label in LABELS for prefix in "BI"))
_ID = {tag: i for i, tag in enumerate(TAGS)}


@dataclass
class Words:
    """One body: word offsets, the pieces of each word and, where known, its tag."""

    starts: list[int]
    ends: list[int]
    pieces: list[tuple[int, ...]]
    tags: np.ndarray


def tags_of(starts: list[int], ends: list[int], marks: list[Mark]) -> np.ndarray:
    """(words,) the tag of each word; a word half inside a mark belongs to it."""
    tags = np.zeros(len(starts), np.int64)
    i = 0
    for start, end, label in sorted(marks):
        while i < len(starts) and ends[i] <= start:
            i += 1
        prefix = "B-"
        while i < len(starts) and starts[i] < end:
            tags[i] = _ID[prefix + label]
            prefix = "I-"
            i += 1
    return tags


def cut(body: str, marks: list[Mark], pieces: Pieces) -> Words:
    """The words of a body with the tags that its marks give them."""
    starts, ends, texts = words_of(body)
    spaced = [start > end for start, end in zip(starts, [-1, *ends], strict=False)]
    found = [pieces.encode(text, spaced=apart)[:16] for text, apart in zip(texts, spaced, strict=True)]
    return Words(starts, ends, found, tags_of(starts, ends, marks))


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
