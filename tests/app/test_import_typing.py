"""What is typed into the field of the screen of imports: taken, refused and given back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual import events

from newsreader.app.screens.imports import ImportsScreen
from newsreader.library import Library, importing
from tests.app.conftest import Driver, Open
from tests.app.test_imports import opened, text

PRIVATE = "https://127.0.0.1:9/berita"
"""Refused before anybody is asked."""


def screen_of(driver: Driver) -> ImportsScreen:
    screen = driver.app.screen
    assert isinstance(screen, ImportsScreen)
    return screen


class Held:
    """Imports that begin once they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        run = importing.Importer.run

        def waiting(one: importing.Importer, *args: object, **kwargs: object) -> object:
            self.go.wait(20)
            yield from run(one, *args, **kwargs)  # type: ignore[arg-type]

        monkeypatch.setattr(importing.Importer, "run", waiting)


async def test_an_address_that_is_refused_comes_back_to_be_corrected(open_app: Open) -> None:
    async with opened(open_app) as driver:
        await driver.type(PRIVATE)
        await driver.press("enter")
        field = screen_of(driver).field
        assert "in a private network" in text(driver)
        assert field.value == PRIVATE and field.cursor_position == len(PRIVATE)


async def test_an_address_that_is_refused_leaves_alone_what_was_typed_meanwhile(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with opened(open_app) as driver:
        field = screen_of(driver).field
        await driver.pilot.press(*PRIVATE, "enter")
        await driver.pilot.pause(0.2)
        field.value = "/lain"
        held.go.set()
        await driver.settled()
        assert field.value == "/lain"
        await driver.press("escape", "I")
        assert screen_of(driver).field.value == "", "nothing comes back later"


async def test_an_address_that_is_refused_while_somebody_reads_stands_in_the_field_afterwards(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(monkeypatch)
    async with opened(open_app) as driver:
        await driver.pilot.press(*PRIVATE, "enter")
        await driver.pilot.pause(0.2)
        await driver.pilot.press("escape")
        held.go.set()
        await driver.settled()
        await driver.press("I")
        assert screen_of(driver).field.value == PRIVATE
        await driver.press("escape", "I")
        assert screen_of(driver).field.value == "", "it was seen"


async def test_after_enter_the_next_path_is_typed(open_app: Open, library: Library, tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(f"Pasar {name} dibuka\n\nPasar {name} dibuka hari Senin.\n")
    async with opened(open_app) as driver:
        screen = screen_of(driver)
        for name in ("satu", "dua"):
            await driver.pilot.press(*str(tmp_path / f"{name}.txt"), "enter")
            assert screen.field.value == "" and screen.focused is screen.field
        await driver.settled()
        assert [run.added for run in library.archive.imports()][:2] == [1, 1]
        assert screen.imports.row is not None and screen.imports.row.id == 3, "the list shows the newest"


@pytest.mark.parametrize("key", ["tab", "down"])
async def test_the_hints_say_how_to_get_to_the_imports_and_back(open_app: Open, key: str) -> None:
    async with opened(open_app) as driver:
        screen = screen_of(driver)
        assert "tab ↓ to the imports" in text(driver)
        await driver.press(key)
        assert screen.focused is screen.imports and "a type" in text(driver)
        await driver.press("a")
        assert screen.focused is screen.field


async def test_what_is_typed_right_behind_enter_is_the_next_path(open_app: Open, tmp_path: Path) -> None:
    from tests.app.test_fast_keys import burst

    async with opened(open_app) as driver:
        screen = screen_of(driver)
        screen.field.value = str(tmp_path)
        await burst(driver, "\r/berita")
        assert screen.field.value == "/berita"


async def test_a_path_is_completed_as_shells_do(open_app: Open, tmp_path: Path) -> None:
    for name in ("kabar-satu.txt", "kabar-dua.txt", "lain/berita.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    async with opened(open_app) as driver:
        field = screen_of(driver).field
        await driver.type(f"{tmp_path}/ka")
        await driver.press("right")
        assert field.value == f"{tmp_path}/kabar-"
        assert "2 possible, → goes through them: kabar-dua.txt · kabar-satu.txt" in text(driver)
        for name in ("kabar-dua.txt", "kabar-satu.txt", "kabar-dua.txt"):
            await driver.press("right")
            assert field.value == f"{tmp_path}/{name}" and "2 possible" in text(driver)
        await driver.type("x")
        assert "possible" not in text(driver)
        await driver.press("right")
        assert field.value == f"{tmp_path}/kabar-dua.txtx" and "Nothing begins like this." in text(driver)


async def test_a_folder_is_completed_and_then_gone_into(open_app: Open, tmp_path: Path) -> None:
    for name in ("lain/a.txt", "lain/b/c.txt", "lain/b/d.txt", "lama.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    async with opened(open_app) as driver:
        field = screen_of(driver).field
        await driver.type(f"{tmp_path}/lai")
        await driver.press("right")
        assert field.value == f"{tmp_path}/lain/" and "possible" not in text(driver)
        await driver.press("right", "right", "right")
        assert field.value == f"{tmp_path}/lain/b/" and "a.txt · b/" in text(driver)
        await driver.type("/")
        assert field.value == f"{tmp_path}/lain/b/", "the slash is there"
        await driver.press("right")
        assert "c.txt · d.txt" in text(driver)
        await driver.press("left", "right")
        assert field.value == f"{tmp_path}/lain/b/", "in the middle it moves the cursor"


async def test_of_many_that_are_possible_there_is_a_count(open_app: Open, tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"kabar panjang sekali dari daerah {number:03}.txt").touch()
    async with opened(open_app, (80, 24)) as driver:
        await driver.type(f"{tmp_path}/ka")
        await driver.press("right")
        assert "200 possible" in text(driver) and "004.txt · …" in text(driver)
        assert len([line for line in driver.lines if "kabar panjang" in line]) < 6


async def test_what_is_typed_behind_completing_is_not_lost(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "kabar.txt").touch()
    async with opened(open_app) as driver:
        screen = screen_of(driver)
        await driver.type(f"{tmp_path}/ka")
        driver.app.post_message(events.Key("right", None))
        driver.app.post_message(events.Key("x", "x"))
        await driver.settled()
        assert screen.field.value == f"{tmp_path}/kabar.txtx"
