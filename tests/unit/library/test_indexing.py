"""The index is kept in step with the archive, whatever becomes of its folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library import indexing as indexing_module
from newsreader.model import NewsreaderError, Query

COUNT = 7


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    source = tmp_path / "in"
    source.mkdir()
    for number in range(COUNT):
        text = f"Berita nomor {number}\n\nPerundingan nuklir ke-{number} dimulai di Jenewa pada hari itu.\n"
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    with Library.open(tmp_path / "library") as opened:
        assert all(result.id for result in opened.importer.run([source]))
        list(opened.refresh_index())
        yield opened


def found(library: Library) -> int:
    return library.search(Query("nuklir")).total


def test_an_index_deleted_between_two_searches_is_said_once_and_made_anew(library: Library) -> None:
    assert found(library) == COUNT
    shutil.rmtree(library.folder / "index")
    with pytest.raises(NewsreaderError, match="being made anew"):
        found(library)
    assert found(library) == 0
    assert list(library.refresh_index())[-1] == (COUNT, COUNT)
    assert found(library) == COUNT


def test_an_index_deleted_before_it_is_refreshed_is_made_anew_at_once(library: Library) -> None:
    library.archive.mark_all_pending()
    shutil.rmtree(library.folder / "index")
    assert list(library.refresh_index())[-1] == (COUNT, COUNT)
    assert found(library) == COUNT


def test_asking_for_spellings_survives_a_deleted_index(library: Library) -> None:
    shutil.rmtree(library.folder / "index")
    with pytest.raises(NewsreaderError, match="being made anew"):
        library.suggestions(Query("nuklr"))
    list(library.refresh_index())
    assert library.suggestions(Query("nuklr")) == ["nuklir"]


def test_a_search_between_two_batches_is_not_kept_waiting(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing_module, "_BATCH", 3)
    steps = library.rebuild_index()
    assert next(steps) == (3, COUNT)
    shutil.rmtree(library.folder / "index")
    with pytest.raises(NewsreaderError, match="being made anew"):
        found(library)
    assert list(steps)[-1][0] >= COUNT
    assert found(library) == COUNT


def test_changes_that_wait_are_no_fault(library: Library) -> None:
    assert library.verify() == []
    library.archive.mark_all_pending()
    assert library.indexer.waiting() == COUNT
    assert library.verify() == []
    library.indexer._index.apply([], [1])
    library.archive.settle(library.archive.pending())
    assert [str(problem) for problem in library.verify()] == ["1 articles are missing from the index."]


def test_what_was_got_ready_is_not_made_again_by_the_first_search(library: Library) -> None:
    library.warm()
    kept = set(library.indexer._index._current().kept._kept)
    library.facets(library.search(Query()).ids)
    assert kept
    assert set(library.indexer._index._current().kept._kept) == kept


def test_getting_ready_notices_a_deleted_index(library: Library) -> None:
    shutil.rmtree(library.folder / "index")
    with pytest.raises(NewsreaderError, match="being made anew"):
        library.warm()
    list(library.refresh_index())
    assert found(library) == COUNT
