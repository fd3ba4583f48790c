"""Taking the outbox up in rounds: several under way, none lost, none out of order."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library import indexing as indexing_module
from newsreader.model import NewsreaderError, Query
from tests.unit.library.conftest import FAST, article

COUNT = 23


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Articles that the index has yet to learn of; a few make a round."""
    monkeypatch.setattr(indexing_module, "_BATCH", 4)
    monkeypatch.setattr(indexing_module, "_BATCH_BESIDE", 4)
    with Library.open(tmp_path / "library") as opened:
        for number in range(COUNT):
            one = article(number)
            opened.archive.add(one, FAST.annotate(one.body))
        yield opened


def found(library: Library, text: str = "bertemu") -> list[int]:
    return library.search(Query(text)).ids.tolist()


def test_other_processes_build_what_this_one_would(library: Library) -> None:
    assert list(library.indexer.refresh(jobs=2)) == [(done, COUNT) for done in (4, 8, 12, 16, 20, COUNT)]
    beside = [found(library, text) for text in ("bertemu", "person:ali", "date:2026-01-03", '"Ali pulang"')]
    list(library.rebuild_index())
    assert beside == [
        found(library, text) for text in ("bertemu", "person:ali", "date:2026-01-03", '"Ali pulang"')
    ]
    assert list(library.indexer.rebuild(jobs=3))[-1] == (COUNT, COUNT)
    assert library.verify() == []
    assert not active_children()


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_index_that_goes_while_it_is_built_is_begun_anew(library: Library, jobs: int) -> None:
    steps = library.indexer.refresh(jobs=jobs)
    assert next(steps) == (4, COUNT)
    # Other processes write there, so that it cannot be emptied while it stands.
    (library.folder / "index").rename(library.folder / "gone")
    assert list(steps)[-1] == (COUNT, COUNT)
    assert len(found(library)) == COUNT
    assert library.verify() == []


def test_what_changes_while_it_is_built_is_taken_up_again(library: Library) -> None:
    with library.indexer.filling() as filling:
        filling.begin()
        library.archive.annotate(1, FAST.annotate(article(0).body))
        changed = article(1, "Budi kini sendiri. Ali sudah pulang.")
        library.archive.add(changed, FAST.annotate(changed.body))
        assert filling.busy
        taken = []
        while one := filling.take_next():
            taken.append(one)
    assert sum(taken) >= COUNT
    assert library.indexer.waiting() == 0
    assert found(library, "sendiri") == [COUNT + 1]
    assert 2 not in found(library), "the earlier text of that place"
    assert library.verify() == []


def test_a_round_that_is_dropped_is_still_to_be_done(library: Library) -> None:
    with library.indexer._crew(2) as crew, library.indexer.filling(crew, by=0) as filling:
        assert filling.begin() == 0
        until = time.monotonic() + 60
        while not filling._rounds[0][1].done():
            assert time.monotonic() < until, "the round was never built"
            time.sleep(0.01)
        assert list((library.folder / "index").glob(".building-*"))
    assert not list((library.folder / "index").glob(".building-*"))
    assert library.indexer.waiting() == COUNT
    assert list(library.refresh_index())[-1] == (COUNT, COUNT)


def test_a_builder_that_was_killed_is_told_and_loses_nothing(library: Library) -> None:
    steps = library.indexer.refresh(jobs=2)
    next(steps)
    for process in active_children():
        os.kill(process.pid or 0, signal.SIGKILL)
    with pytest.raises(NewsreaderError, match="builds the index ended unexpectedly"):
        list(steps)
    assert library.indexer.waiting() > 0
    list(library.refresh_index())
    assert len(found(library)) == COUNT
    assert library.verify() == []


def test_a_refresh_ends_although_more_comes_in(library: Library) -> None:
    steps = library.refresh_index()
    for number, step in enumerate(steps):
        one = article(100 + number)
        library.archive.add(one, FAST.annotate(one.body))
        assert step[1] <= COUNT + 4
    assert 0 < library.indexer.waiting() < COUNT


def test_much_that_was_taken_up_is_made_few_segments(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(library.refresh_index())
    scattered = len(list((library.folder / "index").glob("*.seg")))
    assert scattered > 3
    monkeypatch.setattr(indexing_module, "_WORTHWHILE", COUNT)
    library.archive.annotate(1, FAST.annotate(article(0).body))
    list(library.refresh_index())
    library.archive.mark_all_pending()
    list(library.refresh_index())
    assert len(list((library.folder / "index").glob("*.seg"))) < scattered
    assert len(found(library)) == COUNT
    assert library.verify() == []


def test_processes_are_started_where_there_is_much(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing_module, "usable_cores", lambda: 2)
    monkeypatch.setattr(indexing_module, "_WORTHWHILE", COUNT)
    seen = [len(active_children()) for _ in library.indexer.refresh(jobs=None)]
    assert seen[0] == 2
    library.archive.annotate(1, FAST.annotate(article(0).body))
    library.archive.mark_all_pending()
    monkeypatch.setattr(indexing_module, "_WORTHWHILE", COUNT + 1)
    assert {len(active_children()) for _ in library.indexer.refresh(jobs=None)} == {0}
