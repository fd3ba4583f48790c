"""Which members of a container are looked at."""

from __future__ import annotations

import os
from io import BytesIO
from typing import BinaryIO

from newsreader.ingest.containers.budget import Budget
from newsreader.ingest.document import Document
from newsreader.ingest.files import printable
from newsreader.ingest.folder import left_out
from newsreader.model import ImportResult, ImportStatus, NewsreaderError, Sentence

_FOREIGN = "__MACOSX"


def budget_of(document: Document) -> Budget:
    """The budget that the containers around it are read with, or a new one for this one's size."""
    if document.budget is not None:
        return document.budget
    with document.open() as file:
        return Budget(document.origin, file.seek(0, os.SEEK_END))


def seekable(document: Document) -> BinaryIO:
    """The document opened so that any part of it can be read: in memory if it lies in another one.

    Raises NewsreaderError where it would be too large for that.
    """
    return document.open() if document.depth == 0 else BytesIO(document.data())


def is_left_out(name: str) -> bool:
    """Whether a member is none that a person put there: hidden, or a folder's README."""
    parts = name.replace("\\", "/").split("/")
    return _FOREIGN in parts or any(left_out(part) for part in parts if part not in ("", ".", ".."))


def leads_out(name: str) -> bool:
    """Whether a member's name means a place outside the container."""
    parts = name.replace("\\", "/").split("/")
    return name[:1] in ("/", "\\") or name[1:2] == ":" or ".." in parts


def origin_in(document: Document, name: str) -> str:
    """How messages name a member."""
    return f"{document.origin}/{printable(name)}"


def refused(origin: str, why: Sentence) -> ImportResult:
    """The result for a member that is not read."""
    return ImportResult(origin, ImportStatus.FAILED, why=why)


def outside(document: Document, name: str) -> ImportResult:
    """The result for a member whose name leads out of the container."""
    origin = origin_in(document, name)
    return refused(
        origin,
        Sentence.of("{path} has a name that leads out of the archive and was not read.", path=origin),
    )


def link(document: Document, name: str) -> ImportResult:
    """The result for a member that is a link."""
    origin = origin_in(document, name)
    return refused(origin, Sentence.of("{path} is a link in the archive and was not followed.", path=origin))


def no_such_archive(document: Document, reason: object) -> NewsreaderError:
    """What a container that cannot be opened is answered with."""
    return NewsreaderError(
        "{path} is damaged and cannot be opened: {reason}.",
        path=document.origin,
        reason=str(reason).rstrip(".") or type(reason).__name__,
    )
