"""What became of one article at import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.errors import Sentence


class ImportStatus(StrEnum):
    """added: new. unchanged: held already, from the same place. updated: the same place says something new.
    duplicate: the same text is held from elsewhere. failed: refused, with the reason."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """One line of an import's report. `id` is None where nothing is held."""

    origin: str
    status: ImportStatus
    id: int | None = None
    why: Sentence | None = None
