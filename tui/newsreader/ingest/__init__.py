"""Files into articles: one reader a format, one preparation for all.

`read` finds the articles under a path, `prepare` makes each of them fit to be kept.
"""

from newsreader.ingest.prepare import prepare
from newsreader.ingest.read import FORMATS, read

__all__ = ["FORMATS", "prepare", "read"]
