"""What reading a file comes to, for tests."""

from __future__ import annotations

from pathlib import Path

from newsreader.ingest.read import read
from newsreader.model import Draft, ImportResult


def drafts(path: Path, format: str | None = None) -> list[Draft]:
    """The articles found under a path."""
    return [one for one in read(path, format=format) if isinstance(one, Draft)]


def reasons(path: Path, format: str | None = None) -> list[str]:
    """Why anything under a path was refused."""
    return [str(one.why) for one in read(path, format=format) if isinstance(one, ImportResult)]
