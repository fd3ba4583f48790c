"""Imports that are not wanted any more: soon over, and what was ready is kept."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.ingest.folder import walk
from newsreader.library import Library, counting
from newsreader.library.counting import estimate
from newsreader.model import ImportStatus
from tests.site import Reply, Site
from tests.unit.ingest.fetch.serving import never_answering
from tests.unit.library.conftest import FAST

BODY = "Pemerintah daerah membuka kembali jembatan lama setelah perbaikan selama dua bulan. " * 4
SOON = 5.0
"""Seconds; a fetch has many times as long."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", allow_private=("127.0.0.1",)) as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


def after(times: int) -> Callable[[], bool]:
    """True from the so-manieth question on."""
    asked = iter(range(times))
    return lambda: next(asked, None) is None


def lines(path: Path, count: int) -> Path:
    """So many articles."""
    texts = (json.dumps({"title": f"Judul {one}", "body": f"{one}. {BODY}"}) for one in range(count))
    path.write_text("\n".join(texts))
    return path


def test_a_server_that_never_answers_is_not_waited_for(library: Library, site: Site) -> None:
    site.pages["/a"] = Reply(f"Jembatan dibuka\n\n{BODY}", headers={"Content-Type": "text/plain"})
    unwanted = threading.Event()

    def stop(asked: threading.Event) -> None:
        asked.wait(60)
        unwanted.set()

    with never_answering() as (address, asked):
        threading.Thread(target=stop, args=(asked,), daemon=True).start()
        began = time.monotonic()
        places = [site.url("/a"), address, site.url("/b")]
        results = list(library.importer.run(places, jobs=None, cancelled=unwanted.is_set))
    assert unwanted.is_set() and time.monotonic() - began < SOON
    assert [one.status for one in results] == [ImportStatus.ADDED]
    assert [one.path for one in site.asked] == ["/a"]
    (run,) = library.archive.imports()
    assert (run.added, run.failed) == (1, 0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_more_is_read_once_it_is_not_wanted(library: Library, tmp_path: Path, jobs: int) -> None:
    path, kept = lines(tmp_path / "many.jsonl", 200), []
    unwanted = threading.Event()
    run = library.importer.run(
        [path], jobs=jobs, batch_size=5, indexer=library.indexer, cancelled=unwanted.is_set
    )
    for result in run:
        unwanted.set()
        kept.append(result.id)
    assert 5 <= len(kept) < 100
    assert kept == sorted(library.archive.all_ids())
    assert library.archive.pending_count() == len(kept), "the index waits for the next start"


def test_the_first_look_and_the_counting_end_too(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "berita"
    folder.mkdir()
    for one in range(300):
        (folder / f"{one:03}.txt").write_text(f"Judul {one}\n\n{BODY}")
    assert estimate([folder], after(7)) == 7
    lines(folder / "banyak.jsonl", 100)
    monkeypatch.setattr(counting, "_BLOCK", 1000)
    assert estimate([folder / "banyak.jsonl"], after(3)) < 20

    read: list[object] = []

    def looked(path: Path) -> Iterator[object]:
        for one in walk(path):
            read.append(one)
            yield one

    monkeypatch.setattr(sys.modules["newsreader.ingest.read"], "walk", looked)
    results = list(library.importer.run([folder], jobs=None, batch_size=5, cancelled=after(30)))
    assert len(read) < 40 and len(results) <= 5


def test_an_import_that_does_not_come_to_its_end_was_broken_off(library: Library, tmp_path: Path) -> None:
    articles = lines(tmp_path / "banyak.jsonl", 12)
    given_up = library.importer.run([articles], batch_size=4)
    next(given_up)
    assert library.archive.import_run(1).running
    given_up.close()
    list(library.importer.run([articles], batch_size=4, cancelled=after(7)))
    list(library.importer.run([articles], batch_size=4))
    whole, stopped, left = library.archive.imports()
    completed = f"completed by import {whole.id}"
    assert [str(run.state) for run in (whole, stopped, left)] == ["kept", completed, completed]
    assert left.added == 4 and 0 < stopped.added + stopped.known < 12
    assert whole.added + whole.known == 12
