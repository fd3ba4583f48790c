"""The same articles in an index that Whoosh itself writes, by its own codec."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh.index import create_in

from newsreader.model import IndexDocument
from newsreader.search.analyzer import STOP_WORDS, surfaces, words
from newsreader.search.schema import NAME_BLOCK, fold_key, fold_source, published_day, schema
from newsreader.search.stemming import stem


def written(folder: Path, documents: Iterable[IndexDocument]) -> Any:
    """An index of one segment, documents in the order of their ids."""
    folder.mkdir()
    index = create_in(str(folder), schema())
    writer = index.writer()
    for document in sorted(documents, key=lambda one: one.id):
        writer.add_document(**fields(document))
    writer.commit()
    return index


def fields(document: IndexDocument) -> dict[str, Any]:
    """Terms with their positions, as the table in `schema.py` says."""
    title, heading = _analysed(document.title)
    body, printed = _analysed(document.body)
    return {
        "id": document.id,
        "day": published_day(document.published),
        "title": title,
        "body": body,
        "words": printed | heading,
        "heading": heading,
        "entity": {fold_key(entity.key): [] for entity in document.entities},
        "name": _names([(f"{one.label.lower()}:", one.names) for one in document.entities]),
        "speaker": _names([("", one.names) for one in document.speakers]),
        "spoken": {fold_key(one.key): [] for one in document.speakers if one.key},
        "source": {fold_source(document.source): []} if document.source else {},
        "lang": {fold_key(document.lang): []},
    }


def _analysed(text: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    stems: dict[str, list[int]] = {}
    printed: dict[str, list[int]] = {}
    for position, word in enumerate(words(text)):
        if word.surface and word.surface not in STOP_WORDS:
            printed[word.surface] = []
            stems.setdefault(stem(word.surface), []).append(position)
    return stems, printed


def _names(named: list[tuple[str, tuple[str, ...]]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    every = [(prefix, name) for prefix, names in named for name in names]
    for block, (prefix, name) in enumerate(every):
        for offset, word in enumerate(surfaces(name)[:NAME_BLOCK]):
            places.setdefault(prefix + word, []).append(block * NAME_BLOCK + offset)
    return places
