"""What somebody else has named reaches no terminal as it is, however it came into the archive."""

from __future__ import annotations

import pytest

from newsreader.app.bringing.places import Wanted
from newsreader.app.screens.failures import FailuresScreen
from newsreader.app.screens.imports import ImportsScreen
from newsreader.app.screens.places import PlacesScreen
from newsreader.app.widgets.cells import fit, harmless
from newsreader.library import Library
from newsreader.model import ImportKind, ImportResult, ImportStatus, Sentence
from tests.app.conftest import Driver, Open
from tests.unit.archive.samples import NOTHING, article

HOSTILE = "\x1b]0;PWNED\x07\x1b[31m\x9b\u202eX"
BODY = "Budi datang ke pasar di kota itu. Hari itu ramai sekali. " * 5


@pytest.fixture
def stored(library: Library) -> Library:
    """An import of an older version, which kept all names as it was given them."""
    archive = library.archive
    number = archive.begin_import(ImportKind.FEEDS, [f"Kabar {HOSTILE}"])
    collection = archive.new_collection("kabar", number)
    results = [
        archive.add(
            article(BODY, origin=f"/kabar#{name}{HOSTILE}", title="Pasar", published="2026-05-01"),
            NOTHING,
            collection=collection,
        )
        for name in ("a", "b")
    ]
    why = Sentence.of("{path} is empty.", path=f"/kabar#c{HOSTILE}")
    failed = ImportResult(f"/kabar#c{HOSTILE}", ImportStatus.FAILED, why=why)
    archive.count_import(number, [*results, failed])
    return library


def shown(driver: Driver) -> str:
    """All that is on the screen; nothing of it is obeyed."""
    text = "\n".join(driver.lines)
    assert all(line.isprintable() for line in driver.lines), text
    return text


@pytest.mark.usefixtures("stored")
async def test_names_of_another_program_are_shown_harmlessly(open_app: Open) -> None:
    async with open_app(size=(140, 36)) as driver:
        await driver.press("enter")
        assert "also in" in shown(driver) and "PWNED" in shown(driver)
        await driver.press("D")
        assert isinstance(driver.app.screen, PlacesScreen) and "PWNED" in shown(driver)
        await driver.press("escape", "I", "tab")
        assert isinstance(driver.app.screen, ImportsScreen) and "The feed Kabar" in shown(driver)
        await driver.press("w")
        assert isinstance(driver.app.screen, FailuresScreen) and "is empty" in shown(driver)


async def test_what_is_dropped_is_said_harmlessly(open_app: Open) -> None:
    async with open_app(size=(140, 36)) as driver:
        driver.screen.session.importing.bring(Wanted([f"https://contoh.id/{HOSTILE}"]))
        await driver.press("I")
        assert "1 failed" in shown(driver)
        importing = driver.screen.session.importing
        importing.said = Sentence.of("Importing {place}", place=HOSTILE)
        assert isinstance(driver.app.screen, ImportsScreen)
        driver.app.screen.reload()
        await driver.settled()
        assert "PWNED" in shown(driver)


def test_a_cell_holds_nothing_that_a_terminal_obeys() -> None:
    assert harmless("a\tb\nc\x1bd\x9be\u202ef\ud800g") == "a b c�d�e�f�g"
    assert fit("\x1b[31mmerah", 8) == "�[31mme…"
    assert fit("é – 東京 👩\u200d🚒 \u0600", 40) == "é – 東京 👩\u200d🚒 \u0600"
