"""What our codec holds of articles is what Whoosh's own holds of them, term by term and place by place."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from newsreader.model import IndexDocument
from newsreader.search.index import SearchIndex
from tests.unit.search import corpus, plain_whoosh


@given(documents=st.lists(corpus.documents, min_size=1, max_size=12, unique_by=lambda one: one.id))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_posting_is_what_whoosh_writes(documents: list[IndexDocument]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        theirs = plain_whoosh.written(Path(folder) / "theirs", documents)
        with SearchIndex.open(Path(folder) / "ours", "archive") as index:
            index.apply(documents)
            with theirs.reader() as expected, index._index.reader() as found:
                _same(found, expected)


def _same(found: Any, expected: Any) -> None:
    assert found.doc_count_all() == expected.doc_count_all()
    assert set(found.indexed_field_names()) == set(expected.indexed_field_names())
    assert list(found.all_terms()) == list(expected.all_terms())
    for field, term in expected.all_terms():
        assert _postings(found, field, term) == _postings(expected, field, term), (field, term)
        assert found.doc_frequency(field, term) == expected.doc_frequency(field, term)
        assert found.frequency(field, term) == expected.frequency(field, term)
    for column in ("id", "day"):
        assert list(found.column_reader(column)) == list(expected.column_reader(column))
    for field in ("title", "body"):
        for number in range(expected.doc_count_all()):
            length = found.doc_field_length(number, field)
            # Whoosh rounds a length up to one of 256, and has none where there is no text.
            kept = expected.doc_field_length(number, field) or 0
            assert kept == (byte_to_length(length_to_byte(length)) if length else 0)
        assert found.field_length(field) == expected.field_length(field)


def _postings(reader: Any, field: str, term: bytes) -> list[tuple[int, float, list[int]]]:
    matcher = reader.postings(field, term)
    placed = matcher.supports("positions")
    rows = []
    while matcher.is_active():
        rows.append((matcher.id(), matcher.weight(), list(matcher.value_as("positions")) if placed else []))
        matcher.next()
    return rows
