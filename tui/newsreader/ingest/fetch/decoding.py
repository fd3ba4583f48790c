"""Compressed bodies, unpacked in small pieces so that nothing grows before it is counted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

PIECE = 64 << 10
"""Bytes that one step gives at most."""

ACCEPTED = "gzip, deflate"
"""The encodings that are asked for: those that can be unpacked piece by piece."""

_MOST_MEMBERS = 1_000
_GZIP = zlib.MAX_WBITS | 16
_RAW = -zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


class BadEncoding(ValueError):  # noqa: N818 — like BadZipFile
    """A body that is not what its Content-Encoding says; `cut` where it only ends too early."""

    def __init__(self, reason: str, *, cut: bool = False) -> None:
        super().__init__(reason)
        self.cut = cut


def pieces(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The decoded body in pieces. Raises BadEncoding, and what `chunks` raises."""
    codings = [name for part in encoding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not codings:
        return iter(chunks)
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise BadEncoding(", ".join(codings))
    return _unpacked(chunks, codings[0])


def _unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    name = coding.removeprefix("x-")
    stream = None
    members = 0
    for chunk in chunks:
        rest = chunk
        while rest:
            if stream is None:
                members += 1
                stream = zlib.decompressobj(_window(coding, rest))
            elif stream.eof:
                # Members of gzip may follow each other; anything else after the end is padding.
                if not rest.startswith(_MAGIC) or members >= _MOST_MEMBERS:
                    break
                members += 1
                stream = zlib.decompressobj(_GZIP)
            try:
                piece = stream.decompress(rest, PIECE)
            except zlib.error as error:
                raise BadEncoding(name) from error
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
            if piece:
                yield piece
    if stream is not None:
        yield from _last(stream, name)


def _window(coding: str, start: bytes) -> int:
    """How zlib is to read it: some servers send bare data as "deflate", others zlib's, as they should."""
    if coding != "deflate":
        return _GZIP
    zlib_header = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2]) % 31 == 0)
    return zlib.MAX_WBITS if zlib_header else _RAW


def _last(stream: zlib._Decompress, name: str) -> Iterator[bytes]:
    """What zlib still holds back. Raises BadEncoding where the body ends before its end."""
    while not stream.eof:
        try:
            piece = stream.decompress(b"", PIECE)
        except zlib.error as error:
            raise BadEncoding(name) from error
        if not piece:
            break
        yield piece
    if not stream.eof:
        raise BadEncoding(name, cut=True)
