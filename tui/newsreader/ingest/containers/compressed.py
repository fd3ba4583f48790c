"""Reader of compressed streams: gzip, bzip2 and xz around one document, most often a tar archive."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from newsreader.ingest.containers.budget import Budget, counted
from newsreader.ingest.containers.members import budget_of
from newsreader.ingest.document import Document
from newsreader.ingest.formats.head import Head
from newsreader.model import NewsreaderError

_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file, mode="rb"),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_LONGER = {".tgz": ".tar", ".tbz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def is_compressed(head: Head) -> bool:
    """The first bytes of gzip, bzip2 or xz."""
    return head.data.startswith(tuple(_OPENERS))


def read_compressed(document: Document) -> Iterator[Document]:
    """The one document inside, under the same origin and with a name of one ending less."""
    budget = budget_of(document)
    suffix = document.suffix
    name = document.name[: -len(suffix) or None] + _LONGER.get(suffix, "")
    yield document.member(name, lambda: _opened(document, budget), origin=document.origin, budget=budget)


def _opened(document: Document, budget: Budget) -> BinaryIO:
    head = document.head(6)
    opener = next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)
    if opener is None:
        raise NewsreaderError("{path} is not compressed with gzip, bzip2 or xz.", path=document.origin)
    file = document.open()
    return counted(cast("BinaryIO", opener(file)), budget, document.origin, file)
