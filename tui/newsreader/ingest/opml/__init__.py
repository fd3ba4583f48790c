"""Lists of feeds: OPML read and written, and FOAF read."""

from newsreader.ingest.formats.feed_signs import looks_like_opml
from newsreader.ingest.opml.read import read_opml
from newsreader.ingest.opml.write import write_opml

__all__ = ["looks_like_opml", "read_opml", "write_opml"]
