"""The records of a web archive, and whether each is as it was recorded."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_BLOCK_FAILED = "block digest failed"


class WarcRecords(ArchiveIterator):  # type: ignore[misc]
    """The records in order; what the library would write to the terminal is kept from there."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, check_digests=True)

    def _consume_blanklines(self) -> Any:
        with redirect_stderr(io.StringIO()):
            return super()._consume_blanklines()

    def ended_whole(self, record: ArcWarcRecord) -> bool:
        """Read the rest of the record at hand; whether it is as long as it says and has the digest it had.

        The digest of the payload alone says little, as crawlers differ in what they take for that.
        """
        faults = self.err_count
        self.read_to_end()
        missing = getattr(record.raw_stream, "limit", 0) or 0
        problems = record.digest_checker.problems if record.digest_checker else ()
        changed = any(one.startswith(_BLOCK_FAILED) for one in problems)
        return missing <= 0 and self.err_count == faults and not changed and not _is_short(record)


def _is_short(record: ArcWarcRecord) -> bool:
    """Whether less was recorded than the server said that it sends, or the crawler says so."""
    if record.rec_headers.get_header("WARC-Truncated"):
        return True
    said = record.http_headers.get_header("Content-Length") if record.http_headers else None
    if not said or not said.strip().isdigit() or not record.payload_length or record.payload_length < 0:
        return False
    return int(said) > int(record.payload_length)
