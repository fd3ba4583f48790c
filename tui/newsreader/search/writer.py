"""Changes into the index: one commit a batch, the old or the new state whatever happens."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from whoosh.index import LockError
from whoosh.reading import SegmentReader, TermNotFound

from newsreader.model import IndexDocument, NewsreaderError
from newsreader.search.schema import fields
from newsreader.search.segment import DamagedIndexError

_log = logging.getLogger(__name__)

_MEMORY_MB = 128
_FREE_MERGE = 64
"""A commit of one article may copy this many documents: a fraction of a second."""

_MERGE_SHARE = 2
_MERGE_AT = 8
_TIER_BITS = 3
"""Eight segments of one to seven documents are merged, eight of 8 to 63, and so on."""


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
    with _writing():
        writer = index.writer(timeout=patience, delay=0.05, limitmb=_MEMORY_MB)
    added: set[int] = set()
    repeated: dict[int, IndexDocument] = {}
    try:
        with _writing():
            reader = writer.reader()
        for identity in deletes:
            with _writing():
                _delete(writer, reader, identity)
        for document in upserts:
            if document.id in added:
                repeated[document.id] = document
                continue
            with _writing():
                _delete(writer, reader, document.id)
                writer.add_document(**fields(document))
            added.add(document.id)
        with _writing():
            reader.close()
            writer.commit(mergetype=lambda opened, segments: _merge(opened, segments, len(added)))
    except BaseException:
        _abandon(writer)
        raise
    return repeated


@contextmanager
def _writing() -> Iterator[None]:
    """Tell a full disk or another writer from a damaged index.

    What the caller's own generator raises stays as it is.
    """
    try:
        yield
    except LockError as error:
        raise NewsreaderError(
            "The search index is being written by another newsreader; try again when it has finished."
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise DamagedIndexError from error
    except OSError as error:
        raise NewsreaderError(
            "The search index cannot be written: {reason}.", reason=error.strerror
        ) from error
    except Exception as error:  # damaged files raise anything
        raise DamagedIndexError from error


def _abandon(writer: Any) -> None:
    """Undo what is not committed and let go of the lock, which Whoosh 2.7.4 keeps when a commit fails."""
    if writer.is_closed:
        return
    try:
        writer.cancel()
    except Exception:  # a full disk fails here again, and nothing is left to undo
        _log.exception("cancelling the index writer failed")
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
    """Whoosh's merge policy: copy segments of like size into the one being written, as far as that is cheap.

    The cost of a commit stays in proportion to what it adds: a large import gathers what single articles
    have scattered, and a single article never waits for a large segment. Answers the segments left alone.
    """
    budget = max(_FREE_MERGE, _MERGE_SHARE * added)
    tiers: dict[int, list[Any]] = {}
    for segment in segments:
        if segment.doc_count():
            tier = segment.doc_count_all().bit_length() // _TIER_BITS
            tiers.setdefault(tier, []).append(segment)
    kept: list[Any] = []
    for _, alike in sorted(tiers.items()):
        many = len(alike) >= _MERGE_AT
        for segment in sorted(alike, key=lambda one: int(one.doc_count_all())):
            size, worn = segment.doc_count_all(), segment.deleted_count() * 2 > segment.doc_count_all()
            if (many or worn) and size <= budget:
                budget -= size
                _absorb(writer, segment)
            else:
                kept.append(segment)
    return kept


def _absorb(writer: Any, segment: Any) -> None:
    reader = SegmentReader(writer.storage, writer.schema, segment)
    try:
        writer.add_reader(reader)
    finally:
        reader.close()
