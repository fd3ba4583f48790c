"""What became of one article at import."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.errors import Sentence

ODD_DATE = "date not understood"
"""Why a date that was given for an article stands under what was removed from it."""

_NUMBER = re.compile(r"#[0-9]+\Z")


class ImportStatus(StrEnum):
    """added: new. unchanged: held already, from the same place. updated: the same place says something new.
    duplicate: its text is held from elsewhere. failed: refused, with the reason."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """One line of an import's report. `id` is None where nothing is held.

    `copied` where an article of its own is kept of a duplicate, and not only where else the text stands.
    `odd_date` is what was given as the date of an article and nobody understands.
    """

    origin: str
    status: ImportStatus
    id: int | None = None
    why: Sentence | None = None
    copied: bool = False
    odd_date: str | None = None

    @property
    def fate(self) -> ImportStatus:
        """What became of the archive: a copy was added to it."""
        return ImportStatus.ADDED if self.copied else self.status

    @property
    def document(self) -> str:
        """The file or address alone, where the origin is that of one article in it."""
        return _NUMBER.sub("", self.origin)

    @property
    def is_new(self) -> bool:
        """Whether there is something to be read that was not there."""
        return self.fate in (ImportStatus.ADDED, ImportStatus.UPDATED)


@dataclass(frozen=True, slots=True)
class PassedOver(ImportResult):
    """A file that belongs to a page and plainly holds no article: a picture, a style sheet, a script.

    Failed like any other that cannot be read, but expected to: it is counted by its `kind`, an ending or the
    name of a format, and need not be told.
    """

    kind: str = ""
