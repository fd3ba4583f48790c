"""A list that comes in pieces, or grows while somebody reads it, stays where it is."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from rich.segment import Segment

from newsreader.app import session as sessions
from newsreader.app.messages import LibraryGrew
from newsreader.app.screens import reading
from newsreader.app.widgets.article_list import ArticleList
from newsreader.archive import Archive
from newsreader.library import Library
from newsreader.model import Annotations, Article, Page, Query
from tests.app.conftest import Driver, Open


def news(number: int, day: str = "2027-01-01") -> Article:
    """An article newer than all others."""
    body = f"Kabar terbaru nomor {number}: ikan paus terdampar di pantai."
    sha256 = hashlib.sha256(body.encode()).hexdigest()
    return Article(0, f"Kabar {number}", body, sha256, f"{number}.txt", sha256, published=day, lang="id")


def bring_in(library: Library, *numbers: int, day: str = "2027-01-01") -> None:
    """What another program does: keep articles in the same library, and tell its index."""
    with Library.open(library.folder) as other:
        for number in numbers:
            other.archive.add(news(number, day), Annotations("test"))
        for _ in other.refresh_index():
            pass


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A list begins with ten articles; the others come when the event is set."""
    monkeypatch.setattr(sessions, "_FIRST", 10)
    come = threading.Event()
    stream = Library.stream

    def waiting(self: Library, *args: Any, **kwargs: Any) -> Iterator[Page]:
        come.wait(5)
        return stream(self, *args, **kwargs)

    monkeypatch.setattr(Library, "stream", waiting)
    yield come
    come.set()


async def until_begun(driver: Driver) -> None:
    """Let the first picture be painted, which does not wait for the whole list."""
    await driver.pilot.pause(0.05)
    await driver.pilot.pause()


def row_at_top(driver: Driver) -> int:
    """The article on the first line of the list."""
    articles = driver.screen.articles
    return articles.ids[articles.scroll_offset.y // articles.ITEM_HEIGHT]


@pytest.fixture
def open_at_once(library: Library, tmp_path: Any) -> Callable[[], Any]:
    """Open the app without waiting for what comes after its first picture."""
    from contextlib import asynccontextmanager

    from newsreader.app.app import NewsreaderApp
    from newsreader.config.settings import Config

    @asynccontextmanager
    async def opened() -> Any:
        config = Config(language="en")
        app = NewsreaderApp(library, config, state_file=tmp_path / "state.json", rereading=False)
        async with app.run_test(size=(120, 24)) as pilot:
            driver = Driver(app, pilot)
            await until_begun(driver)
            yield driver

    return opened


async def test_the_first_picture_does_not_wait_for_the_whole_list(
    open_at_once: Callable[[], Any], held_back: threading.Event
) -> None:
    async with open_at_once() as driver:
        articles = driver.screen.articles
        await driver.until(lambda: "1/…" in driver.status)
        assert articles.count == 10
        await driver.pilot.press("j", "j", "j", "j", "j", "j")
        await until_begun(driver)
        cursor, top = articles.current, row_at_top(driver)
        held_back.set()
        await driver.settled()
        assert articles.count > 30
        assert (articles.current, row_at_top(driver)) == (cursor, top)
        assert f"7/{articles.count}" in driver.status


async def test_what_goes_beyond_the_beginning_waits_for_the_rest(
    open_at_once: Callable[[], Any], held_back: threading.Event
) -> None:
    async with open_at_once() as driver:
        articles = driver.screen.articles
        await driver.pilot.press("j", "G", "k")
        await until_begun(driver)
        assert articles.cursor == 1
        held_back.set()
        await driver.settled()
        assert articles.cursor == articles.count - 2


async def test_every_step_down_counts(open_at_once: Callable[[], Any], held_back: threading.Event) -> None:
    async with open_at_once() as driver:
        articles = driver.screen.articles
        await driver.pilot.press(*["j"] * 14, "k")
        await until_begun(driver)
        assert articles.cursor == 9
        held_back.set()
        await driver.settled()
        assert articles.cursor == 13


async def test_all_read_means_the_whole_list(
    open_at_once: Callable[[], Any], held_back: threading.Event, library: Library
) -> None:
    async with open_at_once() as driver:
        await driver.pilot.press("R")
        await until_begun(driver)
        assert library.archive.counts().unread > 30
        held_back.set()
        await driver.settled()
        assert library.archive.counts().unread == 0


async def test_an_article_of_the_beginning_can_be_opened_before_the_rest_is_there(
    open_at_once: Callable[[], Any], held_back: threading.Event
) -> None:
    async with open_at_once() as driver:
        await driver.pilot.press("j", "enter")
        await driver.until(lambda: driver.screen.session.readable is not None)
        assert driver.screen.articles.count == 10
        held_back.set()


async def test_the_article_read_last_is_found_beyond_the_beginning(
    open_at_once: Callable[[], Any], held_back: threading.Event
) -> None:
    held_back.set()
    async with open_at_once() as driver:
        await driver.settled()
        await driver.press("G", "enter")
        last = driver.screen.articles.current
        driver.app.exit()
    held_back.clear()
    async with open_at_once() as driver:
        assert driver.screen.articles.count == 10
        held_back.set()
        await driver.settled()
        assert driver.screen.articles.current == last


async def test_a_beginning_is_shown_before_the_whole_answer(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        come, stream = threading.Event(), Library.stream

        def in_two(self: Library, *args: Any, **kwargs: Any) -> Iterator[Page]:
            (whole,) = stream(self, *args, **kwargs)
            yield replace(whole, ids=whole.ids[:3], rows=whole.rows[:3], partial=True)
            come.wait(5)
            yield whole

        monkeypatch.setattr(Library, "stream", in_two)
        screen = driver.screen
        screen.ask(Query("presiden"))
        await driver.until(lambda: screen.session.page.partial)
        await driver.until(lambda: "… · newest first" in driver.lines[1])
        assert screen.articles.count == 3
        come.set()
        await driver.until(lambda: not screen.session.page.partial)
        await driver.settled()
        assert screen.articles.count > 3
        assert f"{screen.articles.count} results" in driver.lines[1]


async def test_a_search_is_given_up_when_another_is_asked(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app() as driver:
        given_up: list[str] = []
        stream = Library.stream

        def slow(self: Library, query: Any, *args: Any, **kwargs: Any) -> Iterator[Page]:
            if query.text == "p":
                for _ in range(200):
                    if kwargs["cancelled"]():
                        given_up.append(query.text)
                        return iter(())
                    threading.Event().wait(0.02)
            return stream(self, query, *args, **kwargs)

        monkeypatch.setattr(Library, "stream", slow)
        await driver.pilot.press("slash", "p")
        await driver.pilot.pause(0.1)
        await driver.pilot.press("u", "t", "i", "n")
        await driver.settled()
        assert given_up == ["p"]
        assert driver.screen.session.page.query.text == "putin"
        assert "results" in driver.lines[1]


async def test_articles_that_another_program_brought_in_appear(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOKING", 0.05)
    async with open_app() as driver:
        articles = driver.screen.articles
        before = articles.count
        bring_in(library, 1)
        await driver.until(lambda: articles.count == before + 1)
        await driver.settled()
        assert "Kabar 1" in "\n".join(driver.lines)
        assert f"{before + 1} articles" in driver.lines[0]
        await driver.press("slash")
        await driver.type("paus")
        found = articles.count
        bring_in(library, 2)
        await driver.until(lambda: articles.count == found + 1)


async def test_nothing_is_searched_again_while_nothing_changes(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LOOKING", 0.1)
    async with open_app() as driver:
        await driver.press("slash")
        await driver.type("presiden")
        await driver.press("enter", "enter", "asterisk")
        session = driver.screen.session
        searches = session.searches
        session.upkeep.refresh_index(quietly=True)
        library.archive.mark_all_pending()
        session.upkeep.refresh_index(quietly=True)
        await driver.pilot.pause(0.5)
        await driver.settled()
        assert session.searches == searches


async def test_a_library_that_cannot_be_looked_at_is_no_end(
    open_app: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from newsreader.model import NewsreaderError

    monkeypatch.setattr(reading, "LOOKING", 0.1)
    async with open_app() as driver:

        def fail(_: Archive) -> tuple[int, int]:
            raise NewsreaderError("There is no article here to mark.")

        monkeypatch.setattr(Archive, "state", fail)
        await driver.pilot.pause(0.5)
        assert sum("could not be looked at" in one.message for one in caplog.records) == 1
        monkeypatch.undo()
        await driver.press("j")
        assert driver.screen.articles.cursor == 1


async def test_a_growing_list_stays_where_it_is(open_app: Open, library: Library) -> None:
    async with open_app(size=(120, 24)) as driver:
        screen = driver.screen
        await driver.press("j", "j", "j", "j", "space", "space")
        current, top = screen.articles.current, row_at_top(driver)
        lines = driver.lines[3:-1]
        assert screen.articles.scroll_offset.y > 0
        bring_in(library, *range(30))
        screen.post_message(LibraryGrew())
        await driver.settled()
        assert (screen.articles.current, row_at_top(driver)) == (current, top)
        assert [line[:36] for line in driver.lines[3:-1]] == [line[:36] for line in lines]


async def test_at_the_top_new_articles_are_seen(open_app: Open, library: Library) -> None:
    async with open_app(size=(120, 24)) as driver:
        screen = driver.screen
        current = screen.articles.current
        bring_in(library, 1, 2)
        screen.post_message(LibraryGrew())
        await driver.settled()
        assert screen.articles.scroll_offset.y == 0
        assert (screen.articles.current, screen.articles.cursor) == (current, 2)
        assert "Kabar 2" in "\n".join(driver.lines)
        bring_in(library, *range(3, 30), day="2027-01-02")
        screen.post_message(LibraryGrew())
        await driver.settled()
        assert screen.articles.current == current
        top = screen.articles.scroll_offset.y // 2
        assert screen.articles.cursor - top == 2, "the cursor stays on its line"


def fill(library: Library) -> None:
    """Four hundred articles more."""
    with library.archive.transaction():
        for number in range(400):
            library.archive.add(news(number), Annotations("test"))


async def test_rows_are_there_before_they_come_into_view(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    monkeypatch.setattr(sessions, "_FIRST", 40)
    empty: list[int] = []
    paint = ArticleList.item_line

    def watched(self: ArticleList, index: int, *args: Any) -> list[Segment]:
        if self.row(self.ids[index]) is None:
            empty.append(index)
        return paint(self, index, *args)

    monkeypatch.setattr(ArticleList, "item_line", watched)
    async with open_app() as driver:
        await driver.until(lambda: driver.screen.articles.count == 448)
        for key in ["ctrl+d"] * 40 + ["ctrl+u"] * 40:
            await driver.press(key)
        assert driver.screen.articles.cursor == 0
        assert not empty


async def test_a_star_leaves_no_row_empty(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    monkeypatch.setattr(sessions, "_FIRST", 40)
    read, held, go_on = Library.rows, threading.Event(), threading.Event()

    def late(self: Library, ids: Any) -> Any:
        rows = read(self, ids)
        if held.is_set():
            held.clear()
            go_on.wait(5)
        return rows

    monkeypatch.setattr(Library, "rows", late)
    async with open_app() as driver:
        articles = driver.screen.articles
        await driver.until(lambda: articles.count == 448)
        held.set()
        await driver.pilot.press("ctrl+d", "ctrl+d", "ctrl+d")
        await driver.until(lambda: not held.is_set())
        await driver.pilot.press("asterisk")
        await driver.until(lambda: driver.screen.session.mark_changes > 0)
        go_on.set()
        for _ in range(12):
            await driver.press("ctrl+d")
            top, height = articles.scroll_offset.y // 2, articles.size.height // 2
            assert [articles.row(article) for article in articles.ids[top : top + height]].count(None) == 0
