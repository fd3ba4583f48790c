"""The starter collection: who does not want it does not get it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library.starter import fill, wants_starter
from tests.unit.library.conftest import FAST


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


def begun(library: Library) -> Iterator[object]:
    """A library that is being filled, of which some articles are there."""
    filling = fill(library)
    for _ in range(12):
        next(filling)
    return filling


def test_what_was_undone_is_not_filled_again(library: Library) -> None:
    begun(library).close()  # type: ignore[attr-defined]
    assert wants_starter(library), "the rest is still wanted"
    list(library.undo_import(1))
    assert library.archive.counts().articles == 0 and not wants_starter(library)
    list(library.undo_import(1, False))
    assert wants_starter(library)
    list(fill(library))
    assert library.archive.counts().articles == 48 and not wants_starter(library)
    list(library.undo_import(1))
    list(library.undo_import(2))
    assert library.archive.counts().articles == 0 and not wants_starter(library)


def test_filling_ends_once_it_is_undone_and_leaves_nothing(library: Library) -> None:
    filling = begun(library)
    list(library.undo_import(1))
    assert len(list(filling)) < 12
    assert library.archive.counts().articles == 0
    assert library.archive.unsettled_imports() == [] and library.archive.check() == []
    assert [run.id for run in library.archive.imports()] == [1] and not wants_starter(library)
