"""tantivy through its Python binding."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from datetime import date
from typing import Any

import tantivy

from bench.peers.engine import LABELS, ROWS, VALUES, Answer, Engine, Row
from bench.peers.spelling import edited
from bench.questions import Question
from newsreader.model import IndexDocument

_TEXT = ("title", "body")
_COUNTED = (*LABELS, "source", "month")
_WIDTH = 160
_HEAP = 128_000_000
_EXACT = 1_000_000
"""Values counted in each segment: with tantivy's own choice of ten times `VALUES`, counts come out short."""
_EXPANSIONS = 200


class Tantivy(Engine):
    """Titles and bodies stored, fast fields for what is sorted and counted by, a field for each label."""

    version = f"tantivy-py {importlib.metadata.version('tantivy')}"
    manner = (
        "default tokenizer, text stored; rows by a fast field, facets as terms aggregations in a second pass "
        "over the matches (the binding joins no two collectors), counted exactly"
    )

    def begin(self) -> None:
        """An empty index with a writer."""
        self._index = tantivy.Index(_schema(), path=str(self.folder))
        self._writer = self._index.writer(heap_size=_HEAP)

    def add(self, documents: Sequence[IndexDocument]) -> None:
        """Into the writer, whose threads index beside this one."""
        for one in documents:
            day = date.fromisoformat(one.published[:10]).toordinal() if one.published else 0
            made = tantivy.Document(title=one.title, body=one.body)
            for name, number in (("number", one.id), ("day", day), ("newest", (day << 32) + one.id)):
                made.add_unsigned(name, number)
            made.add_text("source", one.source or "")
            made.add_text("month", (one.published or "")[:7])
            for entity in one.entities:
                made.add_text(entity.label.lower(), entity.key)
            self._writer.add_document(made)

    def finish(self) -> None:
        """Commit, and wait until merging is over."""
        self._writer.commit()
        self._writer.wait_merging_threads()

    def open(self) -> None:
        """One searcher."""
        self._index = tantivy.Index.open(str(self.folder))
        self._searcher = self._index.searcher()

    def page(self, question: Question) -> Answer:
        """Rows and total, then aggregations, then snippets."""
        asked = self._query(question)
        found: Any = self._searcher.search(asked, ROWS, count=True, order_by_field="newest")
        wanted = {
            name: {"terms": {"field": name, "size": VALUES, "segment_size": _EXACT}} for name in _COUNTED
        }
        counts: Any = self._searcher.aggregate(asked, wanted)
        facets = {
            name: [(bucket["key"], bucket["doc_count"]) for bucket in counts[name]["buckets"]]
            for name in _COUNTED
        }
        return Answer(found.count, self._rows(self._shown(question) or asked, found.hits), facets)

    def _shown(self, question: Question) -> tantivy.Query | None:
        """What a snippet is to show where the query does not do: for a prefix or a spelling it shows none."""
        if question.prefix:
            found = self._searcher.terms_with_prefix("body", question.prefix, limit=_EXPANSIONS)
            return tantivy.Query.term_set_query(self._index.schema, "body", [term for term, _ in found])
        if question.fuzzy:
            near = [term for term in edited(question.fuzzy) if self._searcher.doc_freq("body", term)]
            return tantivy.Query.term_set_query(self._index.schema, "body", near)
        return None

    def _rows(self, shown: tantivy.Query, hits: Sequence[tuple[Any, tantivy.DocAddress]]) -> list[Row]:
        snippets = tantivy.SnippetGenerator.create(self._searcher, shown, self._index.schema, "body")
        snippets.set_max_num_chars(_WIDTH)
        rows = []
        for _, address in hits:
            held = self._searcher.doc(address)
            title, number = held.get_first("title") or "", held.get_first("number") or 0
            rows.append((number, title, snippets.snippet_from_doc(held).fragment()))
        return rows

    def _query(self, question: Question) -> tantivy.Query:
        schema, query = self._index.schema, tantivy.Query
        must = [_anywhere(query.term_query, schema, word) for word in question.words]
        if question.phrase:
            must.append(_anywhere(query.phrase_query, schema, list(question.phrase)))
        if question.prefix:
            must.append(_anywhere(query.regex_query, schema, f"{question.prefix}.*"))
        if question.fuzzy:
            must.append(_anywhere(query.fuzzy_term_query, schema, question.fuzzy))
        if question.dates:
            first, last = (date.fromisoformat(day).toordinal() for day in question.dates)
            kind = tantivy.FieldType.Unsigned
            must.append(query.range_query(schema, "day", kind, first, last))
        if question.entity:
            label = question.entity.partition(":")[0]
            must.append(query.term_query(schema, label, question.entity))
        parts = [(tantivy.Occur.Must, one) for one in must]
        if question.without:
            parts.append((tantivy.Occur.MustNot, _anywhere(query.term_query, schema, question.without)))
        return query.boolean_query(parts)


def _anywhere(kind: Any, schema: tantivy.Schema, text: Any) -> tantivy.Query:
    parts = [(tantivy.Occur.Should, kind(schema, name, text)) for name in _TEXT]
    return tantivy.Query.boolean_query(parts)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _TEXT:
        builder.add_text_field(name, stored=True)
    builder.add_unsigned_field("number", stored=True)
    builder.add_unsigned_field("newest", fast=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    for name in _COUNTED:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()
