"""Leaving, and stopping an import, while a server keeps it waiting."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.app.background import Work
from newsreader.app.bringing.places import Wanted
from newsreader.app.screens.imports import ImportsScreen
from newsreader.app.upkeep import Upkeep
from newsreader.library import Library
from tests.app.conftest import Driver, Open
from tests.unit.ingest.fetch.serving import never_answering

SOON = 5.0
"""Seconds; a fetch has many times as long."""


@pytest.fixture
def library(starter: Path, tmp_path: Path) -> Iterator[Library]:
    """The starter library, which may ask this machine."""
    shutil.copytree(starter, tmp_path / "library")
    with Library.open(tmp_path / "library", allow_private=("127.0.0.1",)) as opened:
        yield opened


async def begin(driver: Driver, address: str, asked: threading.Event) -> float:
    """Import what is at some addresses, wait for the import to wait, and say when it did."""
    await driver.press("I")
    driver.screen.session.importing.bring(Wanted([f"{address}{one}" for one in range(3)]))
    until = time.monotonic() + 30
    while not asked.is_set() and time.monotonic() < until:
        await driver.pilot.pause(0.05)
    assert asked.is_set()
    return time.monotonic()


async def test_leaving_waits_for_no_server(open_app: Open) -> None:
    with never_answering() as (address, asked):
        async with open_app() as driver:
            began = await begin(driver, address, asked)
            driver.app.exit()
            while driver.screen.session.importing.going and time.monotonic() < began + SOON:
                await driver.pilot.pause(0.05)
            assert driver.screen.session.importing.going is None


async def test_a_key_stops_an_import_that_waits(open_app: Open) -> None:
    with never_answering() as (address, asked):
        async with open_app() as driver:
            began = await begin(driver, address, asked)
            await driver.pilot.press("tab", "c")
            while driver.screen.session.importing.going and time.monotonic() < began + SOON:
                await driver.pilot.pause(0.05)
            await driver.settled()
            assert "Stopped; what came in until then is kept: nothing." in "\n".join(driver.lines)


def test_no_work_is_begun_while_the_program_ends() -> None:
    asked: list[Work] = []

    class Still:
        def ask(self, work: Work) -> None:
            asked.append(work)

    upkeep = Upkeep(None, Still())  # type: ignore[arg-type]
    upkeep.refresh_index()
    assert len(asked) == 1
    upkeep.stop()
    upkeep.refresh_index(quietly=True)
    upkeep.apply_corrections()
    assert len(asked) == 1, "an app that ends takes none, and the next start does it"


async def test_what_changes_while_the_screens_are_taken_down_is_not_shown(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    async with open_app() as driver:
        reading = driver.screen
        await driver.press("I")

        def went(_: ImportsScreen) -> None:
            told.append(reading.is_whole)
            reading.imports_changed()

        monkeypatch.setattr(ImportsScreen, "on_unmount", went, raising=False)
    assert told == [True]


async def test_whoever_leaves_twice_leaves_all_the_same(open_app: Open) -> None:
    async with open_app() as driver:
        driver.app.exit()
    assert not driver.screen.is_whole
    driver.app.exit()
