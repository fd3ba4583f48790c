"""Articles are read again with a newer extractor: the open one at once, the others while nobody is busy."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

from newsreader.app import rereading as module
from newsreader.app.screens.panels.panel import Panel
from newsreader.library import Library
from newsreader.model import Annotations, Label, Mention, Origin, entity_key
from tests.app.conftest import Driver, Open


class Newer:
    """Finds every “Iran” and nothing else, as an organisation."""

    version = "newer-2"

    def __init__(self) -> None:
        self.read: list[str] = []
        self.slow = threading.Event()
        self.slow.set()

    def annotate(
        self, body: str, *, title: str = "", published: str | None = None, lang: str = "id"
    ) -> Annotations:
        del published, lang
        self.slow.wait(5)
        self.read.append(title)
        found, start = [], body.find("Iran")
        while start >= 0:
            key = entity_key(Label.ORG, "Iran")
            found.append(
                Mention(start, start + 4, "Iran", Label.ORG, key, "Iran", Origin.MODEL, 0.7, "model:x")
            )
            start = body.find("Iran", start + 4)
        return Annotations(self.version, tuple(found))


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Newer:
    """The library's exact extractor, and no patience needed."""
    extractor = Newer()
    monkeypatch.setattr(Library, "exact_extractor", property(lambda _: extractor))
    monkeypatch.setattr(module, "_LOOK_AGAIN", 0.01)
    monkeypatch.setattr(module, "_QUIET", 1e9)
    return extractor


def marks(driver: Driver) -> set[tuple[str, Label]]:
    return {(m.text, m.label) for m in driver.screen.reader.walk.mentions.marks}


async def test_an_opened_article_is_painted_first_and_then_exactly(open_app: Open, newer: Newer) -> None:
    async with open_app(rereading=True) as driver:
        newer.slow.clear()
        driver.screen.articles.cursor = 2
        driver.screen.action_run("article.open")
        reader = driver.screen.reader
        await driver.until(lambda: bool(reader.walk.mentions.marks))
        assert ("Iran", Label.PLACE) in marks(driver), "painted before the exact reading is there"
        index = next(i for i, m in enumerate(reader.walk.mentions.marks) if m.text == "Iran")
        reader.point_at(index)
        reader.scroll_to(y=3, animate=False)
        await driver.pilot.pause()
        place, top = reader.walk.place, reader.scroll_offset.y
        newer.slow.set()
        await driver.until(lambda: marks(driver) == {("Iran", Label.ORG)})
        await driver.settled()
        assert reader.scroll_offset.y == top and reader.walk.place == place
        assert driver.screen.current_mention is not None, "the same mention is the current one"
        assert reader.walk.entity == "org:iran"
        assert len(newer.read) == 1
        row = driver.screen.articles.row(driver.screen.articles.ids[2])
        assert row is not None and row.hints == ("Iran",), "the list follows"
        await driver.press("J")
        await driver.until(lambda: len(newer.read) == 2)
        await driver.press("K")
        assert len(newer.read) == 2, "what was read by this version is not read again"


async def test_the_extractor_that_comes_with_the_program(open_app: Open, library: Library) -> None:
    async with open_app(rereading=True) as driver:
        number = driver.screen.articles.ids[0]
        await driver.pilot.press("enter")
        reader = driver.screen.reader
        await driver.until(lambda: any(m.why.startswith("model:exact") for m in reader.walk.mentions.marks))
        held = library.article(number)
        assert held is not None and held.annotations.extractor == library.exact_extractor.version


async def test_the_archive_is_read_again_newest_first_while_nobody_is_busy(
    open_app: Open, newer: Newer, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUIET", 0.3)
    monkeypatch.setattr("newsreader.library.reannotating._BATCH", 1)
    waiting = len(library.archive.ids_where(not_by=newer.version))
    newer.slow.clear()
    async with open_app(rereading=True) as driver:
        newer.slow.set()
        await driver.until(lambda: "reading more closely" in driver.status)
        driver.app.reading.session.rereading.touch()  # type: ignore[union-attr]
        await driver.until(lambda: not library.archive.ids_where(not_by=newer.version))
        assert len(newer.read) == waiting
        titles = [row.title for row in library.rows(library.archive.newest_ids())]
        assert newer.read == titles
        await driver.until(lambda: "reading more closely" not in driver.status)
        await driver.settled()
        found = [
            row.hints for row in (driver.screen.articles.row(i) for i in driver.screen.articles.ids) if row
        ]
        assert {name for hints in found for name in hints} == {"Iran"}


async def test_a_key_holds_the_background_up(
    open_app: Open, newer: Newer, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(now=0.0)
    monkeypatch.setattr(module, "time", SimpleNamespace(monotonic=lambda: clock.now))
    monkeypatch.setattr(module, "_QUIET", 2.0)
    async with open_app(rereading=True) as driver:
        rereading = driver.screen.session.rereading
        for _ in range(4):
            clock.now += 1.5
            await driver.pilot.pause(0.1)
            assert not newer.read, "somebody is moving"
            await driver.pilot.press("j")
        clock.now += 2.0
        await driver.until(lambda: bool(newer.read))
        rereading.stop()


async def test_leaving_stops_it(
    open_app: Open, newer: Newer, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUIET", 0.0)
    monkeypatch.setattr("newsreader.library.reannotating._BATCH", 1)
    annotate = newer.annotate

    def slowly(body: str, **about: str | None) -> Annotations:
        time.sleep(0.2)
        return annotate(body, **about)  # type: ignore[arg-type]

    newer.annotate = slowly  # type: ignore[method-assign]
    async with open_app(rereading=True) as driver:
        await driver.until(lambda: len(newer.read) > 2)
        await driver.pilot.press("ctrl+q")
        began = time.monotonic()
    assert time.monotonic() - began < 2
    left = len(library.archive.ids_where(not_by=newer.version))
    assert 0 < left < 48, "and the next start goes on"


async def test_a_correction_outlives_a_newer_extractor(
    open_app: Open, newer: Newer, library: Library
) -> None:
    async with open_app() as driver:
        driver.screen.articles.cursor = 2
        await driver.press("enter")
        reader = driver.screen.reader
        index = next(i for i, m in enumerate(reader.walk.mentions.marks) if m.text == "Iran")
        reader.point_at(index)
        await driver.press("p")
        assert isinstance(driver.app.screen, Panel)
        await driver.press("e", "enter")
        assert ("Iran", Label.EVENT) in marks(driver)
        number = driver.screen.articles.ids[2]
    again = library.refine(number, replace_label(newer))
    assert again is not None
    assert {m.label for m in again.annotations.mentions if m.text == "Iran"} == {Label.EVENT}
    library.archive.undo()
    for _ in library.corrector.apply_queued():
        pass
    held = library.article(number).annotations
    assert held.extractor == "newer-2"
    assert {m.label for m in held.mentions} == {Label.PLACE}


def replace_label(newer: Newer) -> Newer:
    """An extractor that finds the same as places, as the correction was about places."""
    annotate = newer.annotate

    def places(body: str, **about: str | None) -> Annotations:
        found = annotate(body, **about)  # type: ignore[arg-type]
        as_places = tuple(
            replace(m, label=Label.PLACE, entity=entity_key(Label.PLACE, "Iran")) for m in found.mentions
        )
        return replace(found, mentions=as_places)

    newer.annotate = places  # type: ignore[method-assign]
    return newer
