"""The open article follows the archive: an import that is undone or brought back, a new version, a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.library import Library
from tests.app.conftest import Driver, Open
from tests.unit.archive.bringing import bring, copy, news


def text(driver: Driver) -> str:
    """What stands in the reader, its lines put together."""
    reader = driver.screen.reader
    x, y, width, height = reader.region
    lines = (line[x : x + width].strip(" │▁▂▃▄▅▆▇█") for line in driver.lines[y : y + height])
    return " ".join(" ".join(lines).split())


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An article that came in with import 1, and as another version with import 2."""
    opened = Library.open(tmp_path / "library")
    bring(opened.archive, news("pasar", 0))
    bring(opened.archive, news("pasar", 1))
    list(opened.refresh_index())
    return opened


async def undo(driver: Driver, number: int, *, undone: bool = True) -> None:
    driver.screen.session.importing.set_undone(number, undone=undone)
    await driver.settled()


@pytest.mark.usefixtures("library")
async def test_an_undone_version_makes_room_for_the_one_that_stands(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        assert "Siti datang" in text(driver) and "version 2 of 2" in text(driver)
        await undo(driver, 2)
        assert "Budi datang" in text(driver) and "version" not in text(driver)
        await undo(driver, 2, undone=False)
        assert "Budi datang" in text(driver) and "⚠ an earlier version, 1 of 2" in text(driver)


@pytest.mark.usefixtures("library")
async def test_an_article_that_went_is_not_shown(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        await undo(driver, 1)
        assert "Siti datang" in text(driver)
        await undo(driver, 2)
        assert "Siti datang" not in text(driver)
        assert text(driver) == "Gone with its import. I lists imports, x brings it back."
        assert driver.screen.session.readable is None and "nothing marked" not in text(driver)
        await driver.press("s", "D", "w", "]", "tab", "enter")
        await undo(driver, 2, undone=False)
        driver.screen.articles.focus()
        await driver.press("enter")
        assert "Siti datang" in text(driver)


async def test_what_another_program_does_is_seen_too(open_app: Open, library: Library) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        with Library.open(library.folder) as other:
            bring(other.archive, copy("toko", 1))
            list(other.refresh_index())
        driver.screen.session.look()
        await driver.settled()
        assert "also in Kabar" in text(driver)
        place = driver.screen.reader.position
        with Library.open(library.folder) as other:
            bring(other.archive, news("pasar", 1, "Judul baru"))
        driver.screen.session.look()
        await driver.settled()
        assert "Judul baru" in text(driver)
        assert driver.screen.reader.position == place
