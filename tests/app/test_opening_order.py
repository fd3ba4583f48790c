"""What comes before the picture of an article, and what only after it."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from newsreader.library import Library
from newsreader.model import ReadableArticle
from tests.app.conftest import Open


def held_fetching(monkeypatch: pytest.MonkeyPatch, *held: int) -> threading.Event:
    """Let these articles be fetched once the event is set, the others at once."""
    fetch, go_on = Library.article, threading.Event()

    def slow(self: Library, article_id: int) -> ReadableArticle:
        if article_id in held:
            go_on.wait(5)
        return fetch(self, article_id)

    monkeypatch.setattr(Library, "article", slow)
    return go_on


async def test_an_article_that_was_passed_over_was_not_read(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        first, second = list(driver.screen.articles.ids)[:2]
        overtaken = held_fetching(monkeypatch, first)
        driver.screen.action_run("article.open")
        driver.screen.articles.move(1)
        driver.screen.open_at_cursor()
        overtaken.set()
        await driver.settled()
        assert [row.marks.read for row in library.rows([first, second])] == [False, True]


async def test_nothing_is_written_about_an_article_that_was_read_before(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        await driver.press("J")
        opened: list[int] = []
        monkeypatch.setattr(library.archive, "mark_opened", opened.append)
        await driver.press("K")
        await driver.press("J")
        assert not opened
        await driver.press("J")
        assert opened == [driver.screen.articles.ids[2]]


async def test_the_article_is_painted_before_it_counts_as_read(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        shown: list[bool] = []
        show = driver.screen.reader.show

        def watched(readable: ReadableArticle, *args: Any) -> None:
            shown.append(library.rows([readable.article.id])[0].marks.read)
            show(readable, *args)

        monkeypatch.setattr(driver.screen.reader, "show", watched)
        await driver.press("enter")
        assert shown == [False]
        assert library.rows([driver.screen.articles.ids[0]])[0].marks.read


async def test_a_mark_changed_at_once_is_changed_after_the_opening(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        first, second = list(driver.screen.articles.ids)[:2]
        pressed = held_fetching(monkeypatch, first, second)
        driver.screen.action_run("article.open")
        driver.screen.action_run("mark.read")
        pressed.set()
        await driver.settled()
        assert not library.rows([first])[0].marks.read
        driver.screen.action_run("article.next")
        driver.screen.action_run("mark.all_read")
        driver.screen.action_run("mark.undo")
        await driver.settled()
        assert [row.marks.read for row in library.rows([first, second])] == [False, True]


async def test_what_was_shown_counts_whatever_comes_next(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        first, second, third = list(driver.screen.articles.ids)[:3]
        monkeypatch.setattr(driver.screen, "_painted", lambda _readable: None)  # it was shown a moment ago
        await driver.press("enter")
        assert driver.screen.session.marks.due == first
        driver.screen.session.open(second)
        await driver.settled()
        driver.screen.articles.cursor = 2
        driver.screen.open_at_cursor()
        await driver.settled()
        assert driver.screen.session.marks.due == third
        driver.app.exit()
    assert [row.marks.read for row in library.rows([first, second, third])] == [True, False, True]
