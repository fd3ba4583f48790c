"""Somebody undoes an import that goes on elsewhere: all that it brings follows that in the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library.importing import Importer
from newsreader.model import FeedLink, ImportResult, Query
from tests.site import Reply, Site, rss
from tests.unit.library.conftest import FAST


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


def begun(library: Library, tmp_path: Path) -> Iterator[ImportResult]:
    """An import of 30 articles of which ten were kept."""
    path = tmp_path / "banyak.jsonl"
    rows = [{"title": f"Judul {one}", "body": f"Ali bertemu Budi di kota {one}."} for one in range(30)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    run = Importer(library.archive, lambda: FAST).run([path], batch_size=10, indexer=library.indexer)
    next(run)
    return run


def test_an_import_that_is_undone_while_it_goes_on_leaves_nothing(library: Library, tmp_path: Path) -> None:
    run = begun(library, tmp_path)
    with Library.open(library.folder) as elsewhere:
        list(elsewhere.undo_import(1))
    assert len(list(run)) == 29
    (one,) = library.archive.imports()
    assert (one.undone, one.settled, one.ended, one.added) == (True, True, True, 30)
    assert library.archive.counts().articles == 0 and library.archive.check() == []
    assert library.indexer.waiting() == 0 and library.search(Query("kota")).total == 0
    list(library.undo_import(1, False))
    assert library.archive.counts().articles == 30, "all of it, not only what was there then"


def test_one_that_was_brought_back_meanwhile_stays(library: Library, tmp_path: Path) -> None:
    run = begun(library, tmp_path)
    list(library.undo_import(1))
    library.archive.set_import_undone(1, False)  # and was killed before any article followed
    list(run)
    assert library.archive.unsettled_imports() == []
    assert library.archive.counts().articles == 30 and library.archive.check() == []


def test_a_round_of_feeds_that_is_undone_while_it_goes_on_leaves_nothing(
    library: Library, site: Site
) -> None:
    library.__dict__.pop("fetcher", None)
    library._allow_private = ("127.0.0.1",)
    links = []
    for name in ("a", "b"):
        text = f"Jembatan {name} dibuka kembali pada hari Senin setelah perbaikan selama dua bulan."
        site.pages[f"/{name}"] = Reply(rss((f"https://{name}.id/1", f"Jembatan {name}", text)))
        links.append(library.archive.add_feed(FeedLink(site.url(f"/{name}"), name))[0])
    told: list[int] = []
    for outcome in (steps := library.refresher.refresh(links, told=told.append)):
        if outcome.results and library.archive.imports() and not library.archive.imports()[0].undone:
            list(library.undo_import(told[0]))
    steps.close()
    (one,) = library.archive.imports()
    assert (one.undone, one.settled, told) == (True, True, [1])
    assert library.archive.counts().articles == 0
