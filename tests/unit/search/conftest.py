from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.model import IndexDocument
from newsreader.search.index import SearchIndex

Filled = Callable[..., SearchIndex]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def filled(folder: Path) -> Iterator[Filled]:
    """Makes an index with one batch a positional argument."""
    opened: list[SearchIndex] = []

    def make(*batches: list[IndexDocument]) -> SearchIndex:
        index = SearchIndex.open(folder, "archive")
        opened.append(index)
        for batch in batches:
            index.apply(batch)
        return index

    yield make
    for index in opened:
        index.close()
