"""The screen of imports: bringing articles in, seeing what failed, undoing an import as a whole."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from newsreader.app.bringing.importing import Going, Importing
from newsreader.app.bringing.places import Wanted
from newsreader.app.bringing.telling import Act
from newsreader.app.messages import ImportsChanged
from newsreader.app.screens.failures import FailuresScreen
from newsreader.app.screens.imports import ImportsScreen
from newsreader.library import Library, importing
from newsreader.model import ImportKind, ImportResult, ImportStatus, Sentence
from tests.app.conftest import Driver, Open


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles and an empty file."""
    found = tmp_path / "berita baru"
    found.mkdir()
    for name in ("Pasar", "Jembatan", "Sekolah"):
        text = f"{name} dibuka hari ini\n\n{name} di kota itu dibuka oleh wali kota pada hari Senin.\n"
        (found / f"{name}.txt").write_text(text)
    (found / "kosong.txt").touch()
    return found


@asynccontextmanager
async def opened(open_app: Open, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Driver]:
    async with open_app(size=size) as driver:
        await driver.press("I")
        assert isinstance(driver.app.screen, ImportsScreen)
        yield driver


def text(driver: Driver) -> str:
    return "\n".join(driver.lines)


def unbroken(driver: Driver) -> str:
    """What stands in the screen, its lines put together."""
    return "".join(line.strip("│ ") + " " * line.endswith("  │") for line in driver.lines)


async def test_a_folder_comes_in_and_goes_again(open_app: Open, folder: Path) -> None:
    async with opened(open_app) as driver:
        before = driver.screen.articles.count
        await driver.type(str(folder))
        await driver.press("enter")
        assert "Imported: 3 added · 1 failed." in text(driver)
        assert f"From {folder}"[:40] in text(driver)
        assert driver.screen.articles.count == before + 3
        await driver.press("tab", "w")
        assert isinstance(driver.app.screen, FailuresScreen)
        assert "kosong.txt" in text(driver) and "is empty" in text(driver)
        await driver.press("escape", "x")
        assert "Import 2 is undone" in text(driver)
        assert driver.screen.articles.count == before
        await driver.press("x")
        assert driver.screen.articles.count == before + 3
        await driver.press("enter")
        assert driver.app.screen is driver.screen
        assert sorted(title.split()[0] for title in driver.titles()) == ["Jembatan", "Pasar", "Sekolah"]


async def test_the_starter_collection_can_be_undone(open_app: Open) -> None:
    async with opened(open_app) as driver:
        await driver.press("tab", "x")
        assert driver.screen.articles.count == 0
        await driver.press("escape")
        assert "I brings some in" in " ".join(text(driver).split())


async def test_a_file_dropped_on_the_window_is_one_to_import(open_app: Open, folder: Path) -> None:
    async with open_app(size=(100, 30)) as driver:
        driver.app.post_message(events.Paste("hanya kata-kata"))
        await driver.settled()
        assert driver.app.screen is driver.screen
        driver.app.post_message(events.Paste(f"'{folder}/Pasar.txt'"))
        await driver.settled()
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen) and screen.field.value == f"'{folder}/Pasar.txt'"
        await driver.press("tab")
        driver.app.post_message(events.Paste(f"'{folder}/Sekolah.txt'\n"))
        await driver.settled()
        await driver.press("enter")
        assert "Imported: 2 added." in text(driver)


async def test_the_command_line_imports(open_app: Open, folder: Path) -> None:
    async with open_app() as driver:
        before = driver.screen.articles.count
        driver.screen.action_run("command.line", f"import {folder}")
        await driver.settled()
        assert driver.screen.articles.count == before + 3
        assert "Imported: 3 added" in driver.status


async def test_what_is_not_there_is_said(open_app: Open, library: Library, tmp_path: Path) -> None:
    async with opened(open_app) as driver:
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)
        wrong = str(tmp_path / "tidak-ada")
        await driver.type(wrong)
        await driver.press("enter")
        assert f"There is no file or folder {wrong}." in unbroken(driver)
        assert screen.focused is screen.field and screen.field.value == wrong, "to be corrected"
        assert len(library.archive.imports()) == 1, "no import is noted"
        await driver.press("backspace")
        assert "There is no file" not in text(driver)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("antaranews.com", "for the site, write https://antaranews.com."),
        ("ftp://a.id/b", "ftp://a.id/b does not begin with http:// or https:// and is not fetched."),
    ],
)
async def test_addresses_that_are_none_are_said(
    open_app: Open, library: Library, typed: str, said: str
) -> None:
    async with opened(open_app) as driver:
        await driver.type(typed)
        await driver.press("enter")
        assert said.replace(" ", "") in unbroken(driver).replace(" ", "")
        await driver.press("escape")
        driver.screen.action_run("command.line", f"import {typed}")
        await driver.settled()
        assert said[:20] in driver.status or "There is no file or folder" in driver.status
        assert len(library.archive.imports()) == 1


async def test_what_is_cut_of_a_long_path_is_shown_and_how_far_it_has_come_stays(open_app: Open) -> None:
    async with opened(open_app) as driver:
        screen, imports = driver.app.screen, driver.screen.session.importing
        assert isinstance(screen, ImportsScreen)
        imports.going = Going(Sentence.of("Importing {place}", place="/jauh" * 60), Act.IMPORTING, 12, 500)
        screen.reload()
        await driver.settled()
        (line,) = (line for line in driver.lines if "Importing /jauh" in line)
        assert "… · 12 of about 500" in line


async def test_the_reason_is_said_where_one_thing_failed(open_app: Open, folder: Path) -> None:
    async with opened(open_app) as driver:
        await driver.type(str(folder / "kosong.txt"))
        await driver.press("enter")
        assert "kosong.txt is empty" in unbroken(driver)


async def test_that_nothing_failed_is_said(open_app: Open) -> None:
    async with opened(open_app) as driver:
        await driver.press("tab", "w")
        assert "Nothing of import 1 failed." in text(driver)
        await driver.press("tab")
        await driver.type("a")
        assert "Nothing of import 1 failed." not in text(driver)


async def test_an_import_is_stopped_and_what_came_stays(
    open_app: Open, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(open_app) as driver:
        bring = importing.Importer.run
        imports = driver.screen.session.importing

        def one_by_one(self: importing.Importer, *args: object, **kwargs: object) -> object:
            for result in bring(self, *args, **{**kwargs, "batch_size": 1}):  # type: ignore[arg-type]
                imports.cancel()
                yield result

        monkeypatch.setattr(importing.Importer, "run", one_by_one)
        before = driver.screen.articles.count
        await driver.type(str(folder))
        await driver.press("enter")
        assert "Stopped; what came in until then is kept: 1 added." in text(driver)
        assert "◐  2" in text(driver) and "1 added · broken off" in text(driver)
        assert driver.screen.articles.count == before + 1
        assert imports.going is None


async def test_what_has_to_wait_is_said(
    open_app: Open, folder: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring, ends = importing.Importer.run, threading.Event()

    def slowly(self: importing.Importer, *args: object, **kwargs: object) -> object:
        ends.wait(20)
        yield from bring(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(importing.Importer, "run", slowly)
    async with opened(open_app) as driver:
        screen, imports = driver.app.screen, driver.screen.session.importing
        assert isinstance(screen, ImportsScreen)
        imports.bring(Wanted([folder]))
        while imports.going is None:
            await driver.pilot.pause(0.02)
        await driver.pilot.press("tab", "x")
        await driver.until(lambda: "Import 1 will be undone once what is under way is done." in text(driver))
        await driver.pilot.press("a", *str(folder / "Pasar.txt").replace(" ", "_"))
        screen.field.value = str(folder / "Pasar.txt")
        await driver.pilot.press("enter")
        await driver.until(lambda: "This is imported once what is under way is done." in text(driver))
        ends.set()
        await driver.settled()
        assert "once what is under way" not in text(driver)
        assert [(run.id, run.undone) for run in library.archive.imports()] == [
            (3, False),
            (2, False),
            (1, True),
        ]


async def test_hostile_names_are_shown_harmlessly(open_app: Open, tmp_path: Path) -> None:
    hostile = tmp_path / "a[b]\x1b[31m.txt"
    hostile.write_text("")
    async with opened(open_app) as driver:
        driver.screen.session.importing.bring(Wanted([tmp_path]))
        await driver.settled()
        await driver.press("tab", "w")
        assert "a[b]\\x1b[31m.txt" in text(driver) and "\x1b[31m" not in text(driver)


async def test_an_undoing_that_was_interrupted_goes_on_at_the_next_start(
    open_app: Open, library: Library
) -> None:
    library.archive.set_import_undone(1)
    async with open_app() as driver:
        driver.screen.session.upkeep.catch_up(starter=False)
        await driver.settled()
        assert library.archive.unsettled_imports() == []
        assert driver.screen.articles.count == 0


async def test_keys_fit_a_small_terminal(open_app: Open) -> None:
    async with opened(open_app, size=(60, 18)) as driver:
        assert "esc leave" in text(driver)
        await driver.press("tab")
        assert "esc leave" in text(driver) and "x undo" in text(driver)


def test_closing_gives_up_what_waits() -> None:
    asked = []

    class Still:
        def ask(self, work: object) -> None:
            asked.append(work)

    waiting = Importing(None, Still(), None)  # type: ignore[arg-type]
    waiting.bring(Wanted(["https://a.id"]))
    waiting.stop()
    asked[0](lambda message: pytest.fail(f"begun after all: {message}"))


async def test_the_cursor_stays_at_an_import_while_feeds_come_in(
    open_app: Open, library: Library, folder: Path
) -> None:
    def feeds_come_in() -> None:
        number = library.archive.begin_import(ImportKind.FEEDS, ["Kabar"])
        library.archive.count_import(number, [ImportResult("https://kabar.id", ImportStatus.UNCHANGED)])

    feeds_come_in()
    async with opened(open_app) as driver:
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)
        await driver.press("tab", "j")
        feeds_come_in()
        driver.screen.post_message(ImportsChanged())
        await driver.settled()
        assert screen.imports.count == 3 and screen.imports.row is not None and screen.imports.row.id == 1
        await driver.press("x")
        assert [run.id for run in library.archive.imports() if run.undone] == [1]

        await driver.press("a")
        feeds_come_in()
        driver.screen.post_message(ImportsChanged())
        await driver.settled()
        assert screen.imports.row.id == 4, "whoever types looks at the newest"
        await driver.press("tab", "G", "a")
        await driver.type(str(folder))
        await driver.press("enter")
        assert screen.focused is screen.field and screen.imports.row.id == 5


async def test_columns_are_named_as_at_the_command(open_app: Open, tmp_path: Path) -> None:
    table = tmp_path / "ekspor ku.csv"
    table.write_text("kepala,naskah lengkap\nPasar,Pasar dibuka hari ini.\n")
    async with opened(open_app) as driver:
        await driver.type(str(table))
        await driver.press("enter")
        assert "name it with --columns body=NAME" in unbroken(driver)
        await driver.type(" --columns body=naskah lengkap, title=kepala")
        await driver.press("enter")
        assert "Imported: 1 added." in text(driver)
        await driver.press("escape")
        assert "Pasar" in driver.titles()


async def test_dates_that_nobody_understands_are_counted(open_app: Open, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("judul,tanggal,isi\nPasar,2026-13-45,Pasar dibuka hari ini.\n")
    async with opened(open_app) as driver:
        await driver.type(str(table))
        await driver.press("enter")
        assert "Imported: 1 added · 1 date not understood." in text(driver)
