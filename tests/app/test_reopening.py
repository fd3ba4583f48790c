"""What was read last is opened again at the next start, unless it has gone since."""

from __future__ import annotations

from newsreader.library import Library
from tests.app.conftest import Driver, Open
from tests.unit.archive.bringing import bring, news


def opened(driver: Driver) -> int | None:
    readable = driver.screen.session.readable
    return None if readable is None else readable.article.id


async def test_what_was_undone_since_is_not_opened_again(open_app: Open, library: Library) -> None:
    async with open_app() as driver:
        await driver.press("j", "enter")
        read = opened(driver)
        driver.app.exit()
    async with open_app() as driver:
        assert opened(driver) == read is not None
        driver.app.exit()
    list(library.undo_import(1))
    async with open_app() as driver:
        assert opened(driver) is None and driver.screen.articles.count == 0
        driver.app.exit()
    list(library.undo_import(1, False))
    async with open_app() as driver:
        assert opened(driver) == read


def test_a_version_that_stands_takes_the_place_of_one_that_went(library: Library) -> None:
    first = max(library.archive.all_ids()) + 1
    bring(library.archive, news("pasar", 1))
    bring(library.archive, news("pasar", 2))
    assert [library.standing(first + one) for one in (0, 1)] == [first, first + 1]
    list(library.undo_import(3))
    assert [library.standing(first + one) for one in (0, 1)] == [first, first]
    list(library.undo_import(2))
    assert [library.standing(first + one) for one in (0, 1, 2)] == [None] * 3
