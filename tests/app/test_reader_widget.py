"""The reader: the place in the text is kept, the walk reaches everything, nothing takes long."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.app.widgets.reader.column import Column
from newsreader.app.widgets.reader.reader import Reader
from newsreader.app.widgets.reader.walking import Walk
from newsreader.library import Library
from newsreader.model import Label, Mention, Origin
from tests.app.conftest import Driver, Open

LONG = "\n".join(f"Baris nomor {number} dari naskah." for number in range(3000))


async def laid_out(driver: Driver) -> Reader:
    """The reader, once every line of its article is there."""
    reader = driver.screen.reader
    for _ in range(200):
        await driver.pilot.pause(0.01)
        if reader.column is not None and reader.column.complete:
            break
    await driver.pilot.pause()
    return reader


@pytest.fixture
def long_article(library: Library, tmp_path: Path) -> int:
    """An article of 6,000 lines, dated so that it is the first of the list."""
    path = tmp_path / "long.jsonl"
    path.write_text(json.dumps({"title": "Panjang", "body": LONG, "date": "2031-01-01"}) + "\n", "utf-8")
    (result,) = library.importer.run([path])
    assert result.id is not None
    return result.id


async def test_walking_back_from_the_end_begins_at_the_last_mention(open_app: Open) -> None:
    async with open_app(size=(120, 200)) as driver:
        for number in range(6):
            driver.screen.articles.cursor = number
            driver.screen.open_at_cursor()
            await driver.settled()
            walk = driver.screen.reader.walk
            walk.current = None
            driver.screen.reader.walk_mentions(-1)
            assert walk.current == len(walk.mentions) - 1


@pytest.mark.parametrize("line", [990, 3990, 5985, 5999])
async def test_a_long_article_opens_where_it_was_left(
    open_app: Open, library: Library, long_article: int, line: int
) -> None:
    column = Column("t", "m", LONG, "", 72)
    column.line_at(len(LONG))
    offset = column.offset_of(line)
    library.archive.remember_position(long_article, offset)
    async with open_app() as driver:
        await driver.press("enter")
        reader = await laid_out(driver)
        assert reader.position == offset
        line_wanted = column.line_at(offset)
        assert reader.scroll_offset.y == min(line_wanted, reader.max_scroll_y)


async def test_the_place_survives_sizes_that_cannot_show_it_on_top(
    open_app: Open, library: Library, long_article: int
) -> None:
    library.archive.remember_position(long_article, len(LONG) - 200)
    async with open_app() as driver:
        await driver.press("enter")
        reader = await laid_out(driver)
        for size in [(120, 60), (80, 24), (60, 10), (120, 36)]:
            await driver.pilot.resize_terminal(*size)
            await laid_out(driver)
            assert reader.position == len(LONG) - 200
        await driver.press("k")
        assert reader.position < len(LONG) - 200


async def test_the_end_is_the_end_of_the_whole_text(open_app: Open, long_article: int) -> None:
    async with open_app() as driver:
        await driver.pilot.press("enter")
        while driver.screen.reader.column is None:
            await driver.pilot.pause(0.005)
        driver.screen.action_run("move.bottom")
        reader = await laid_out(driver)
        assert long_article == driver.screen.articles.open_id
        assert reader.scroll_offset.y == reader.max_scroll_y > 5_000


async def test_a_selection_ends_with_its_article(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        await driver.pilot.mouse_down("#reader", offset=(12, 5))
        await driver.pilot.hover("#reader", offset=(30, 6))
        await driver.pilot.mouse_up("#reader", offset=(30, 6))
        await driver.settled()
        assert driver.screen.get_selected_text()
        await driver.press("J")
        assert not driver.screen.get_selected_text()


@pytest.mark.parametrize("text", ["漢字の長い文章。" * 60_000, "kata " * 200_000], ids=["wide", "narrow"])
def test_a_step_of_the_layout_takes_a_frame_or_two(text: str) -> None:
    began = time.perf_counter()
    column = Column("Judul", "meta", text, "akhir", 72)
    steps = [time.perf_counter() - began]
    while not column.complete:
        began = time.perf_counter()
        column.more()
        steps.append(time.perf_counter() - began)
    assert len(steps) > 10
    assert sorted(steps)[len(steps) // 2] < 0.05


def _mentions(*spans: tuple[int, int, str | None]) -> list[Mention]:
    return [Mention(s, e, "x" * (e - s), Label.PERSON, key, key, Origin.MODEL, 1.0) for s, e, key in spans]


def test_the_walk_stays_where_it_is_when_the_mentions_change() -> None:
    walk = Walk(_mentions((0, 4, "a"), (10, 14, "b"), (20, 24, "b")))
    walk.point_at(1)
    walk.renew(_mentions((10, 14, "b"), (20, 24, "b")))
    assert walk.current == 0 and walk.entity == "b"
    walk.renew(_mentions((0, 4, "a"), (8, 18, "c"), (20, 24, "b")))
    assert walk.current == 1 and walk.entity == "c", "an entity that was merged is followed"
    walk.renew(_mentions((0, 4, "a"), (12, 16, "c")))
    assert walk.current == 1, "a span that was shrunk is followed"
    walk.renew(_mentions((0, 4, "a"), (20, 24, "b")))
    assert walk.current is None
    assert walk.beside(walk.place or 0, 1) == 1
    walk.renew(_mentions((0, 4, "a"), (12, 16, "c")))
    assert walk.current == 1, "what comes back is current again"


async def test_other_marks_are_painted_without_a_move(open_app: Open) -> None:
    async with open_app() as driver:
        reader = driver.screen.reader
        await driver.press("enter", "space")
        await driver.press("right_square_bracket")
        assert reader.readable is not None and reader.walk.mention is not None
        before, top, held = driver.lines, reader.scroll_offset.y, reader.readable.annotations
        mention = reader.walk.mention
        reader.repaint(replace(held, mentions=(), quotes=()))
        await driver.settled()
        assert driver.lines[:-1] != before[:-1] or not any("▌" in line for line in before)
        assert reader.scroll_offset.y == top and reader.walk.mention is None
        reader.repaint(held)
        await driver.settled()
        assert reader.walk.mention == mention and reader.scroll_offset.y == top
        assert driver.lines == before


async def test_a_short_article_stays_in_view_when_the_terminal_gets_lower(open_app: Open) -> None:
    async with open_app(size=(120, 60)) as driver:
        await driver.press("enter")
        reader, readable = driver.screen.reader, driver.screen.reader.readable
        assert readable is not None
        article = replace(readable.article, body="Satu dua tiga.\n\nEmpat lima enam.")
        reader.show(replace(readable, article=article, position=0))
        await driver.pilot.resize_terminal(120, 30)
        await driver.settled()
        assert reader.max_scroll_y == 0
        reader.focus()
        await driver.press("G")
        assert any("Empat lima enam." in line for line in driver.lines)
