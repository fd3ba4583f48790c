"""Several segments into one, without the documents that were deleted.

Terms are taken in slices, so that the memory needed stays bounded by the postings of a slice besides the
arrays that are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from newsreader.search.codec.layout import Array, ArrayFile, UnreadableError, smallest
from newsreader.search.codec.postings import Ints, joined_ranges, runs, starts_of, vocabulary

INDEXED = ("title", "body", "words", "heading", "entity", "name", "speaker", "spoken", "source", "lang")
_SLICE = 500_000
"""Postings that are sorted at a time; their positions may be several times as many."""


@dataclass(frozen=True, slots=True)
class Source:
    """A segment that is merged: its file, and the new number of each document, -1 for one that goes."""

    file: ArrayFile
    renumbered: Ints


def merged(parts: Sequence[tuple[ArrayFile, Array]]) -> Iterator[tuple[str, Array]]:
    """The arrays of one segment of the documents that are live in each of `parts` (file, live flags).

    They come one after the other, as `layout.write` takes them. No article may be live in two of `parts`.
    Raises UnreadableError where a file cannot be right.
    """
    try:
        yield from _merged(parts)
    except (KeyError, IndexError, ValueError, UnicodeDecodeError) as error:
        raise UnreadableError from error


def _merged(parts: Sequence[tuple[ArrayFile, Array]]) -> Iterator[tuple[str, Array]]:
    ids = np.concatenate([file.array("ids")[live] for file, live in parts])
    order = np.argsort(ids, kind="stable")
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    sources, done = [], 0
    for file, live in parts:
        renumbered = np.full(len(live), -1, np.int64)
        count = int(live.sum())
        renumbered[live] = rank[done : done + count]
        done += count
        sources.append(Source(file, renumbered))
    yield "ids", ids[order]
    for name in ("days", "minutes", "months", "title.lengths", "body.lengths"):
        yield name, smallest(_column(sources, [one.file.array(name) for one in sources]))
    yield from _merged_sources(sources).items()
    yield from _merged_entities(sources).items()
    for field in INDEXED:
        for name, array in _field(sources, field).items():
            yield f"{field}.{name}", array


def _column(sources: Sequence[Source], columns: Sequence[Array]) -> Ints:
    """A value for each new document."""
    size = sum(int((one.renumbered >= 0).sum()) for one in sources)
    found = np.empty(size, np.int64)
    for one, column in zip(sources, columns, strict=True):
        live = one.renumbered >= 0
        found[one.renumbered[live]] = column[live]
    return found


def _merged_sources(sources: Sequence[Source]) -> dict[str, Array]:
    numbers: dict[bytes, int] = {}
    columns = []
    for one in sources:
        names = terms_of(one.file, "sources")
        codes = one.file.array("source_codes")
        mapped = np.zeros(len(names) + 1, np.int64)
        for code in np.unique(codes[one.renumbered >= 0]).tolist():
            mapped[code] = numbers.setdefault(names[code - 1], len(numbers) + 1) if code else 0
        columns.append(mapped[codes])
    found = {f"sources.{name}": array for name, array in vocabulary(list(numbers)).items()}
    return found | {"source_codes": smallest(_column(sources, columns))}


def _merged_entities(sources: Sequence[Source]) -> dict[str, Array]:
    bounds = [one.file.array("entities.starts").astype(np.int64) for one in sources]
    counts = _column(sources, [one[1:] - one[:-1] for one in bounds])
    starts = starts_of(counts)
    found: dict[str, Array] = {"entities.starts": smallest(starts)}
    for name in ("codes", "mentions"):
        values = np.empty(int(starts[-1]), np.int64)
        for one, first in zip(sources, bounds, strict=True):
            live = np.flatnonzero(one.renumbered >= 0)
            lengths = np.diff(first)[live]
            target = joined_ranges(starts[one.renumbered[live]], lengths)
            values[target] = one.file.array(f"entities.{name}")[joined_ranges(first[live], lengths)]
        found[f"entities.{name}"] = smallest(values)
    return found


def terms_of(file: ArrayFile, field: str) -> list[bytes]:
    """All terms of a field, in the order they are kept in."""
    blob = file.array(f"{field}.terms").tobytes()
    return [blob[first:last] for first, last in pairwise(file.array(f"{field}.offsets").tolist())]


@dataclass(frozen=True, slots=True)
class _Slice:
    """Sorted postings of some terms: term numbers, documents, and with positions also counts and places."""

    terms: Ints
    documents: Array
    counts: Array
    places: Array


def _field(sources: Sequence[Source], field: str) -> dict[str, Array]:
    held = [terms_of(one.file, field) for one in sources]
    every = sorted(set().union(*held))
    numbers = {term: number for number, term in enumerate(every)}
    mapped = [np.array([numbers[term] for term in terms], np.int64) for terms in held]
    placed = f"{field}.places" in sources[0].file
    slices = [_sorted_slice(sources, mapped, field, span, placed) for span in _spans(sources, mapped, field)]
    postings = np.zeros(len(every), np.int64)
    occurrences = np.zeros(len(every), np.int64)
    for one in slices:
        first, last = (int(one.terms[0]), int(one.terms[-1]) + 1) if len(one.terms) else (0, 0)
        postings[first:last] += np.bincount(one.terms - first, minlength=last - first)
        if placed:
            by_term = np.bincount(one.terms - first, one.counts, minlength=last - first)
            occurrences[first:last] += by_term.astype(np.int64)
    kept = postings > 0
    found = vocabulary([every[at] for at in np.flatnonzero(kept)])
    found["starts"] = smallest(starts_of(postings[kept]))
    found["docs"] = _joined([one.documents for one in slices]).astype(np.uint16, copy=False)
    if placed:
        found["counts"] = smallest(_joined([one.counts for one in slices]))
        found["place_starts"] = smallest(starts_of(occurrences[kept]))
        found["places"] = smallest(_joined([one.places for one in slices]))
    return found


def _joined(arrays: Sequence[Array]) -> Array:
    return np.concatenate(arrays) if arrays else np.zeros(0, np.uint8)


def _spans(sources: Sequence[Source], mapped: Sequence[Ints], field: str) -> Iterator[tuple[int, int]]:
    """Ranges of new term numbers that have about `_SLICE` postings each."""
    size = 1 + max((int(numbers[-1]) for numbers in mapped if len(numbers)), default=-1)
    postings = np.zeros(size, np.int64)
    for one, numbers in zip(sources, mapped, strict=True):
        starts: Ints = one.file.array(f"{field}.starts").astype(np.int64)
        postings[numbers] += starts[1:] - starts[:-1]
    bounds = runs(starts_of(postings)[:-1] // _SLICE)
    yield from pairwise(bounds.tolist())


def _sorted_slice(
    sources: Sequence[Source], mapped: Sequence[Ints], field: str, span: tuple[int, int], placed: bool
) -> _Slice:
    """The postings of the terms in `span` that live documents have, by term and then by document."""
    keys, counts, places = [], [], []
    for one, numbers in zip(sources, mapped, strict=True):
        first, last = np.searchsorted(numbers, span)
        starts = one.file.array(f"{field}.starts")[first : last + 1].astype(np.int64)
        documents = one.renumbered[one.file.array(f"{field}.docs")[starts[0] : starts[-1]]]
        live = documents >= 0
        terms = np.repeat(numbers[first:last], np.diff(starts))
        keys.append(terms[live] << 16 | documents[live])
        if placed:
            held = one.file.array(f"{field}.counts")[starts[0] : starts[-1]].astype(np.int64)
            begin = int(one.file.array(f"{field}.place_starts")[first])
            where = joined_ranges((np.cumsum(held) - held + begin)[live], held[live])
            counts.append(held[live])
            places.append(one.file.array(f"{field}.places")[where])
    joined = np.concatenate(keys)
    order = np.argsort(joined, kind="stable")
    joined = joined[order]
    documents = (joined & 0xFFFF).astype(np.uint16)
    if not placed:
        return _Slice(joined >> 16, documents, np.zeros(0, np.uint8), np.zeros(0, np.uint8))
    held = np.concatenate(counts)
    sorted_places = np.concatenate(places)[joined_ranges((np.cumsum(held) - held)[order], held[order])]
    return _Slice(joined >> 16, documents, smallest(held[order]), smallest(sorted_places))
