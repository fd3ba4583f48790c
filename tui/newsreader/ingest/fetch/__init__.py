"""What lies at web addresses: fetched with every limit kept, and the feeds that a page names.

Nothing here is heavy to import; the HTTP library is loaded by a Fetcher's first request, lxml by `discover`.
"""

from newsreader.ingest.fetch.discovery import discover, usual_addresses
from newsreader.ingest.fetch.errors import FetchCancelled, FetchError
from newsreader.ingest.fetch.fetcher import Fetcher
from newsreader.ingest.fetch.values import Fetched, FetchPolicy, Validators

__all__ = [
    "FetchCancelled",
    "FetchError",
    "FetchPolicy",
    "Fetched",
    "Fetcher",
    "Validators",
    "discover",
    "usual_addresses",
]
