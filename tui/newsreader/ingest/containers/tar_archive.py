"""Reader of tar archives, as a stream: never more than the beginning of one member is held in memory."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from newsreader.ingest.containers import members
from newsreader.ingest.containers.budget import intact
from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import HEAD_BYTES, Head
from newsreader.model import ImportResult, NewsreaderError, Sentence

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MAGIC = b"ustar"
_MAGIC_AT = 257


def is_tar(head: Head) -> bool:
    """The mark in the header of the first member, which all but the oldest archives have."""
    return head.data[_MAGIC_AT : _MAGIC_AT + len(_MAGIC)] == _MAGIC


def read_tar(document: Document) -> Iterator[Document | ImportResult]:
    """The files in an archive, in its order. Raises NewsreaderError where it cannot be read to its end."""
    budget = members.budget_of(document)
    empty, once = True, _Once(BytesIO(), document)
    with document.open() as file, intact(document.origin), _opened(file, document) as archive:
        # A fault that ended a member ends the archive, and has been told.
        while not once.broken and (info := _next(archive, document)) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # else all are remembered
            if info.isdir() or members.is_left_out(info.name):
                continue
            empty = False
            budget.enter()
            found = _member(document, archive, info)
            if isinstance(found, _Once):
                once = found
                yield document.member(info.name, once.opened)
            else:
                yield found
            if budget.spent:
                return
    if empty:
        raise NewsreaderError("The archive {path} holds no files.", path=document.origin)


def _opened(file: BinaryIO, document: Document) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=file, mode="r|")
    except tarfile.TarError as error:
        raise members.no_such_archive(document, error) from error


def _next(archive: tarfile.TarFile, document: Document) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (tarfile.TarError, ValueError, OverflowError) as error:
        raise members.no_such_archive(document, error) from error


def _member(document: Document, archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Once | ImportResult:
    if members.leads_out(info.name):
        return members.outside(document, info.name)
    if info.issym() or info.islnk():
        return members.link(document, info.name)
    if not info.isreg() or info.issparse():
        origin = members.origin_in(document, info.name)
        says = Sentence.of("{path} is not a regular file and is not read.", path=origin)
        return members.refused(origin, says)
    stream = archive.extractfile(info)
    assert stream is not None
    return _Once(cast("BinaryIO", stream), document)


class _Once:
    """A stream that cannot go back, yet whose beginning may be looked at before it is read."""

    def __init__(self, stream: BinaryIO, document: Document) -> None:
        self._stream = stream
        self._document = document
        self._begun = b""
        self._at = 0
        self.broken = False
        """Whether it could not be read to its end."""

    def opened(self) -> BinaryIO:
        """A view from the start, as long as none has been read past the beginning."""
        return BufferedReader(_View(self), HEAD_BYTES)

    def read(self, position: int, size: int) -> bytes:
        """At most `size` bytes from `position` on; past the beginning only where the last reading ended."""
        if position < len(self._begun):
            return self._begun[position : position + size]
        if position != self._at:
            raise NewsreaderError("{path} can be read only once.", path=self._document.origin)
        try:
            with intact(self._document.origin):
                data = self._stream.read(size)
        except tarfile.TarError as error:
            self.broken = True
            raise members.no_such_archive(self._document, error) from error
        except NewsreaderError:
            self.broken = True
            raise
        self._at += len(data)
        if len(self._begun) < HEAD_BYTES:
            self._begun += data
        return data


class _View(RawIOBase):
    """One reading of a stream from its start."""

    def __init__(self, once: _Once) -> None:
        self._once = once
        self._position = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """As any stream does."""
        with memoryview(buffer) as view:
            data = self._once.read(self._position, len(view))
            view[: len(data)] = data
        self._position += len(data)
        return len(data)
