"""A folder of a machine that does not answer keeps nobody from typing or leaving."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual import events

from newsreader.app.bringing import completing
from newsreader.app.bringing.places import Wanted
from newsreader.app.screens import bringing, imports
from newsreader.app.screens.imports import ImportsScreen
from tests.app.conftest import Open


@pytest.fixture
def gone() -> Iterator[threading.Event]:
    """What is looked at answers once this is set."""
    event = threading.Event()
    yield event
    event.set()


def waiting(
    gone: threading.Event, asked: list[str], answer: Callable[[str], object]
) -> Callable[[str], object]:
    def look(text: str) -> object:
        asked.append(text)
        gone.wait(20)
        return answer(text)

    return look


async def test_typing_goes_on_and_the_folder_is_asked_once(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, gone: threading.Event
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(completing, "complete", waiting(gone, asked, lambda text: text + "berita"))
    async with open_app() as driver:
        await driver.press("I")
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)
        began = time.monotonic()
        await driver.pilot.press(*"/jauh/")
        await driver.until(lambda: screen.field.value == "/jauh/" and len(asked) == 1)
        assert time.monotonic() - began < 5
        gone.set()
        await driver.until(lambda: screen.field._suggestion == "/jauh/berita")
        assert len(asked) == 2, "and what was typed in the end"


async def test_leaving_waits_for_no_folder(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, gone: threading.Event
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(completing, "complete", waiting(gone, asked, lambda _: None))
    async with open_app() as driver:
        await driver.press("I")
        began = time.monotonic()
        await driver.pilot.press("a")
        await driver.until(lambda: bool(asked))
        driver.app.exit()
    assert time.monotonic() - began < 5


async def test_what_is_dropped_is_looked_at_aside(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, gone: threading.Event, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(bringing, "looks_dropped", waiting(gone, asked, lambda _: True))
    async with open_app() as driver:
        began = time.monotonic()
        driver.app.post_message(events.Paste(str(tmp_path)))
        await driver.until(lambda: bool(asked))
        await driver.pilot.press("j")
        await driver.until(lambda: driver.screen.articles.cursor == 1)
        assert time.monotonic() - began < 5
        gone.set()
        await driver.until(lambda: isinstance(driver.app.screen, ImportsScreen))


async def test_who_leaves_before_the_disk_answers_has_begun_the_import(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, gone: threading.Event, tmp_path: Path
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(imports, "sought", waiting(gone, asked, lambda text: Wanted([Path(text)])))
    article = tmp_path / "pasar.txt"
    article.write_text("Pasar dibuka\n\nPasar dibuka oleh wali kota pada hari Senin.\n")
    async with open_app() as driver:
        before = driver.screen.articles.count
        await driver.press("I")
        screen = driver.app.screen
        assert isinstance(screen, ImportsScreen)
        screen.field.value = str(article)
        await driver.pilot.press("enter", "escape")
        await driver.until(lambda: driver.app.screen is driver.screen)
        gone.set()
        await driver.until(lambda: driver.screen.articles.count == before + 1)
