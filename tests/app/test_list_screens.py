"""What all screens around a list have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.app.screens.feeds import FeedsScreen
from newsreader.app.screens.imports import ImportsScreen
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.library import Library
from tests.app.conftest import Open
from tests.app.test_feeds import follow, library, news, seen, site
from tests.site import Site

__all__ = ["library", "site"]  # fixtures


@pytest.mark.parametrize("keys", [("F",), ("I", "tab"), ("I", "tab", "w"), ("C",)])
async def test_a_colon_leaves_for_the_line_of_commands_before_what_follows_means_anything(
    open_app: Open, library: Library, site: Site, keys: tuple[str, ...]
) -> None:
    follow(library, site, "a")
    before = library.archive.feeds(), library.archive.imports()
    async with open_app() as driver:
        await driver.press(*keys)
        assert isinstance(driver.app.screen, ListOverlay)
        await driver.pilot.press(":", *"feeds fetx")
        await driver.settled()
        assert driver.app.screen is driver.screen
        assert driver.screen.command_line.value == "feeds fetx"
        assert (library.archive.feeds(), library.archive.imports()) == before


async def test_a_colon_that_is_typed_into_a_field_belongs_to_it(open_app: Open) -> None:
    async with open_app() as driver:
        await driver.press("I", ":")
        assert isinstance(driver.app.screen, ImportsScreen) and driver.app.screen.field.value == ":"
        await driver.press("escape", "F", "a", ":")
        assert isinstance(driver.app.screen, FeedsScreen) and driver.app.screen.field.value == ":"


async def test_a_list_of_another_reader_is_taken_over_with_a_key(
    open_app: Open, library: Library, site: Site, tmp_path: Path
) -> None:
    listed = tmp_path / "umpan.opml"
    listed.write_text(
        f'<opml version="2.0"><body><outline text="K" xmlUrl="{site.url("/rss")}"/></body></opml>'
    )
    site.pages["/rss"] = news("satu")
    async with open_app(size=(140, 30)) as driver:
        await driver.press("F", "i", "enter")
        assert "i  takes over a list from another reader (OPML)" in seen(driver)
        await driver.press("i")
        await driver.type(str(listed))
        await driver.press("enter")
        assert "umpan.opml: 1 feeds are followed now" in seen(driver)
        assert [feed.url for feed in library.archive.feeds()] == [site.url("/rss")]
