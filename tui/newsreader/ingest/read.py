"""What can be imported under a path."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from newsreader.ingest.absent import absence
from newsreader.ingest.document import Columns, Document
from newsreader.ingest.files import shown
from newsreader.ingest.folder import unreadable, walk
from newsreader.ingest.formats.table import FORMATS, Format, find_format
from newsreader.ingest.limits import MAX_DEPTH
from newsreader.ingest.recognise import PartOfPageError, by_content, recognise
from newsreader.model import (
    Draft,
    FeedLink,
    ImportResult,
    ImportStatus,
    NewsreaderError,
    PassedOver,
    Sentence,
)

_log = logging.getLogger(__name__)

__all__ = ["FORMATS", "Found", "read", "read_document"]

Found = Draft | FeedLink | ImportResult
"""An article, the address of a feed, or why something could not be read."""


def read(
    path: Path, *, format: str | None = None, columns: Columns = (), named: bool = True
) -> Iterator[Found]:
    """What one file holds, or all files of a folder and its folders, sorted by name.

    Whatever cannot be read gives a failed result with the reason, and the rest goes on; what belongs to saved
    pages, in a folder or an archive, gives one that is `PassedOver`. `format` names one
    of FORMATS for all files; without it each is recognised by its content, then by its name. `columns` says
    how tables and objects call what we need. `named` says that a person named this very path: then text under
    any name is read.
    Raises NewsreaderError at once for a format that is not known; reading itself raises nothing.
    """
    return _read(path, None if format is None else find_format(format), columns, named)


def read_document(document: Document, *, format: str | None = None) -> Iterator[Found]:
    """The same for a document, and for all that lie in it."""
    return _document(document, None if format is None else find_format(format))


def _read(path: Path, given: Format | None, columns: Columns, named: bool) -> Iterator[Found]:
    if why := absence(path):
        yield failed(shown(path), why)
        return
    if not path.is_dir():
        yield from _document(Document.of_file(path, named=named, columns=columns), given)
        return
    empty = True
    for item in walk(path):
        empty = False
        if isinstance(item, ImportResult):
            yield item
        else:
            yield from _document(Document.of_file(item.path, columns=columns, part=item.part), given)
    if empty:
        yield failed(shown(path), Sentence.of("The folder {path} holds no files.", path=shown(path)))


def _document(document: Document, given: Format | None) -> Iterator[Found]:
    try:
        if document.depth > MAX_DEPTH:
            raise NewsreaderError(
                "{path} lies too deep inside other files and is not opened.", path=document.origin
            )
        for item in _format(document, given).read(document):
            if isinstance(item, Document):
                yield from _document(item, given)
            else:
                yield item
    except PartOfPageError as error:
        why = error.sentence
        yield PassedOver(document.origin, ImportStatus.FAILED, why=why, kind=error.part)
    except NewsreaderError as error:
        yield failed(document.origin, error.sentence)
    except OSError as error:
        yield unreadable(document.origin, error)
    except Exception as error:
        # One document that the program, or a parser that it uses, fails on is no reason to lose the others.
        _log.exception("%s could not be read", document.origin)
        yield failed(document.origin, mistaken(document.origin, error))


def mistaken(origin: str, error: Exception) -> Sentence:
    """What a person is told where the program itself failed."""
    return Sentence.of(
        "{path} was not read because of an error in newsreader itself ({name}); the log says where it is.",
        path=origin,
        name=type(error).__name__,
    )


def _format(document: Document, given: Format | None) -> Format:
    """The format given is that of what lies in a container, unless it names containers itself."""
    if given is None:
        return recognise(document)
    if given.container:
        return given
    found = by_content(document)
    return found if found is not None and found.container else given


def failed(origin: str, why: Sentence) -> ImportResult:
    """The result for what could not be read."""
    return ImportResult(origin, ImportStatus.FAILED, why=why)
