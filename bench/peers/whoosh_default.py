"""Whoosh as it comes: its own codec, analyzer, sorting, facets and highlights, nothing of ours beside it."""

from __future__ import annotations

import importlib.metadata
from collections import Counter
from collections.abc import Sequence
from datetime import date

from whoosh import fields, index, query, sorting

from bench.peers.engine import ROWS, VALUES, Answer, Engine
from bench.questions import Question
from newsreader.model import IndexDocument

_MEGABYTES = 256
_TEXT = ("title", "body")


class WhooshDefault(Engine):
    """One process, the default codec; titles and bodies stored, columns for what is sorted and counted by."""

    version = f"whoosh3 {importlib.metadata.version('whoosh3')}"
    manner = (
        "default codec and StandardAnalyzer; sorted and grouped by columns, entities grouped by vectors, "
        "its quicker way by far; one edit away: it knows no swap of neighbours as one edit"
    )

    def begin(self) -> None:
        """An empty index with a writer."""
        schema = fields.Schema(
            number=fields.STORED,
            newest=fields.NUMERIC(int, bits=64, sortable=True),
            day=fields.NUMERIC(int, bits=32, sortable=True),
            title=fields.TEXT(stored=True),
            body=fields.TEXT(stored=True),
            source=fields.ID(sortable=True),
            month=fields.ID(sortable=True),
            entity=fields.KEYWORD(commas=True, vector=True),
        )
        self._writer = index.create_in(self.folder, schema).writer(limitmb=_MEGABYTES)

    def add(self, documents: Sequence[IndexDocument]) -> None:
        """Into the writer's buffer."""
        for one in documents:
            day = _day(one.published)
            self._writer.add_document(
                number=one.id,
                newest=(day << 32) + one.id,
                day=day,
                title=one.title,
                body=one.body,
                source=one.source or "",
                month=(one.published or "")[:7],
                entity=",".join(entity.key for entity in one.entities),
            )

    def finish(self) -> None:
        """One commit, merged as Whoosh sees fit."""
        self._writer.commit()

    def open(self) -> None:
        """One searcher."""
        self._searcher = index.open_dir(self.folder).searcher()

    def page(self, question: Question) -> Answer:
        """One collected search, then highlights of its rows."""
        results = self._searcher.search(
            _query(question),
            limit=ROWS,
            sortedby="newest",
            reverse=True,
            groupedby={
                "source": sorting.FieldFacet("source", maptype=sorting.Count),
                "month": sorting.FieldFacet("month", maptype=sorting.Count),
                "entity": sorting.FieldFacet("entity", allow_overlap=True, maptype=sorting.Count),
            },
        )
        rows = [(hit["number"], hit["title"], hit.highlights("body", top=1)) for hit in results]
        facets = {name: _most(results.groups(name)) for name in ("source", "month")}
        return Answer(len(results), rows, facets | _by_label(results.groups("entity")))


def _day(published: str | None) -> int:
    return date.fromisoformat(published[:10]).toordinal() if published else 0


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    return Counter(counts).most_common(VALUES)


def _by_label(counts: dict[bytes | str | None, int]) -> dict[str, list[tuple[str, int]]]:
    labels: dict[str, dict[str, int]] = {}
    for key, count in counts.items():
        text = key.decode() if isinstance(key, bytes) else key or ""
        labels.setdefault(text.partition(":")[0], {})[text] = count
    return {label: _most(found) for label, found in labels.items()}


def _query(question: Question) -> query.Query:
    wanted = [_anywhere(query.Term, word) for word in question.words]
    if question.phrase:
        wanted.append(_anywhere(query.Phrase, list(question.phrase)))
    if question.prefix:
        wanted.append(_anywhere(query.Prefix, question.prefix))
    if question.fuzzy:
        wanted.append(query.Or([query.FuzzyTerm(name, question.fuzzy, prefixlength=0) for name in _TEXT]))
    if question.dates:
        first, last = (date.fromisoformat(day).toordinal() for day in question.dates)
        wanted.append(query.NumericRange("day", first, last))
    if question.entity:
        wanted.append(query.Term("entity", question.entity))
    asked = query.And(wanted)
    if question.without:
        asked = query.AndNot(asked, _anywhere(query.Term, question.without))
    return asked.normalize()


def _anywhere(kind: type[query.Query], text: str | list[str]) -> query.Query:
    return query.Or([kind(name, text) for name in _TEXT])
