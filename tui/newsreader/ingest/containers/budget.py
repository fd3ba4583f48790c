"""How much may come out of one container, whatever it says about itself."""

from __future__ import annotations

import gzip
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO

from newsreader.ingest.limits import MAX_GROWTH, MAX_MEMBERS, UNPACKED_FREELY
from newsreader.model import NewsreaderError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BUFFER = 1 << 16
_DAMAGED = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile)


class Budget:
    """What may still be unpacked from a document of `size` bytes and from all that lies in it.

    Text shrinks to a fourth or a tenth, so what grows a hundredfold and is large was made to fill a disk.
    """

    def __init__(self, origin: str, size: int) -> None:
        self._origin = origin
        self._left = max(UNPACKED_FREELY, MAX_GROWTH * size)
        self._members = MAX_MEMBERS

    @property
    def spent(self) -> bool:
        """Whether nothing more may be read."""
        return self._left < 0 or self._members < 0

    def spend(self, count: int) -> None:
        """Note that `count` bytes came out. Raises NewsreaderError where that is too much."""
        self._left -= count
        if self._left < 0:
            raise NewsreaderError(
                "{path} holds more than {factor} times its own size and is not unpacked any further.",
                path=self._origin,
                factor=MAX_GROWTH,
            )

    def enter(self) -> None:
        """Note that one more document was found. Raises NewsreaderError where that is too many."""
        self._members -= 1
        if self._members < 0:
            raise NewsreaderError(
                "{path} holds more than {limit} files and is not read any further.",
                path=self._origin,
                limit=MAX_MEMBERS,
            )


@contextmanager
def intact(origin: str) -> Iterator[None]:
    """Let what unpacking raises out as a NewsreaderError about `origin`."""
    try:
        yield
    except _DAMAGED as error:
        raise NewsreaderError(
            "{path} is damaged and cannot be unpacked to its end: {reason}.",
            path=origin,
            reason=str(error).rstrip(".") or type(error).__name__,
        ) from error
    except NotImplementedError as error:
        raise NewsreaderError(
            "{path} is packed in a way that cannot be unpacked here: {reason}.", path=origin, reason=error
        ) from error


class _Counted(RawIOBase):
    """What comes out of a stream, counted."""

    def __init__(self, stream: BinaryIO, budget: Budget, origin: str, behind: BinaryIO | None) -> None:
        self._stream = stream
        self._budget = budget
        self._origin = origin
        self._behind = behind
        self._failure: NewsreaderError | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """As the stream does. Raises NewsreaderError where it is damaged, or holds too much."""
        if self._failure is not None:
            raise self._failure
        try:
            with memoryview(buffer) as view, intact(self._origin):
                # All that comes before damage, and not an error for the whole of it.
                data = getattr(self._stream, "read1", self._stream.read)(len(view))
                view[: len(data)] = data
            self._budget.spend(len(data))
        except NewsreaderError as error:
            self._failure = error
            raise
        return len(data)

    def close(self) -> None:
        """Close the stream, and what it reads from."""
        self._stream.close()
        if self._behind is not None:
            self._behind.close()
        super().close()


class _Piecewise(BufferedReader):
    """A reader that hands out what stands before damage, and raises when more is asked for."""

    def read(self, size: int | None = -1, /) -> bytes:
        """As any stream does; all of a damaged one is never given."""
        if size is None or size < 0:
            return super().read()
        pieces: list[bytes] = []
        while size > 0:
            try:
                piece = self.read1(size)
            except NewsreaderError:
                if not pieces:
                    raise
                break
            if not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)


def counted(stream: BinaryIO, budget: Budget, origin: str, behind: BinaryIO | None = None) -> BinaryIO:
    """`stream`, of which all that is read is spent; it is closed together with what is `behind` it.

    Reading raises NewsreaderError where it is damaged or holds too much.
    """
    return _Piecewise(_Counted(stream, budget, origin, behind), _BUFFER)
