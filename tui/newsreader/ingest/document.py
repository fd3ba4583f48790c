"""Bytes that hold articles, wherever they lie: in a file, inside another one, or at an address."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from newsreader.ingest.decode import decode
from newsreader.ingest.files import open_regular, printable, read_whole, shown
from newsreader.ingest.limits import MAX_FILE_BYTES, check_length
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from newsreader.ingest.containers.budget import Budget

Columns = tuple[tuple[str, str], ...]
"""Our name of a field, and what a table calls it."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader of one format is given.

    `origin` is what messages name and articles keep: a path, the path of a container with the member's name
    after it, or an address. `name` is the file's name, whose ending is the second sign of its format. `open`
    gives the bytes from their start; a member of a container can be opened only until the next one is asked
    for. `url`, `media_type` (lower case, without parameters) and `charset` are what a server or a container
    said. `named` is true for what a person named, `depth` counts the containers around it, which share a
    `budget`. `columns` are the names that a person's tables and objects have for ours. `part` is true for
    what a browser saved with a page.
    """

    origin: str
    name: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    named: bool = False
    depth: int = 0
    columns: Columns = ()
    part: bool = False
    budget: Budget | None = field(default=None, compare=False)

    @classmethod
    def of_file(
        cls, path: Path, *, named: bool = False, columns: Columns = (), part: bool = False
    ) -> Document:
        """A file. Opening it raises NewsreaderError where it is no regular file, else OSError."""
        opening = partial(open_regular, path)
        return cls(shown(path), path.name, opening, named=named, columns=columns, part=part)

    @classmethod
    def of_bytes(cls, data: bytes, origin: str, name: str = "", *, url: str | None = None) -> Document:
        """Bytes in memory."""
        return cls(origin, name, partial(BytesIO, data), url)

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case and with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def member(
        self,
        name: str,
        open: Callable[[], BinaryIO],
        *,
        origin: str | None = None,
        url: str | None = None,
        media_type: str | None = None,
        charset: str | None = None,
        part: bool = False,
        budget: Budget | None = None,
    ) -> Document:
        """Something that lies inside this one, under a name that may hold slashes.

        Its origin is this one's with the name after it, unless another is given.
        """
        return Document(
            origin or f"{self.origin}/{printable(name)}",
            PurePosixPath(name).name,
            open,
            url,
            media_type,
            charset,
            depth=self.depth + 1,
            columns=self.columns,
            part=part or self.part,
            budget=budget or self.budget,
        )

    def head(self, size: int) -> bytes:
        """The first `size` bytes, or all if there are fewer."""
        with self.open() as file:
            return file.read(size)

    def data(self, limit: int = MAX_FILE_BYTES) -> bytes:
        """All bytes. Raises NewsreaderError, unread, where there are more than `limit`."""
        with self.open() as file:
            data = read_whole(file, limit)
        if len(data) > limit:
            raise NewsreaderError(
                "{path} is larger than {limit} MB; split it into several files.",
                path=self.origin,
                limit=limit >> 20,
            )
        return data

    def text(self) -> tuple[str, str]:
        """The decoded text of one article and the SHA-256 of the bytes.

        Raises NewsreaderError where it is too long, empty or no text.
        """
        text, sha256 = self.decoded()
        check_length(text, self.origin)
        return text, sha256

    def decoded(self) -> tuple[str, str]:
        """The same of whatever length a file may have."""
        data = self.data()
        return decode(data, origin=self.origin), hashlib.sha256(data).hexdigest()
