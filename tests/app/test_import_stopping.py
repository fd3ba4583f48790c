"""Stopping an import from the list, undoing it then, and revoking what waits."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from newsreader.app.bringing import importing as module
from newsreader.app.bringing.places import Wanted
from newsreader.app.bringing.telling import detail
from newsreader.app.messages import ImportsChanged
from newsreader.app.screens.imports import ImportsScreen
from newsreader.library import Library, importing
from newsreader.model import ImportKind, ImportRun
from newsreader.translation import set_language
from tests.app.conftest import Driver, Open
from tests.app.test_imports import opened, text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles."""
    found = tmp_path / "berita"
    found.mkdir()
    for name in ("Pasar", "Jembatan", "Sekolah"):
        body = f"{name} dibuka hari ini\n\n{name} di kota itu dibuka oleh wali kota pada hari Senin.\n"
        (found / f"{name}.txt").write_text(body)
    return found


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Imports keep one article and go on once this is set."""
    event, bring = threading.Event(), importing.Importer.run

    def one_by_one(self: importing.Importer, *args: object, **kwargs: object) -> object:
        for result in bring(self, *args, **{**kwargs, "batch_size": 1}):  # type: ignore[arg-type]
            yield result
            event.wait(20)

    monkeypatch.setattr(importing.Importer, "run", one_by_one)
    monkeypatch.setattr(module, "_PAUSE", 0.0)
    yield event
    event.set()


@asynccontextmanager
async def under_way(open_app: Open, folder: Path) -> AsyncIterator[Driver]:
    """The list of imports with the cursor on one that goes on."""
    async with opened(open_app) as driver:
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)
        driver.screen.session.importing.bring(Wanted([folder]))
        while screen.imports.count < 2:
            await driver.pilot.pause(0.02)
        await driver.pilot.press("tab", "g")
        assert screen.imports.row is not None and screen.imports.row.id == 2
        yield driver


async def test_an_import_is_stopped_in_its_row_and_then_undone(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        before = driver.screen.articles.count
        await driver.until(lambda: "x stop" in text(driver) and "under way" in text(driver))
        await driver.pilot.press("x")
        await driver.until(
            lambda: "Stopping import 2; what came in stays, and x then undoes it." in text(driver)
        )
        go.set()
        await driver.settled()
        assert "Stopped; what came in until then is kept: 1 added." in text(driver)
        assert "1 added · broken off" in text(driver) and "x undo" in text(driver)
        assert driver.screen.articles.count == before + 1
        await driver.press("x")
        assert library.archive.imports()[0].undone and driver.screen.articles.count == before


async def test_what_waits_behind_a_stopped_import_is_done(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        await driver.pilot.press("x", "x")
        await driver.until(lambda: "Import 2 will be undone once what is under way is done." in text(driver))
        go.set()
        await driver.settled()
        run = library.archive.imports()[0]
        assert run.undone and run.added == 1


async def test_what_waits_is_shown_and_can_be_revoked(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        await driver.pilot.press("j", "x")
        await driver.until(lambda: "48 added · waits to be undone" in text(driver))
        assert "Import 1 will be undone once what is under way is done." in text(driver)
        await driver.pilot.press("x")
        await driver.until(
            lambda: "waits to be" not in text(driver) and "Import 1 stays as it is." in text(driver)
        )
        go.set()
        await driver.settled()
        assert not any(run.undone for run in library.archive.imports())


async def test_revoking_can_be_revoked(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        await driver.pilot.press("j", "x", "x", "x")
        go.set()
        await driver.settled()
        assert [run.id for run in library.archive.imports() if run.undone] == [1]
        assert "is undone already" not in text(driver)


async def test_how_to_go_on_with_what_was_broken_off_is_said(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        await driver.pilot.press("x")
        go.set()
        await driver.settled()
        assert "Stopping import 2" not in text(driver)
        assert "1 added · broken off; importing it again goes on" in text(driver)
        await driver.press("w")
        said = "Import 2 was broken off; import the same again, and it goes on where it ended."
        assert said in text(driver)
        driver.screen.session.importing.bring(Wanted([folder]))
        await driver.settled()
        again, broken_off, _ = library.archive.imports()
        assert (again.added, again.known) == (2, 1) and again.ended and not broken_off.ended
        assert "1 added · completed by import 3" in text(driver) and "goes on" not in text(driver)
        await driver.press("w")
        assert "Nothing of import 2 failed." in text(driver)


async def test_an_import_of_which_only_the_index_has_to_learn_is_undone_not_stopped(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        await driver.until(lambda: library.archive.imports()[0].added == 1)
        library.archive.end_import(2)
        driver.screen.post_message(ImportsChanged())
        await driver.until(lambda: "x undo" in text(driver))
        await driver.pilot.press("x")
        await driver.until(lambda: "Import 2 will be undone once what is under way is done." in text(driver))
        go.set()


@pytest.mark.parametrize("kind", [ImportKind.FEEDS, ImportKind.STARTER])
def test_what_is_asked_for_by_nobody_cannot_be_asked_for_again(kind: ImportKind) -> None:
    set_language("en")
    assert detail(ImportRun(1, kind, (), "2026-02-06T00:00:00Z", ended=False)).endswith("· broken off")


async def test_an_import_that_another_process_undoes_says_so_in_the_end(
    open_app: Open, folder: Path, go: threading.Event, library: Library
) -> None:
    async with under_way(open_app, folder) as driver:
        before = driver.screen.articles.count
        with Library.open(library.folder) as elsewhere:
            list(elsewhere.undo_import(2))
        go.set()
        await driver.settled()
        assert "Import 2 was undone while it went on; it can be brought back." in text(driver)
        assert library.archive.unsettled_imports() == []
        await driver.pilot.press("escape")
        await driver.settled()
        assert driver.screen.articles.count <= before
