"""Keys that come faster than answers mean the state that the key before them leads to."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key

from newsreader.app.pending import CommandQueue, Need
from newsreader.app.screens.reading import ReadingScreen
from newsreader.library import Library
from newsreader.model import NewsreaderError
from tests.app.conftest import Driver, Open

NAMES = {"\r": "enter", " ": "space", "\x15": "ctrl+u", "\x7f": "backspace", "\x01": "home"}


async def burst(driver: Driver, text: str) -> None:
    """Send keys at once, as a terminal hands on what was typed while it was busy."""
    for char in text:
        key = NAMES.get(char) or _character_to_key(char)
        driver.app.post_message(events.Key(key, char if char.isprintable() else None))
    await driver.settled()


def slowed(monkeypatch: pytest.MonkeyPatch, name: str, seconds: float) -> None:
    """Let a method of the library take its time."""
    method: Callable[..., Any] = getattr(Library, name)

    def slow(self: Library, *args: Any, **kwargs: Any) -> Any:
        time.sleep(seconds)
        return method(self, *args, **kwargs)

    monkeypatch.setattr(Library, name, slow)


async def test_enter_after_a_typed_query_opens_an_article_of_its_result(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        slowed(monkeypatch, "stream", 0.1)
        await burst(driver, "/korea\r\r]]")
        readable = driver.screen.session.readable
        assert driver.screen.session.query.text == "korea"
        assert readable is not None
        assert readable.article.id == driver.screen.articles.ids[0]
        assert driver.screen.reader.walk.current == 1


async def test_all_read_after_a_typed_query_means_its_result(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        before = len(driver.screen.session.library.archive.marked_ids("unread"))
        slowed(monkeypatch, "stream", 0.1)
        await burst(driver, "/korea\rR")
        found = driver.screen.articles.count
        unread = len(driver.screen.session.library.archive.marked_ids("unread"))
        assert 0 < found < 10
        assert before - unread == found


async def test_no_press_of_next_is_lost_and_marks_go_to_what_is_being_opened(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        slowed(monkeypatch, "article", 0.05)
        await burst(driver, "JJJ*")
        screen = driver.screen
        assert screen.articles.cursor == 3
        assert screen.session.readable is not None
        assert screen.session.readable.article.id == screen.articles.ids[3]
        assert set(screen.session.library.archive.marked_ids("starred")) == {screen.articles.ids[3]}


async def test_opening_the_open_article_again_keeps_the_place(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "space", "h", "enter")
        assert driver.screen.reader.position > 0


async def test_a_search_that_ends_does_not_swallow_an_opening(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        slowed(monkeypatch, "article", 0.05)
        screen = driver.screen
        await driver.pilot.press("J")
        await driver.pilot.press("J")
        screen.session.search()
        await driver.settled()
        assert screen.session.readable is not None
        assert screen.session.readable.article.id == screen.articles.ids[2]
        assert not screen.session.opening


async def test_a_failed_mark_does_not_cancel_an_opening(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        slowed(monkeypatch, "article", 0.1)

        def fail(*_: object) -> None:
            raise NewsreaderError("There is no article here to mark.")

        monkeypatch.setattr(driver.screen.session.library.archive, "mark_opened", fail)
        await burst(driver, "\r]")
        assert driver.screen.reader.walk.current == 0


async def test_rows_read_before_a_star_do_not_take_it_away(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        screen = driver.screen
        article = screen.articles.ids[0]
        slowed(monkeypatch, "rows", 0.05)
        screen.session.load_rows([article])
        await driver.press("asterisk")
        row = screen.articles.row(article)
        assert row is not None and row.marks.starred


async def test_leaving_keeps_the_state_where_the_archive_cannot_be_written(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        await driver.press("enter", "S")

        def fail(*_: object) -> None:
            raise NewsreaderError("There is no article here to mark.")

        monkeypatch.setattr(driver.screen.session.library.archive, "remember_position", fail)
        await driver.press("ctrl+q")
    async with open_app() as driver:
        assert driver.screen.session.order == "relevance"
        assert driver.screen.session.readable is not None


async def test_a_previewed_theme_is_not_kept(open_app: Open) -> None:
    async with open_app() as driver:
        first = driver.app.theme
        await driver.press("T", "j")
        driver.app.exit()
    async with open_app() as driver:
        assert driver.app.theme == first


def test_a_command_that_waits_holds_back_those_after_it() -> None:
    missing = {Need.RESULT}
    done: list[str] = []
    queue = CommandQueue(lambda need: need in missing)
    queue.submit(Need.RESULT, lambda: done.append("first"))
    queue.submit(Need.ARTICLE, lambda: done.append("second"))
    queue.submit(Need.NOTHING, lambda: done.append("at once"))
    assert done == ["at once"]
    missing.clear()
    queue.advance()
    assert done == ["at once", "first", "second"]


async def test_a_correction_can_be_typed_blind(open_app: Open) -> None:
    async with open_app() as driver:
        await burst(driver, "\r]")
        await burst(driver, "po\r")
        mention = driver.screen.current_mention
        assert mention is not None and mention.label == "ORG"
        await burst(driver, "d3\r")
        assert driver.screen.current_mention is None
        assert "is no name anywhere" in driver.status
        await burst(driver, "C")
        await burst(driver, "x")
        await burst(driver, "q")
        mention = driver.screen.current_mention
        assert mention is not None and mention.label == "ORG"


async def test_leaving_twice_leaves_once(open_app: Open) -> None:
    async with open_app() as driver:
        for name in ("app.help", "correct.list"):
            driver.screen.action_run(name)
            await driver.pilot.pause(0.05)
            for _ in range(3):
                driver.app.post_message(events.Key("q", "q"))
            await driver.settled()
            assert driver.app.screen_stack[-1] is driver.screen


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("perang\x15iran", "iran"), ("irak\x7fn", "iran"), ("ran\x01i", "iran"), ("\x15\x15x\x7firan", "iran")],
)
async def test_editing_keys_and_letters_keep_their_order(open_app: Open, typed: str, meant: str) -> None:
    async with open_app() as driver:
        await driver.press("slash")
        await burst(driver, typed)
        assert driver.screen.search_bar.field.value == meant
        assert driver.screen.session.query.text == meant


async def test_a_key_that_edits_nothing_goes_on_to_the_app(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        told: list[bool] = []
        monkeypatch.setattr(driver.app, "action_help_quit", lambda: told.append(True))
        await driver.press("slash", "a", "ctrl+c")
        assert told


async def test_keys_pressed_while_the_program_starts_are_kept(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount = ReadingScreen.on_mount

    async def later(self: ReadingScreen) -> None:
        for key in ("j", "j", "k", "slash", "p"):
            character = "/" if key == "slash" else key
            await self.app.on_event(events.Key(key, character))
        mount(self)

    monkeypatch.setattr(ReadingScreen, "on_mount", later)
    async with open_app() as driver:
        assert driver.screen.search_bar.field.value == "p"
        assert driver.screen.session.query.text == "p"
