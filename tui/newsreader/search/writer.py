"""Changes into the index: one commit a batch, the old or the new state whatever happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh.index import LockError
from whoosh.reading import SegmentReader, TermNotFound

from newsreader.model import IndexDocument, NewsreaderError
from newsreader.search.schema import fields

_MEMORY_MB = 128
_FREE_MERGE = 256
"""A commit of one article may merge this many: about a fifth of a second."""

_MOST_SEGMENTS = 40


def write(index: Any, upserts: Iterable[IndexDocument], deletes: Iterable[int], *, patience: float) -> None:
    """Delete and replace documents in one commit; of two with the same id the last one stays.

    Documents are taken one by one and never held together. Waits `patience` seconds for another writer.
    Raises NewsreaderError where that was not enough, and leaves the old state if anything else is raised.
    """
    again = _commit(index, upserts, deletes, patience)
    while again:
        again = _commit(index, again.values(), (), patience)


def _commit(
    index: Any, upserts: Iterable[IndexDocument], deletes: Iterable[int], patience: float
) -> dict[int, IndexDocument]:
    """Write one batch; answers the documents whose id had already come, which need another commit."""
    try:
        writer = index.writer(timeout=patience, delay=0.05, limitmb=_MEMORY_MB)
    except LockError as error:
        raise NewsreaderError(
            "The search index is being written by another newsreader; try again when it has finished."
        ) from error
    added: set[int] = set()
    repeated: dict[int, IndexDocument] = {}
    try:
        reader = writer.reader()
        try:
            for identity in deletes:
                _delete(writer, reader, identity)
            for document in upserts:
                if document.id in added:
                    repeated[document.id] = document
                    continue
                _delete(writer, reader, document.id)
                writer.add_document(**fields(document))
                added.add(document.id)
        finally:
            reader.close()
        writer.commit(mergetype=lambda open_writer, segments: _merge(open_writer, segments, len(added)))
    except BaseException:
        _abandon(writer)
        raise
    return repeated


def _abandon(writer: Any) -> None:
    """Undo what is not committed and let go of the lock, which Whoosh 2.7.4 keeps when a commit fails."""
    try:
        if not writer.is_closed:
            writer.cancel()
    finally:
        if not writer.is_closed and writer.writelock:
            writer.writelock.release()


def _delete(writer: Any, reader: Any, identity: int) -> None:
    for leaf, base in reader.leaf_readers():
        try:
            matcher = leaf.postings("key", str(identity))
        except TermNotFound:
            continue
        for document in matcher.all_ids():
            writer.delete_document(base + document)


def _merge(writer: Any, segments: list[Any], added: int) -> list[Any]:
    """Whoosh's merge policy: copy the smallest segments into the one being written, as far as that is cheap.

    The cost of a commit stays in proportion to what it adds: a large import gathers what single articles
    have scattered, and a single article never waits for a large segment.
    """
    budget = max(_FREE_MERGE, added)
    kept: list[Any] = []
    for segment in sorted(segments, key=lambda one: one.doc_count_all()):
        size = segment.doc_count_all()
        if size <= budget:
            budget -= size
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        else:
            kept.append(segment)
    return kept
