"""One row for one text; its other places and earlier versions, a key away."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.app.screens.places import PlacesScreen
from newsreader.app.widgets.reader.header import column_texts
from newsreader.library import Library
from tests.app.conftest import Driver, Open
from tests.unit.archive.samples import NOTHING, article
from tests.unit.archive.test_copies import text


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A report that two outlets have, which somebody has saved too, and one that has changed once."""
    opened = Library.open(tmp_path / "library")
    for place, body, title, published in (
        ("kabar.id", text(1), "Pasar dibuka", "2026-02-01"),
        ("lain.id", "Jakarta – " + text(1), "Pasar buka lagi", "2026-02-03"),
        ("tiga.id", text(2), "Hujan", "2026-02-02"),
        ("tiga.id", text(3), "Hujan reda", "2026-02-02"),
    ):
        url = f"https://{place}/1"
        opened.archive.add(
            article(body, origin=url, url=url, title=title, source=place[:-3], published=published), NOTHING
        )
    opened.archive.add(article(text(1), origin="/simpan/salinan.txt", title="Salinan"), NOTHING)
    list(opened.refresh_index())
    return opened


def text_of(driver: Driver) -> str:
    return "\n".join(driver.lines)


def details(driver: Driver) -> str:
    """The line below the title, however it is broken."""
    reader = driver.screen.reader
    assert reader.readable is not None and "(D)" in text_of(driver)
    return column_texts(reader.readable, reader.places_key)[1]


async def test_one_row_stands_for_a_text(open_app: Open) -> None:
    async with open_app() as driver:
        assert driver.titles() == ["Pasar buka lagi", "Hujan reda"]
        assert "lain +2" in text_of(driver) and "1/2" in driver.status


async def test_who_has_read_a_text_has_read_its_copies(open_app: Open, library: Library) -> None:
    async with open_app() as driver:
        await driver.press("r")
        assert set(library.archive.marked_ids("read")) == {1, 2, 5}
        await driver.press("ctrl+z")
        assert not library.archive.marked_ids("read")
        await driver.press("enter")
        await driver.settled()
        assert set(library.archive.marked_ids("read")) == {1, 2, 5}
        await driver.press("escape", "r")
        assert not library.archive.marked_ids("read")
        await driver.press("R")
        assert set(library.archive.marked_ids("read")) == {1, 2, 4, 5}
        await driver.press("ctrl+z", "asterisk")
        assert list(library.archive.marked_ids("starred")) == [2], "a star is for one article"


async def test_the_other_places_of_a_text(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("enter")
        assert "also in kabar, salinan.txt (D)" in details(driver)
        await driver.press("D")
        assert isinstance(driver.app.screen, PlacesScreen)
        assert "kabar: Pasar dibuka" in text_of(driver) and "nearly the same text" in text_of(driver)
        await driver.press("enter")
        readable = driver.screen.session.readable
        assert readable is not None and readable.article.id == 1
        assert "also in salinan.txt, lain (D)" in details(driver)
        assert driver.titles() == ["Pasar buka lagi", "Hujan reda"]


async def test_a_copied_file_is_named_by_its_name(open_app: Open, library: Library) -> None:
    for name in ("satu", "dua"):
        one = article(text(9), origin=f"/simpan/{name}.txt", source="Kabar", published="2026-03-01")
        library.archive.add(one, NOTHING)
    async with open_app() as driver:
        await driver.press("enter")
        assert "also in dua.txt (D)" in details(driver)
        await driver.press("D", "enter")
        assert isinstance(driver.app.screen, PlacesScreen)
        assert "This article is in a file, which has no address." in text_of(driver)
        await driver.press("escape")
        assert driver.app.screen is driver.screen
    other = article(text(9), origin="/tiga.txt", title="Lain", source="Kabar", published="2026-03-02")
    library.archive.add(other, NOTHING)
    async with open_app() as driver:
        await driver.press("enter")
        assert "also in satu.txt (D)" in details(driver)


async def test_an_earlier_version_is_read_and_left_as_it_is(open_app: Open, library: Library) -> None:
    async with open_app() as driver:
        await driver.press("j", "enter")
        assert "version 2 of 2 (D)" in details(driver)
        await driver.press("D", "j", "enter")
        readable = driver.screen.session.readable
        assert readable is not None and readable.article.id == 3
        assert "an earlier version, 1 of 2 (D)" in details(driver)
        await driver.press("asterisk")
        assert list(library.archive.marked_ids("starred")) == [4]
        await driver.press("A")
        assert "earlier version; nothing can be corrected" in driver.status
        await driver.press("D", "enter")
        readable = driver.screen.session.readable
        assert readable is not None and readable.article.id == 4
        assert library.archive.check() == []


async def test_a_text_that_stands_alone_says_so(open_app: Open, library: Library) -> None:
    library.archive.add(article(text(9), origin="/x.txt", title="Sendiri", published="2026-03-01"), NOTHING)
    async with open_app() as driver:
        await driver.press("enter", "D")
        assert driver.app.screen is driver.screen
        assert "stands nowhere else" in driver.status


async def test_an_address_is_opened_or_copied(open_app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with open_app() as driver:
        await driver.press("enter", "D", "o")
        assert "https://kabar.id/1" in driver.status
