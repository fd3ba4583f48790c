"""A library of the starter collection, built once, and the app on a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.app.app import NewsreaderApp
from newsreader.app.screens.reading import ReadingScreen
from newsreader.config.settings import Config
from newsreader.library import Library
from newsreader.library.starter import fill

Open = Callable[..., AbstractAsyncContextManager["Driver"]]


class Driver:
    """The app under test with the words that tests need."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen."""
        assert self.app.reading is not None
        return self.app.reading

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they asked for has been answered."""
        for key in keys:
            await self.pilot.press(*(key if key.startswith(" ") else [key]))
        await self.settled()

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.pilot.press(*("space" if char == " " else char for char in text))
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is under way in the background, and its messages have begun nothing more."""
        quiet = 0
        for _ in range(400):
            await self.pilot.pause()
            quiet = 0 if self.app.workers._workers else quiet + 1
            if quiet == 3:
                break

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what work that is held or long goes through, at most 10 seconds, and for its picture."""
        for _ in range(1000):
            if condition():
                break
            await self.pilot.pause(0.01)
        assert condition()
        await self.pilot.pause(0.02)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def status(self) -> str:
        """The last line."""
        return self.lines[-1]

    def titles(self) -> list[str]:
        """The titles of the result that are loaded, in order."""
        articles = self.screen.articles
        return [row.title for row in (articles.row(found) for found in articles.ids) if row is not None]


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library filled with the starter collection; never opened by a test itself."""
    folder = tmp_path_factory.mktemp("starter") / "library"
    with Library.open(folder) as library:
        for result in fill(library):
            assert result.id is not None, result
        for _ in library.refresh_index():
            pass
    return folder


@pytest.fixture
def library(starter: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the starter library."""
    folder = tmp_path / "library"
    shutil.copytree(starter, folder)
    with Library.open(folder) as opened:
        yield opened


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with colours, without animations, in English."""
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    # Of the fiftieth of a second that Textual waits several times for every key, nearly all is waiting.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)


@pytest.fixture
def open_app(library: Library, tmp_path: Path) -> Open:
    """Open the app on the library; may be called again for another start. `boxes` lie over the screen."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 36),
        config: Config | None = None,
        *,
        boxes: bool = False,
        **options: object,
    ) -> AsyncIterator[Driver]:
        app = NewsreaderApp(
            library,
            config or Config(language="en"),
            state_file=tmp_path / "state.json",
            **{"rereading": False, **options},  # type: ignore[arg-type]
        )
        async with app.run_test(size=size, notifications=boxes) as pilot:
            driver = Driver(app, pilot)
            await driver.settled()
            yield driver

    return opened
