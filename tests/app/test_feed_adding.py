"""Adding a feed: the address that is typed, what is wrong with it, and what is tried."""

from __future__ import annotations

from newsreader.library import Library
from tests.app.conftest import Open
from tests.app.test_feeds import Slow, feeds, follow, library, news, seen, site
from tests.site import Site

__all__ = ["library", "site"]  # fixtures


async def test_an_address_without_a_feed_stays_in_the_field_to_be_corrected(
    open_app: Open, site: Site
) -> None:
    site.pages["/rss"] = news("satu")
    async with open_app() as driver:
        await driver.press("F", "a")
        await driver.type(site.url("/rsss"))
        await driver.press("enter")
        await driver.until(lambda: "⚠ There is nothing at" in seen(driver))
        field = feeds(driver).field
        assert field.value == site.url("/rsss") and field.has_focus
        await driver.press("backspace", "enter")
        await driver.until(lambda: "1 feed asked: 1 new article." in seen(driver))
        assert not field.display and feeds(driver).feeds.has_focus


async def test_an_address_of_the_command_line_comes_into_the_field(open_app: Open, site: Site) -> None:
    async with open_app() as driver:
        driver.screen.action_run("feeds.list", f"add {site.url('/tiada')}")
        await driver.until(lambda: "⚠ There is nothing at" in seen(driver))
        assert feeds(driver).field.value == site.url("/tiada") and feeds(driver).field.has_focus


async def test_what_is_typed_while_a_feed_is_looked_for_stays(open_app: Open, site: Site) -> None:
    slow = Slow(site, "a")
    async with open_app() as driver:
        await driver.press("F", "a")
        await driver.pilot.press(*site.url("/a"), "enter")
        await driver.until(lambda: bool(site.asked))
        await driver.pilot.press("/")
        slow.go.set()
        await driver.until(lambda: "1 feed asked: 1 new article." in seen(driver))
        assert feeds(driver).field.value == site.url("/a") + "/" and feeds(driver).field.has_focus


async def test_leaving_the_field_gives_up_looking(open_app: Open, library: Library, site: Site) -> None:
    slow = Slow(site, "a")
    async with open_app() as driver:
        await driver.press("F", "a")
        await driver.pilot.press(*site.url("/a"), "enter")
        await driver.until(lambda: bool(site.asked))
        assert "Looking for the feeds" in seen(driver)
        await driver.pilot.press("escape")
        slow.go.set()
        await driver.settled()
        assert "Looking for the feeds" not in seen(driver) and feeds(driver).feeds.has_focus
        assert library.archive.feeds() == []


async def test_what_cannot_be_a_name_stays_in_the_field(open_app: Open, library: Library, site: Site) -> None:
    follow(library, site, "a")
    async with open_app() as driver:
        await driver.press("F", "e", "ctrl+u", "enter")
        assert "Type another name." in seen(driver) and feeds(driver).field.has_focus


async def test_host_and_port_alone_are_enough_without_encryption(
    open_app: Open, library: Library, site: Site
) -> None:
    site.pages["/rss"] = news("satu")
    async with open_app() as driver:
        await driver.press("F", "a")
        await driver.type(site.url("/rss").removeprefix("http://"))
        await driver.press("enter")
        await driver.until(lambda: "1 feed asked: 1 new article." in seen(driver))
        assert [feed.url for feed in library.archive.feeds()] == [site.url("/rss")]
