"""One segment of the index, read through Whoosh's public reader and kept as document sets.

A segment never changes but for its deletions, which the snapshot masks out; so what was read of it stays
valid across commits. This file and `schema.py`, `writer.py` and `storage.py` are all that know Whoosh.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import TermNotFound

from newsreader.search import bits

_KEPT_SETS = 4096
_KEPT_POSTINGS = 256


class Postings(NamedTuple):
    """The documents of a term, rising, and how often each has it."""

    documents: array[int]
    frequencies: array[float]


class Segment:
    """Documents 0 … size-1 of one Whoosh segment. Safe to use from several threads."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._lock = threading.RLock()
        self.size: int = reader.doc_count_all()
        self.ids = array("q", reader.column_reader("id"))
        self.days = array("l", reader.column_reader("day"))
        self.documents = lru_cache(_KEPT_SETS)(self._documents)
        self.postings = lru_cache(_KEPT_POSTINGS)(self._postings)
        self.lengths = lru_cache(None)(self._lengths)

    def _matcher(self, field: str, term: str) -> Any:
        """All postings of a term, those of deleted documents included, or None."""
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return None
        if isinstance(matcher, FilterMatcher):
            matcher = matcher.child
            matcher.reset()
        return matcher

    def _documents(self, field: str, term: str) -> int:
        with self._lock:
            matcher = self._matcher(field, term)
            return bits.from_numbers(matcher.all_ids(), self.size) if matcher else 0

    def _postings(self, field: str, term: str) -> Postings:
        found = Postings(array("l"), array("d"))
        with self._lock:
            matcher = self._matcher(field, term)
            while matcher is not None and matcher.is_active():
                found.documents.append(matcher.id())
                found.frequencies.append(matcher.weight())
                matcher.next()
        return found

    def _lengths(self, field: str) -> array[int]:
        """The number of terms of every document in a scored field, as exactly as Whoosh keeps it."""
        with self._lock:
            length = self._reader.doc_field_length
            return array("l", (length(document, field, 0) or 0 for document in range(self.size)))

    def positions(self, field: str, term: str, wanted: array[int]) -> Iterator[tuple[int, list[int]]]:
        """The (document, rising positions) pairs of a term among the `wanted` documents."""
        with self._lock:
            matcher = self._matcher(field, term)
            if matcher is None:
                return
            found = []
            for document in wanted:
                if not matcher.is_active():
                    break
                if matcher.id() < document:
                    matcher.skip_to(document)
                if matcher.is_active() and matcher.id() == document:
                    found.append((document, matcher.value_as("positions")))
        yield from found

    def vocabulary(self, field: str, prefix: str = "") -> list[tuple[str, int]]:
        """The terms of a field that begin with `prefix`, in order, with the number of documents of each."""
        found = []
        with self._lock:
            encoded = prefix.encode()
            for (name, term), info in self._reader.iter_from(field, encoded):
                if name != field or not term.startswith(encoded):
                    break
                found.append((term.decode(), info.doc_frequency()))
        return found
