"""Reader of ZIP archives."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, cast

from newsreader.ingest.companions import lies_in_companion
from newsreader.ingest.containers import members
from newsreader.ingest.containers.budget import Budget, counted, intact
from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.ingest.limits import MAX_DIRECTORY_BYTES
from newsreader.model import ImportResult, NewsreaderError, Sentence

_ENCRYPTED = 0x1
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 1 << 16


def is_zip(head: Head) -> bool:
    """The first bytes of a ZIP archive, an empty one included."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_zip(document: Document) -> Iterator[Document | ImportResult]:
    """The files in an archive, in its order. Raises NewsreaderError where it cannot be opened."""
    budget = members.budget_of(document)
    with members.seekable(document) as file, opened(file, document) as archive:
        empty = True
        names = frozenset(archive.namelist())
        for info in archive.infolist():
            if info.is_dir() or members.is_left_out(info.filename):
                continue
            empty = False
            budget.enter()
            yield _member(document, archive, info, budget, part=lies_in_companion(info.filename, names))
            if budget.spent:
                return
    if empty:
        raise NewsreaderError("The archive {path} holds no files.", path=document.origin)


def opened(file: BinaryIO, document: Document) -> zipfile.ZipFile:
    """An archive's directory. Raises NewsreaderError where it is none, or holds too many names."""
    try:
        if _directory_bytes(file) > MAX_DIRECTORY_BYTES:
            raise NewsreaderError(
                "{path} lists more files than can be held in memory; split it.", path=document.origin
            )
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise members.no_such_archive(document, error) from error


def _directory_bytes(file: BinaryIO) -> int:
    """The size of the list of files as the end of the archive says it; 0 where there is no such end."""
    size = file.seek(0, 2)
    start = max(0, size - _END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        return 0
    length = _END.unpack_from(tail, at)[5]
    locator = start + at - 20
    if length == 0xFFFF_FFFF and locator >= 0:
        file.seek(locator)
        sign, _, offset, _ = struct.unpack("<4sLQL", file.read(20))
        if sign == b"PK\x06\x07" and offset + _END_64.size <= size:
            file.seek(offset)
            length = _END_64.unpack(file.read(_END_64.size))[8]
    return int(length)


def _member(
    document: Document, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget, *, part: bool
) -> Document | ImportResult:
    name = info.filename
    if members.leads_out(name):
        return members.outside(document, name)
    if stat.S_ISLNK(info.external_attr >> 16):
        return members.link(document, name)
    if info.flag_bits & _ENCRYPTED:
        origin = members.origin_in(document, name)
        says = Sentence.of(
            "{path} is locked with a password; unpack the archive and import the files.", path=origin
        )
        return members.refused(origin, says)
    return document.member(name, partial(_open, document, archive, info, budget), part=part, budget=budget)


def _open(document: Document, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    origin = members.origin_in(document, info.filename)
    with intact(origin):
        return counted(cast("BinaryIO", archive.open(info)), budget, origin)
