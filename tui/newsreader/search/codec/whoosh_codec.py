"""The arrays of a segment as Whoosh reads them: its codec interface.

With this Whoosh's own searcher works on the index like on any other, which is what the search is held against
in the tests. Nothing is written through it: `building.py` makes segments, and `commit.py` enters them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from newsreader.search.codec.merging import INDEXED
from newsreader.search.segment import Segment, Vocabulary

SUFFIX = ".seg"


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segments of arrays."""

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTerms:
        """The inverted fields."""
        return ArrayTerms(segment.read(storage))

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> ArrayDocuments:
        """Lengths, columns and deletions."""
        return ArrayDocuments(segment.read(storage), segment)


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the table of contents says of a segment: its name, its size and which documents are deleted."""

    def __init__(self, indexname: str, segid: str, count: int) -> None:
        self.indexname = indexname
        self.segid = segid
        self.compound = False
        self._count = count
        self._deleted: frozenset[int] = frozenset()

    def codec(self) -> ArrayCodec:
        """How it is read."""
        return ArrayCodec()

    def path(self, storage: Any) -> Path:
        """Its file."""
        return Path(storage.folder) / str(self.make_filename(SUFFIX))

    def read(self, storage: Any) -> Segment:
        """Its arrays. Raises DamagedIndexError."""
        return Segment(self.path(storage))

    def doc_count_all(self) -> int:
        """How many documents it was written with."""
        return self._count

    def has_deletions(self) -> bool:
        """Whether some are deleted."""
        return bool(self._deleted)

    def deleted_count(self) -> int:
        """How many are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> frozenset[int]:
        """Which are deleted."""
        return self._deleted

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is deleted."""
        return docnum in self._deleted

    def without(self, documents: frozenset[int]) -> ArraySegment:
        """The same segment with these documents deleted as well; others may be reading this one."""
        changed = ArraySegment(self.indexname, self.segid, self._count)
        changed._deleted = self._deleted | documents
        return changed


class ArrayTerms(base.TermsReader):  # type: ignore[misc]
    """The terms of all fields; fields in alphabetical order, as Whoosh wants it."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field, text = term
        return field in INDEXED and self._segment.vocabulary(field).find(text.decode()) >= 0

    def indexed_field_names(self) -> list[str]:
        """All fields that have terms."""
        return [field for field in sorted(INDEXED) if len(self._segment.vocabulary(field))]

    def cursor(self, fieldname: str, _fieldobj: Any) -> ArrayCursor:
        """A place in the terms of a field that can be moved."""
        return ArrayCursor(self._segment.vocabulary(fieldname))

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every (field, term) in order."""
        for field in self.indexed_field_names():
            yield from self._from(field, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Every (field, term) from one on, to the end of the last field."""
        for field in self.indexed_field_names():
            if field >= fieldname:
                yield from self._from(field, prefix if field == fieldname else b"")

    def _from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        vocabulary = self._segment.vocabulary(field)
        first, _ = vocabulary.span(prefix.decode())
        return ((field, vocabulary.term(number).encode()) for number in range(first, len(vocabulary)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every (field, term) with its statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """As `terms_from`, with statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Statistics of one term. Raises TermNotFound, as Whoosh expects."""
        documents, counts = self._segment.postings(fieldname, text.decode())
        if not len(documents):
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        return TermInfo(
            float(counts.sum()),
            len(documents),
            minlength=1,
            maxlength=1 << 30,
            maxweight=float(counts.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term occurs in all, 0 where it does not."""
        return float(self._segment.postings(fieldname, text.decode()).frequencies.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents have a term, 0 where none has."""
        return len(self._segment.documents(fieldname, text.decode()))

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The postings of a term. Raises TermNotFound."""
        info = self.term_info(fieldname, text)
        documents, counts = self._segment.postings(fieldname, text.decode())
        values = None
        if format_.supports("positions"):
            _, starts, places = self._segment.positions(fieldname, text.decode())
            values = [
                format_.encode(places[first:last].tolist()) for first, last in pairwise(starts.tolist())
            ]
        return ListMatcher(
            documents.tolist(),
            counts.astype(float).tolist(),
            values,
            format_,
            scorer,
            term=(fieldname, text),
            terminfo=info,
        )


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks through the terms of one field; Whoosh's edit automaton jumps about with it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before `term`."""
        self._at, _ = self._vocabulary.span(term.decode() if isinstance(term, bytes) else term)
        return self.text()

    def next(self) -> str | None:
        """Go on to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term, None after the last."""
        return self._vocabulary.term(self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether the last term is not yet passed."""
        return self._at < len(self._vocabulary)


class ArrayDocuments(base.PerDocumentReader):  # type: ignore[misc]
    """Lengths, columns and deletions of the documents of a segment."""

    def __init__(self, segment: Segment, state: ArraySegment) -> None:
        self._segment = segment
        self._state = state
        self._lengths = {field: segment.lengths(field) for field in ("title", "body")}
        self._columns: dict[str, NDArray[Any]] = {"id": segment.ids, "day": segment.days}

    def doc_count(self) -> int:
        """How many documents are not deleted."""
        return self._segment.size - self._state.deleted_count()

    def doc_count_all(self) -> int:
        """How many documents there are."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Whether some are deleted."""
        return self._state.has_deletions()

    def is_deleted(self, docnum: int) -> bool:
        """Whether one is deleted."""
        return self._state.is_deleted(docnum)

    def deleted_docs(self) -> frozenset[int]:
        """Which are deleted."""
        return self._state.deleted_docs()

    def supports_columns(self) -> bool:
        """It has columns."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether it has this one."""
        return fieldname in self._columns

    def list_columns(self) -> list[str]:
        """Which it has."""
        return list(self._columns)

    def column_reader(self, fieldname: str, _column: Any) -> ArrayColumn:
        """The values of one column."""
        return ArrayColumn(self._columns[fieldname])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a document has in a scored field."""
        lengths = self._lengths.get(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """How many terms all documents have."""
        return int(self._lengths[fieldname].sum()) if fieldname in self._lengths else 0

    def min_field_length(self, fieldname: str) -> int:
        """How many the shortest has."""
        return int(self._lengths[fieldname].min()) if fieldname in self._lengths else 0

    def max_field_length(self, fieldname: str) -> int:
        """How many the longest has."""
        return int(self._lengths[fieldname].max()) if fieldname in self._lengths else 0

    def stored_fields(self, _docnum: int) -> dict[str, Any]:
        """Nothing is stored."""
        return {}


class ArrayColumn(ColumnReader):  # type: ignore[misc]
    """A value for each document."""

    def __init__(self, values: NDArray[Any]) -> None:
        self._values = values.tolist()
        self._doccount = len(self._values)

    def __getitem__(self, docnum: int) -> Any:
        return self._values[docnum]
