"""Lists, sidebar, bars: where the cursor goes, what is shown when, at every width."""

from __future__ import annotations

from typing import Literal

import pytest
from rich.cells import cell_len

from newsreader.app.arrangement import Pane
from newsreader.app.commands import COMMANDS
from newsreader.app.keymaps import keys_shown
from newsreader.config.settings import Config, KeyConfig, Preset
from newsreader.translation import translate
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


async def test_a_hidden_sidebar_is_passed_over_until_it_is_asked_for(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        await driver.press("enter", "e", "l", "tab", "tab", "tab", "shift+tab")
        assert not screen.sidebar_shown
        assert not screen.query_one("#side").display
        await driver.press("e")
        assert screen.sidebar_shown and screen.pane is Pane.SIDEBAR
        await driver.press("e", "f")
        assert screen.sidebar_shown and screen.pane is Pane.SIDEBAR


async def test_hiding_the_sidebar_leaves_the_focus_where_it_is(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "h", "e")
        assert driver.screen.pane is Pane.LIST
        assert driver.screen.focused is driver.screen.articles


async def test_a_look_at_the_sidebar_of_a_narrow_terminal_changes_nothing_in_a_wide_one(
    open_app: Open,
) -> None:
    async with open_app(size=(80, 24)) as driver:
        await driver.press("enter", "e", "e")
        assert not driver.screen.query_one("#side").display
        await driver.pilot.resize_terminal(120, 36)
        await driver.settled()
        assert driver.screen.query_one("#side").display
        await driver.press("e")
        await driver.pilot.resize_terminal(80, 24)
        await driver.press("tab")
        assert driver.screen.query_one("#side").display
        await driver.press("ctrl+q")
    async with open_app() as driver:
        assert not driver.screen.query_one("#side").display


async def test_the_command_line_closes_when_another_pane_is_clicked(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("colon")
        await driver.type("tag x")
        assert driver.screen.command_line.display
        await driver.pilot.click("#articles", offset=(10, 4))
        await driver.settled()
        assert not driver.screen.command_line.display


async def test_the_command_line_stays_when_another_window_is_chosen(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("colon")
        await driver.type("tag x")
        driver.app.app_focus = False
        await driver.settled()
        driver.app.app_focus = True
        await driver.settled()
        assert driver.screen.command_line.display
        assert driver.screen.command_line.value == "tag x"


async def test_zen_shows_what_is_said_while_it_is_said(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "z", "asterisk")
        assert any("Starred" in line for line in driver.lines)
        driver.screen.status.be_quiet()
        await driver.settled()
        assert not driver.screen.status.display


@pytest.mark.parametrize("width", [60, 69])
async def test_the_list_shows_what_is_searched_where_there_is_room_for_one_pane(
    open_app: Open, width: int
) -> None:
    async with open_app(size=(width, 20)) as driver:
        await driver.press("enter", "slash")
        assert driver.screen.articles.display
        await driver.type("nato")
        assert driver.screen.articles.display and not driver.screen.reader.display


async def test_narrowing_the_terminal_while_typing_shows_the_list(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "slash")
        await driver.pilot.resize_terminal(60, 20)
        await driver.settled()
        assert driver.screen.articles.display


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("preset", ["default", "vim"])
async def test_help_loses_nothing_and_no_line_of_it_is_broken(
    open_app: Open, language: Literal["en", "id"], preset: Preset
) -> None:
    config = Config(language=language, keys=KeyConfig(preset=preset))
    async with open_app(size=(120, 24), config=config) as driver:
        await driver.press("question_mark")
        for width in (120, 80, 60, 34):
            await driver.pilot.resize_terminal(width, 24)
            await driver.settled()
            static = driver.app.screen.query_one("#help Static")
            text = str(static.render())
            lines = text.splitlines()
            assert max(map(cell_len, lines)) <= static.size.width
            for command in COMMANDS:
                keys, title = " ".join(keys_shown(command, config)), translate(command.title)
                alias = f":{command.aliases[0]}" if command.aliases and width >= 80 else ""
                assert title in " ".join(text.split())
                if width >= 80:
                    assert any(line.split() == [*f"{keys} {title} {alias}".split()] for line in lines)


async def test_moving_in_an_empty_sidebar_goes_nowhere(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("l", "l")
        assert driver.screen.pane is Pane.SIDEBAR and driver.screen.sidebar.count == 0
        await driver.press("j", "k", "space", "b", "G", "g", "enter", "i", "d")
        assert driver.screen.sidebar.cursor == 0
