"""Every command of the table is done by one handler, and reached by key, line, palette and pointer alike."""

from __future__ import annotations

from newsreader.app.actions.registry import handlers
from newsreader.app.commands import COMMANDS
from newsreader.app.screens.help import HelpScreen
from newsreader.app.screens.theme_picker import ThemeScreen
from newsreader.translation import translate
from tests.app.conftest import Open


def test_every_command_has_a_handler_and_every_handler_a_command() -> None:
    assert set(handlers()) == {command.name for command in COMMANDS}


async def test_no_command_fails_on_an_empty_or_a_full_screen(open_app: Open) -> None:
    async with open_app() as driver:
        for opened in (False, True):
            for command in COMMANDS:
                if command.name in ("app.quit", "view.back", "article.browser"):
                    continue
                driver.screen.action_run(command.name)
                await driver.settled()
                while driver.app.screen is not driver.screen:
                    driver.app.pop_screen()
                    await driver.pilot.pause()
                driver.screen.command_line.close()
            driver.screen.action_run("article.open")
            await driver.settled()
            assert opened or driver.screen.session.readable is not None


async def test_the_line_runs_commands_and_explains_what_it_does_not_know(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("colon")
        await driver.type("order relevance")
        await driver.press("enter")
        assert driver.screen.session.order == "relevance"
        await driver.press("colon")
        await driver.type("terbang")
        await driver.press("enter")
        assert "terbang" in driver.status
        await driver.press("colon", "escape")
        assert not driver.screen.command_line.display


async def test_help_shows_every_command(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        text = str(driver.app.screen.query_one("#help Static").render())
        assert all(translate(command.title) in text for command in COMMANDS)
        await driver.press("q")
        assert driver.app.screen is driver.screen


async def test_a_theme_is_shown_while_choosing_and_put_back_on_escape(open_app: Open) -> None:
    async with open_app() as driver:
        before = driver.app.theme
        await driver.press("T")
        assert isinstance(driver.app.screen, ThemeScreen)
        await driver.press("j")
        assert driver.app.theme != before
        await driver.press("escape")
        assert driver.app.theme == before
        await driver.press("T", "j", "enter")
        assert driver.app.theme != before


async def test_the_palette_runs_commands(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("ctrl+p")
        await driver.type("star or unstar")
        await driver.pilot.pause(0.3)
        await driver.press("enter")
        await driver.settled()
        row = driver.screen.articles.row(driver.screen.articles.ids[0])
        assert row is not None and row.marks.starred


async def test_the_pointer_opens_stars_points_and_filters(open_app: Open) -> None:
    async with open_app() as driver:
        screen, pilot = driver.screen, driver.pilot
        await pilot.click("#articles", offset=(10, 4))
        await driver.settled()
        assert screen.session.readable is not None
        assert screen.session.readable.article.id == screen.articles.ids[2]
        await pilot.click("#articles", offset=(1, 6))
        await driver.settled()
        row = screen.articles.row(screen.articles.ids[3])
        assert row is not None and row.marks.starred
        mention = screen.reader.walk.mentions.marks[0]
        column = screen.reader.column
        assert column is not None
        y = column.line_at(mention.start)
        line = column.lines[y]
        x = screen.reader._left + 5 + line.indent + mention.start - line.start
        await pilot.click("#reader", offset=(x, y))
        await driver.settled()
        assert screen.current_mention == mention
        await pilot.click("#reader", offset=(x, y))
        await driver.settled()
        assert len(screen.session.query.refinements) == 1
        await pilot.click("Chip")
        await driver.settled()
        assert not screen.session.query.refinements


async def test_language_changes_everywhere_at_once(open_app: Open) -> None:
    async with open_app() as driver:
        assert "unread" in driver.lines[0]
        await driver.press("L")
        assert "belum dibaca" in driver.lines[0]
        assert "cari" in driver.lines[1]
        assert "ENTITAS" in "\n".join(driver.lines)


async def test_what_goes_on_is_told_in_no_other_language(open_app: Open) -> None:
    async with open_app() as driver:
        driver.screen.status.set_progress("reading more closely 1/9")
        await driver.press("L")
        assert "reading more closely" not in driver.status
