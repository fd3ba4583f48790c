"""One segment of the index, read through Whoosh and kept as document sets.

A segment never changes but for its deletions, which the snapshot masks out; so what was read of it stays
valid across commits. This file, `schema.py`, `storage.py` and `writer.py` are all that know Whoosh.
"""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import TermNotFound

from newsreader.model import NewsreaderError, Sentence
from newsreader.search import bits

_KEPT_SETS = 2048
_KEPT_POSTINGS = 256


class DamagedIndexError(NewsreaderError):
    """A file of the index cannot be read; the index must be made anew."""

    def __init__(self) -> None:
        sentence = Sentence.of("The search index is damaged; it is made anew at the next start.")
        super().__init__(sentence.text)


class Postings(NamedTuple):
    """The documents of a term, rising, and how often each has it."""

    documents: array[int]
    frequencies: array[float]


class Segment:
    """Documents 0 … size-1 of one Whoosh segment. Any thread may read it.

    Every method raises DamagedIndexError where a file cannot be read.
    """

    def __init__(self, reader: Any) -> None:
        files = _Files(reader)
        with files.reading():
            self.size: int = reader.doc_count_all()
            self.ids = array("q", reader.column_reader("id"))
            self.days = array("l", reader.column_reader("day"))
        if not len(self.ids) == len(self.days) == self.size:
            raise DamagedIndexError
        self.documents = lru_cache(_KEPT_SETS)(files.documents)
        self.postings = lru_cache(_KEPT_POSTINGS)(files.postings)
        self.lengths = lru_cache(None)(files.lengths)
        self.positions = files.positions
        self.vocabulary = files.vocabulary
        self.alike = files.alike


class _Files:
    """A Whoosh segment reader, one thread at a time; closed when nothing holds it any more."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._lock = threading.Lock()

    def __del__(self) -> None:
        self._reader.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except Exception as error:  # damaged files raise anything: EOFError, struct.error, zlib.error …
                raise DamagedIndexError from error

    def _matcher(self, field: str, term: str) -> Any:
        """All postings of a term, those of deleted documents included, or None."""
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return None
        if isinstance(matcher, FilterMatcher):
            matcher = matcher.child
        return matcher

    def documents(self, field: str, term: str) -> int:
        """The set of documents that have a term."""
        with self.reading():
            matcher = self._matcher(field, term)
            return bits.from_numbers(matcher.all_ids(), self._reader.doc_count_all()) if matcher else 0

    def postings(self, field: str, term: str) -> Postings:
        """The documents that have a term and how often."""
        found = Postings(array("l"), array("d"))
        with self.reading():
            matcher = self._matcher(field, term)
            while matcher is not None and matcher.is_active():
                found.documents.append(matcher.id())
                found.frequencies.append(matcher.weight())
                matcher.next()
        return found

    def lengths(self, field: str) -> array[int]:
        """The number of terms of every document in a scored field, as exactly as Whoosh keeps it."""
        with self.reading():
            length = self._reader.doc_field_length
            return array(
                "l", (length(number, field, 0) or 0 for number in range(self._reader.doc_count_all()))
            )

    def positions(self, field: str, term: str, wanted: array[int]) -> list[tuple[int, list[int]]]:
        """The (document, rising positions) pairs of a term among the `wanted` documents."""
        found = []
        with self.reading():
            matcher = self._matcher(field, term)
            for document in wanted if matcher else ():
                if not matcher.is_active():
                    break
                if matcher.id() < document:
                    matcher.skip_to(document)
                if matcher.is_active() and matcher.id() == document:
                    found.append((document, matcher.value_as("positions")))
        return found

    def vocabulary(self, field: str, prefix: str = "") -> list[tuple[str, int]]:
        """The terms of a field that begin with `prefix`, in order, with the number of documents of each."""
        found = []
        encoded = prefix.encode()
        with self.reading():
            if field not in self._reader.indexed_field_names():
                return []
            for (name, term), info in self._reader.iter_from(field, encoded):
                if name != field or not term.startswith(encoded):
                    break
                found.append((term.decode(), info.doc_frequency()))
        return found

    def alike(self, field: str, word: str, edits: int) -> list[tuple[str, int]]:
        """The terms at most so many edits from `word`, with the number of documents of each.

        An edit is an insertion, a deletion or a replacement; a swap of neighbours counts as one where
        nothing else differs. From two edits on the first letter must be right: that is five times as fast.
        """
        swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
        with self.reading():
            if field not in self._reader.indexed_field_names():
                return []
            found = set(self._reader.terms_within(field, word, edits, prefix=int(edits > 1)))
            found.update(term for term in swapped if (field, term) in self._reader)
            return [(term, self._reader.doc_frequency(field, term)) for term in sorted(found)]
