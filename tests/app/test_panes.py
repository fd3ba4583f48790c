"""Lists, sidebar, bars: where the cursor goes, what is shown when, at every width."""

from __future__ import annotations

import pytest

from tests.app.conftest import Open


@pytest.mark.parametrize("keys", [["G", "g"], ["j", "j", "pageup"], ["j", "ctrl+u"]])
async def test_up_to_the_edge_of_the_sidebar_stops_at_the_first_value(
    open_app: Open, keys: list[str]
) -> None:
    async with open_app() as driver:
        await driver.press("enter", "l", *keys)
        sidebar = driver.screen.sidebar
        assert sidebar.cursor == 1
        assert sidebar.scroll_offset.y == 0


async def test_a_sidebar_filled_while_hidden_shows_its_first_heading(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as driver:
        await driver.press("enter", "e")
        sidebar = driver.screen.sidebar
        assert sidebar.cursor == 1
        assert sidebar.scroll_offset.y == 0


async def test_the_cursor_of_the_sidebar_follows_the_current_mention(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", *["right_square_bracket"] * 4)
        mention, sidebar = driver.screen.current_mention, driver.screen.sidebar
        assert mention is not None and mention.entity is not None
        assert sidebar.value_at_cursor is not None
        assert sidebar.value_at_cursor.value == sidebar.chosen == mention.entity
        await driver.press("tab", "j")
        assert sidebar.value_at_cursor.value == sidebar.chosen == driver.screen.reader.walk.entity
