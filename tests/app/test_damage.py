"""An archive that is damaged while the app is open: the way back can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.widgets._toast import Toast

from newsreader.app.messages import Failed
from newsreader.app.screens import whole
from newsreader.library import Library
from newsreader.model import Sentence
from tests.app.conftest import Driver, Open


def damage(library: Library) -> Path:
    """Overwrite most of the archive, of which there is a backup; the path of that."""
    path = library.folder / "archive.sqlite3"
    backup = library.folder / "backups" / "archive-20260101-000000.sqlite"
    backup.parent.mkdir(exist_ok=True)
    backup.write_bytes(path.read_bytes())
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(4096)
        file.write(b"\xff" * (size - 8192))
    return backup


def told(driver: Driver) -> list[str]:
    """What stands in the boxes that lie over the screen, each without its gaps."""
    boxes = [toast.region for toast in driver.app.screen.query(Toast)]
    return [
        "".join("".join(line[box.x + 1 : box.right].split()) for line in driver.lines[box.y : box.bottom])
        for box in boxes
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_way_back_from_damage_is_readable_in_full(
    open_app: Open, library: Library, size: tuple[int, int]
) -> None:
    async with open_app(size=size, boxes=True) as driver:
        backup = damage(library)
        await driver.press("j", "enter")
        (said,) = told(driver)
        assert f"newestbackup{backup}to{library.folder}/archive.sqlite3." in said
        await driver.press("j", "enter")
        assert len(told(driver)) == 1, "nothing is said twice at the same time"


async def test_a_list_that_damage_empties_says_the_way_back_too(open_app: Open, library: Library) -> None:
    async with open_app(size=(80, 24), boxes=True) as driver:
        backup = damage(library)
        await driver.press("I")
        assert any(f"newestbackup{backup}to" in said for said in told(driver))


async def test_a_failure_that_fits_needs_no_box(open_app: Open) -> None:
    async with open_app(boxes=True) as driver:
        driver.screen.post_message(Failed(Sentence.of("This feed is not followed any more."), "feeds"))
        await driver.settled()
        assert "not followed any more." in driver.status and told(driver) == []


async def test_what_the_list_of_feeds_says_whole_needs_no_box(open_app: Open) -> None:
    said = Sentence.of(
        "There is nothing at {url} (404); check the address.", url="https://kabar.id/" + "a" * 80
    )
    async with open_app(size=(80, 24), boxes=True) as driver:
        await driver.press("F")
        driver.screen.post_message(Failed(said, "finding"))
        await driver.settled()
        assert "(404)" in "\n".join(driver.lines[:-1]) and told(driver) == []
        await driver.press("escape")
        driver.screen.post_message(Failed(said, "finding"))
        await driver.settled()
        assert len(told(driver)) == 1


async def test_a_box_stays_as_long_as_it_takes_to_read(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds: list[float] = []
    monkeypatch.setattr(App, "notify", lambda *_, timeout, **__: seconds.append(timeout))
    async with open_app() as driver:
        for length in (150, 400):
            whole.told_whole(driver.app, Sentence.of("{path} is gone.", path="a" * length), 80)
    assert seconds[0] < 25 and seconds[1] > 45
