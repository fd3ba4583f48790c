"""Every size of terminal, colours or none."""

from __future__ import annotations

import pytest

from newsreader.app.arrangement import Pane
from tests.app.conftest import Open


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24), (60, 20), (30, 8), (10, 3)])
async def test_the_main_job_works_in_every_size(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as driver:
        await driver.press("slash")
        await driver.type("iran")
        await driver.press("enter", "enter", "right_square_bracket", "e", "e", "f", "z", "z", "q", "q")
        assert len(driver.lines) == size[1]
        assert all(len(line) <= size[0] for line in driver.lines)


async def test_the_last_line_holds_whole_keys_and_marks_what_is_cut(open_app: Open) -> None:
    async with open_app(size=(60, 20)) as driver:
        for width in range(50, 76, 3):
            await driver.pilot.resize_terminal(width, 20)
            await driver.settled()
            keys = [one.strip() for one in driver.status.split("  ") if one.strip()]
            assert all(" " in one for one in keys[:-1]) and keys[-1] == "1/48", keys
        driver.screen.status.say("Tidak ada berkas atau folder " + "/jauh" * 30)
        await driver.settled()
        assert "…" in driver.status
        await driver.pilot.resize_terminal(120, 36)
        driver.screen.status.be_quiet()
        await driver.settled()
        assert len(driver.status.strip().split("  ")) > len(keys)


async def test_resizing_folds_and_unfolds(open_app: Open) -> None:
    async with open_app() as driver:
        screen = driver.screen
        await driver.press("enter")
        assert screen.query_one("#side").display
        await driver.pilot.resize_terminal(80, 24)
        await driver.settled()
        assert not screen.query_one("#side").display
        assert screen.articles.display
        await driver.press("e")
        assert screen.pane is Pane.SIDEBAR and screen.query_one("#side").display
        await driver.pilot.resize_terminal(60, 20)
        await driver.settled()
        assert screen.query_one("#side").display and not screen.reader.display
        await driver.pilot.resize_terminal(120, 36)
        await driver.settled()
        assert screen.articles.display and screen.reader.display


async def test_letters_tell_the_types_apart_without_colour(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as driver:
        await driver.press("enter")
        assert driver.screen.reader.letters
        body = "\n".join(driver.lines)
        await driver.press("m")
        assert "\n".join(driver.lines) != body


async def test_zen_leaves_the_text_alone(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter", "z")
        assert "unread" not in driver.lines[0]
        assert not driver.screen.articles.display
        await driver.press("q")
        assert driver.screen.articles.display


@pytest.mark.parametrize("width", [40, 44, 48, 60, 80, 120])
async def test_what_is_said_at_the_right_end_is_whole(open_app: Open, width: int) -> None:
    place, found = "12,345/123,456 · [12/48] · 100 %", "123,456 results · best match first · 123 ms"
    async with open_app(size=(width, 30)) as driver:
        driver.screen.status.set_position(place)
        driver.screen.search_bar.set_outcome(found)
        await driver.settled()
        assert driver.status.endswith(place)
        assert driver.lines[1].endswith(found) or width < 100
