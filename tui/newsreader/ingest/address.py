"""What can be imported from a web address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsreader.ingest.document import Columns, Document
from newsreader.ingest.fetch import FetchCancelled, Fetched, Fetcher, FetchError
from newsreader.ingest.files import printable
from newsreader.ingest.formats.table import find_format
from newsreader.ingest.read import Found, failed, read_document


def read_address(
    address: str,
    fetcher: Fetcher,
    *,
    format: str | None = None,
    columns: Columns = (),
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Found]:
    """The articles and feeds in what lies at a web address, as `read` finds them in a file.

    Nothing is found soon after `cancelled` has begun to say True while it is fetched. Raises NewsreaderError
    at once for a format that is not known; what cannot be fetched is a failed result.
    """
    if format is not None:
        find_format(format)
    return _read(address, fetcher, format, columns, cancelled)


def _read(
    address: str, fetcher: Fetcher, format: str | None, columns: Columns, cancelled: Callable[[], bool]
) -> Iterator[Found]:
    try:
        fetched = fetcher.fetch(address, cancelled=cancelled)
    except FetchCancelled:
        return
    except FetchError as error:
        yield failed(printable(address), error.sentence)
        return
    yield from read_document(document_of(fetched, columns), format=format)


def document_of(fetched: Fetched, columns: Columns = ()) -> Document:
    """An answer as a document, under the address that it came from in the end."""
    return Document(
        fetched.url,
        PurePosixPath(unquote(urlsplit(fetched.url).path)).name,
        partial(BytesIO, fetched.data),
        fetched.url,
        fetched.media_type,
        fetched.charset,
        named=True,
        columns=columns,
    )
