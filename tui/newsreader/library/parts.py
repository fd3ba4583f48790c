"""What a library is made of: its archive, and the parts that come when they are first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsreader.archive import Archive
from newsreader.archive.backup import newest_backup
from newsreader.library.corrections import apply
from newsreader.model import NewsreaderError, Sentence

if TYPE_CHECKING:
    from newsreader.annotate import Extractor
    from newsreader.ingest.fetch import Fetcher
    from newsreader.library.importing import Importer
    from newsreader.library.indexing import Indexer
    from newsreader.library.refreshing import Refresher

ARCHIVE_FILE = "archive.sqlite3"
INDEX_FOLDER = "index"


def is_there(folder: Path) -> bool:
    """Whether a folder holds a library, or what is left of one: an archive, or copies of it."""
    archive = folder / ARCHIVE_FILE
    try:
        return archive.stat().st_size > 0 or newest_backup(archive) is not None
    except (FileNotFoundError, NotADirectoryError):
        return newest_backup(archive) is not None
    except OSError:
        return True  # whoever opens it says why it cannot be looked at


class OpenFolder:
    """A folder with an archive. Opening one reads no index and loads no extractor."""

    def __init__(
        self,
        folder: Path,
        archive: Archive,
        *,
        gazetteer: Path | None = None,
        allow_private: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        self.archive = archive
        self._gazetteer = gazetteer
        self._allow_private = allow_private
        self._lock = threading.Lock()
        self._indexer: Indexer | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        gazetteer: Path | None = None,
        allow_private: tuple[str, ...] = (),
        notice: Callable[[Sentence], object] | None = None,
    ) -> Self:
        """Open the library in a folder, making both where there is none.

        `gazetteer` names the user's own names, if there are any; `allow_private` the hosts and ranges that
        may be fetched from although they are not public; `notice` is told what makes opening take long.
        Raises NewsreaderError where the folder cannot be made or its archive cannot be read.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NewsreaderError(
                "The library folder {folder} could not be made: {reason}. Choose another with --library.",
                folder=folder,
                reason=error.strerror or error,
            ) from error
        archive = Archive.open(folder / ARCHIVE_FILE, correct=apply, notice=notice)
        return cls(folder, archive, gazetteer=gazetteer, allow_private=allow_private)

    def close(self) -> None:
        """Let go of the files; nothing is left to be written."""
        if self._indexer is not None:
            self._indexer.close()
        if "fetcher" in self.__dict__:
            self.fetcher.close()
        self.archive.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def indexer(self) -> Indexer:
        """The index with what keeps it in step with the archive."""
        from newsreader.library.indexing import Indexer

        with self._lock:
            if self._indexer is None:
                self._indexer = Indexer(self.folder / INDEX_FOLDER, self.archive)
            return self._indexer

    @cached_property
    def extractor(self) -> Extractor:
        """What finds the names in new articles, with the user's own names in it."""
        from newsreader.annotate import fast_extractor

        return fast_extractor(self._gazetteer)

    @cached_property
    def exact_extractor(self) -> Extractor:
        """What reads an article again that somebody opens, more exactly, likewise."""
        from newsreader.annotate import exact_extractor

        return exact_extractor(self._gazetteer)

    @property
    def importer(self) -> Importer:
        """What brings files in."""
        from newsreader.library.importing import Importer

        return Importer(
            self.archive, lambda: self.extractor, gazetteer=self._gazetteer, fetcher=lambda: self.fetcher
        )

    @cached_property
    def fetcher(self) -> Fetcher:
        """What fetches from web addresses."""
        from newsreader.ingest.fetch import Fetcher, FetchPolicy

        return Fetcher(FetchPolicy(allowed_private=self._allow_private))

    @property
    def refresher(self) -> Refresher:
        """What asks the feeds for what is new."""
        from newsreader.library.refreshing import Refresher

        return Refresher(self.archive, self.importer, lambda: self.fetcher)
