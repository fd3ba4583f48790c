"""The SQLite archive: articles, annotations and marks. The only package that knows SQLite."""

from newsreader.archive.archive import Archive
from newsreader.archive.backup import BackupError
from newsreader.archive.correcting import Uncorrected
from newsreader.archive.corrections import Correct, Kept
from newsreader.archive.events import Event
from newsreader.archive.listing import Collection, Counts
from newsreader.archive.outbox import PendingChange
from newsreader.archive.packed import PackedArticle, pack_article

__all__ = [
    "Archive",
    "BackupError",
    "Collection",
    "Correct",
    "Counts",
    "Event",
    "Kept",
    "PackedArticle",
    "PendingChange",
    "Uncorrected",
    "pack_article",
]
