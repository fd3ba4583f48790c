"""A fresh archive for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.archive import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive in a folder of its own."""
    with Archive.open(tmp_path / "library.sqlite") as opened:
        yield opened
