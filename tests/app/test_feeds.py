"""Feeds in the app, over real HTTP: followed, asked while somebody reads, changed, given up, taken back."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import OptionList

from newsreader.app.screens import feeding
from newsreader.app.screens.feed_choice import FeedChoice
from newsreader.app.screens.feeds import FeedsScreen
from newsreader.app.widgets.feed_list import FeedRow, Fortune
from newsreader.config.settings import Config, FeedConfig
from newsreader.ingest.fetch import Fetcher
from newsreader.library import Library, subscribing
from newsreader.model import Feed, FeedLink
from tests.app.conftest import Driver, Open
from tests.site import Reply, Request, Site, rss, serving
from tests.unit.library.conftest import FAST

TEXT = "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan dua bulan."


def news(name: str, *, title: str = "Kabar Uji") -> Reply:
    """A feed of one article."""
    return Reply(rss((f"https://kabar.id/{name}", f"Berita {name}", f"{name}: {TEXT}"), title=title))


@pytest.fixture
def library(starter: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of the starter library that may fetch from this machine."""
    folder = tmp_path / "library"
    shutil.copytree(starter, folder)
    with Library.open(folder, allow_private=("127.0.0.1",)) as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    """An empty web site on this machine."""
    with serving() as started:
        yield started


class Slow:
    """Feeds that answer once they are let go."""

    def __init__(self, site: Site, *names: str) -> None:
        self.go = threading.Event()
        for name in names:
            site.pages[f"/{name}"] = self._answer(name)

    def _answer(self, name: str) -> Callable[[Request], Reply]:
        def answer(_request: Request) -> Reply:
            self.go.wait(20)
            return news(name, title=f"Kabar {name}")

        return answer


def follow(library: Library, site: Site, *names: str) -> list[Feed]:
    """Follow the feeds at some paths of a site."""
    urls = [site.url(f"/{name}") for name in names]
    return [library.archive.add_feed(FeedLink(url, url, f"Kabar {url[-1]}"))[0] for url in urls]


def feeds(driver: Driver) -> FeedsScreen:
    """The screen of the feeds."""
    return next(one for one in driver.app.screen_stack if isinstance(one, FeedsScreen))


def row(driver: Driver, name: str) -> FeedRow:
    """The row of a feed."""
    return next(one for one in feeds(driver).feeds.rows if one.name == name)


def seen(driver: Driver) -> str:
    """All that stands on the screen."""
    return "\n".join(driver.lines)


async def test_a_feed_is_added_by_the_address_of_its_site_and_asked_at_once(
    open_app: Open, library: Library, site: Site
) -> None:
    site.pages["/"] = Reply(
        "<html><head><link rel=alternate type=application/rss+xml href=/rss></head></html>"
    )
    site.pages["/rss"] = news("satu")
    async with open_app() as driver:
        await driver.press("F")
        assert "No feed is followed yet." in seen(driver) and "a  adds one" in seen(driver)
        await driver.press("a")
        await driver.type(site.url("/"))
        await driver.press("enter")
        await driver.until(lambda: "1 feed asked: 1 new article." in seen(driver))
        (feed,) = library.archive.feeds()
        assert (feed.url, feed.title) == (site.url("/rss"), "Kabar Uji")
        assert row(driver, "Kabar Uji").fortune is Fortune.IN_ORDER
        assert feeds(driver).feeds.has_focus
        await driver.press("escape")
        assert "Berita satu" in driver.titles()


async def test_of_several_feeds_one_is_chosen(open_app: Open, library: Library, site: Site) -> None:
    links = "".join(
        f"<link rel=alternate type=application/rss+xml href=/{name} title='Umpan {name} [b]'>"
        for name in "xyz"
    )
    site.pages["/"] = Reply(f"<html><head>{links}</head></html>")
    site.pages["/y"] = news("y")
    async with open_app() as driver:
        driver.screen.action_run("command.line", f"feeds add {site.url('/')}")
        await driver.until(lambda: isinstance(driver.app.screen, FeedChoice))
        await driver.settled()
        assert "Umpan y [b]" in seen(driver), "a title is no markup"
        assert driver.app.screen.query_one(OptionList).option_count == 3
        await driver.press("escape")
        assert library.archive.feeds() == []
        await driver.press("a")
        await driver.type(site.url("/"))
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, FeedChoice))
        await driver.press("j", "enter")
        await driver.until(lambda: "1 new article" in seen(driver))
        assert [feed.url for feed in library.archive.feeds()] == [site.url("/y")]
        assert feeds(driver).feeds.row == row(driver, "Kabar Uji"), "its own name"


async def test_what_is_typed_right_behind_the_key_is_the_address(open_app: Open) -> None:
    from tests.app.test_fast_keys import burst

    async with open_app() as driver:
        await driver.press("F")
        await burst(driver, "akqx.invalid/dR")
        assert feeds(driver).field.value == "kqx.invalid/dR"
        await driver.press("escape")
        assert not feeds(driver).field.display and feeds(driver).is_current


async def test_keys_that_come_before_the_screen_does_are_not_lost(
    open_app: Open, library: Library, site: Site
) -> None:
    from tests.app.test_fast_keys import burst

    follow(library, site, "a")
    async with open_app() as driver:
        await burst(driver, "Fq")
        assert driver.app.screen is driver.screen
        await burst(driver, "Fa")
        assert feeds(driver).field.has_focus


async def test_where_there_is_no_feed_is_said(open_app: Open, library: Library, site: Site) -> None:
    async with open_app() as driver:
        driver.screen.action_run("feeds.list", f"add {site.url('/tiada')}")
        await driver.until(lambda: "⚠ There is nothing at" in seen(driver))
        assert library.archive.feeds() == []


async def test_a_failure_is_told_in_its_row_and_with_a_sign(
    open_app: Open, library: Library, site: Site
) -> None:
    site.pages["/a"], site.pages["/b"] = news("a"), Reply("", 503)
    follow(library, site, "a", "b")
    async with open_app() as driver:
        await driver.press("F", "R")
        await driver.until(lambda: "2 feeds asked: 1 new article, 1 failed" in seen(driver))
        failed, fine = row(driver, "Kabar b"), row(driver, "Kabar a")
        assert failed.fortune is Fortune.FAILED and fine.fortune is Fortune.IN_ORDER
        assert failed.detail.startswith("again from ") and "The server of" in failed.detail
        assert "⚠  Kabar b" in seen(driver) and "⚠  Kabar a" not in seen(driver)
        await driver.press("j")
        assert "(503); try again later. (again from" in " ".join(seen(driver).split()).replace("│ │ ", "")
        await driver.press("R")
        assert "No feed is due: 1 asked lately, 1 failing." in seen(driver)
        site.pages["/b"] = news("b")
        await driver.press("r")
        await driver.until(lambda: row(driver, "Kabar b").fortune is Fortune.IN_ORDER)
        assert "1 feed asked: 1 new article." in seen(driver), (
            "what is not due is asked when somebody says so"
        )


async def test_progress_and_articles_come_while_somebody_reads_on(
    open_app: Open, library: Library, site: Site
) -> None:
    slow = Slow(site, "b", "c")
    site.pages["/a"] = news("a")
    follow(library, site, "a", "b", "c")
    async with open_app() as driver:
        assert driver.screen.articles.cursor == 0
        await driver.pilot.press("ctrl+r")
        await driver.until(lambda: "1/3 feeds · 1 new" in driver.status)
        await driver.until(lambda: "Berita a" in driver.titles())
        begun, place = time.monotonic(), driver.screen.articles.cursor
        await driver.pilot.press("j", "j", "k", "enter")
        await driver.until(lambda: driver.screen.session.readable is not None)
        assert driver.screen.articles.cursor == place + 1
        assert time.monotonic() - begun < 5 and not slow.go.is_set()
        await driver.pilot.press("ctrl+r")
        await driver.until(lambda: ":refresh stop ends that" in driver.status)
        await driver.pilot.press("F")
        await driver.until(lambda: "Feeds (3) · 1/3 feeds · 1 new" in seen(driver))
        assert [one.fortune for one in feeds(driver).feeds.rows].count(Fortune.ASKED) == 2
        await driver.pilot.press("j")
        assert feeds(driver).feeds.cursor == 1
        slow.go.set()
        await driver.until(lambda: "3 feeds asked: 3 new articles." in driver.status)
        await driver.until(lambda: Fortune.ASKED not in {one.fortune for one in feeds(driver).feeds.rows})
        await driver.until(lambda: "feeds ·" not in driver.lines[-1])
        assert feeds(driver).feeds.cursor == 1
        await driver.press("escape")
        assert {"Berita a", "Berita b", "Berita c"} <= set(driver.titles())


async def test_asking_can_be_stopped(open_app: Open, library: Library, site: Site) -> None:
    slow = Slow(site, "b")
    follow(library, site, "b")
    async with open_app() as driver:
        await driver.pilot.press("F", "R")
        await driver.until(lambda: "c stop asking" in seen(driver))
        begun = time.monotonic()
        await driver.pilot.press("c")
        await driver.until(lambda: "Stopped; what came in until then is kept." in seen(driver))
        assert time.monotonic() - begun < 3 and not slow.go.is_set()
        await driver.until(lambda: "c stop asking" not in seen(driver))
        await driver.press("c")
        assert "No feed is being asked." in seen(driver)
        slow.go.set()
        await driver.press("r")
        await driver.until(lambda: "1 new article." in seen(driver))


async def test_quitting_does_not_wait_for_a_server(
    open_app: Open, library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, find = threading.Event(), subscribing.find_feeds

    def watched(address: str, fetcher: Fetcher, cancelled: Callable[[], bool]) -> list[FeedLink]:
        try:
            return find(address, fetcher, cancelled)
        finally:
            looked.set()

    monkeypatch.setattr(subscribing, "find_feeds", watched)
    slow = Slow(site, "b", "lain")
    follow(library, site, "b")
    async with open_app() as driver:
        await driver.pilot.press("ctrl+r")
        await driver.until(lambda: bool(site.asked))
        driver.screen.session.feeds.find(site.url("/lain"))
        await driver.until(lambda: len(site.asked) == 2)
        begun = time.monotonic()
        driver.app.exit()
        while not looked.is_set() or any(one.name.startswith("feed_") for one in threading.enumerate()):
            await driver.pilot.pause(0.02)
            assert time.monotonic() - begun < 3
    assert time.monotonic() - begun < 5 and not slow.go.is_set()
    slow.go.set()
    assert library.archive.feeds()[0].checked_at is None


async def test_name_tags_and_whole_articles_are_kept(open_app: Open, library: Library, site: Site) -> None:
    follow(library, site, "a")
    async with open_app() as driver:
        await driver.press("F", "e", "ctrl+u")
        await driver.type("Kabarku")
        await driver.press("enter", "t")
        await driver.type("daerah, Uji ,daerah")
        await driver.press("enter", "f")
        (feed,) = library.archive.feeds()
        assert (feed.title, feed.tags, feed.full_text) == ("Kabarku", ("daerah", "Uji"), True)
        assert "not asked yet · whole articles · daerah, Uji" in seen(driver)
        await driver.press("f", "t", "ctrl+u", "enter", "e", "ctrl+u", "enter")
        (feed,) = library.archive.feeds()
        assert (feed.title, feed.tags, feed.full_text) == ("Kabarku", (), False)
        assert "Type another name." in seen(driver)
        await driver.press("e", "x", "escape")
        assert library.archive.feeds() == [feed]


async def test_a_feed_given_up_is_taken_back_as_it_was(open_app: Open, library: Library, site: Site) -> None:
    site.pages["/a"] = Reply(str(news("a").body), headers={"ETag": '"a"'})
    site.pages["/b"] = Reply("", 410)
    url = site.url("/a")
    library.archive.add_feed(FeedLink(url, url, "Kabarku", tags=("uji",)), full_text=True)
    follow(library, site, "b")
    list(library.refresher.refresh(library.archive.feeds()))
    before = library.archive.feeds()
    assert before[1].gone and before[0].etag
    count = library.archive.counts().articles
    async with open_app() as driver:
        await driver.press("F", "x")
        assert [feed.url for feed in library.archive.feeds()] == [site.url("/a")]
        assert "its articles stay" in seen(driver) and "u take back" in seen(driver)
        await driver.press("d")
        assert library.archive.feeds() == [] and library.archive.counts().articles == count
        await driver.press("u", "ctrl+z")
        after = {feed.url: feed for feed in library.archive.feeds()}
        for feed in before:
            back = after[feed.url]
            assert {name: getattr(back, name) for name in Feed.__slots__ if name != "id"} == {
                name: getattr(feed, name) for name in Feed.__slots__ if name != "id"
            }
        await driver.press("u")
        assert "There is no feed to take back." in seen(driver)


async def test_the_articles_of_a_feed_are_shown(open_app: Open, library: Library, site: Site) -> None:
    site.pages["/a"] = news("a")
    follow(library, site, "a")
    async with open_app() as driver:
        await driver.press("F", "r")
        await driver.until(lambda: "1 new article." in seen(driver))
        await driver.press("o")
        assert driver.app.screen is driver.screen
        await driver.until(lambda: driver.titles() == ["Berita a"])
        assert str(driver.screen.session.query) == 'source:"Kabar a"'


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 14)])
async def test_a_hostile_title_is_only_text(
    open_app: Open, library: Library, site: Site, size: tuple[int, int]
) -> None:
    url = site.url("/a")
    title = "\x1b]0;x\x07Kabar \u202e[@click=app.quit]x[/] [/red] \x9b31m" + "panjang " * 40
    library.archive.add_feed(FeedLink(url, url, title, tags=("\x1b[31mmerah", "[b]tebal")))
    async with open_app(size=size) as driver:
        await driver.press("F", "f", "t", "escape", "x", "u")
        shown = seen(driver)
        assert "[@click=app.quit]x[/] [/red]" in shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
        assert all(len(line) <= size[0] for line in driver.lines)
        assert feeds(driver).query_one("#feeds-keys").region.bottom <= size[1] - 1 or size[1] < 20


async def test_a_library_that_can_only_be_read_says_so(
    open_app: Open, library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.archive import Archive

    follow(library, site, "a")
    async with open_app() as driver:
        monkeypatch.setattr(Archive, "read_only", property(lambda _: True))
        await driver.press("ctrl+r")
        assert "This library can only be read" in driver.status
        await driver.press("F")
        for key in ("R", "r", "x", "f", "u"):
            feeds(driver).hear("", warning=False)
            await driver.press(key)
            assert "⚠ This library can only be read" in seen(driver), key
        assert not site.asked and len(library.archive.feeds()) == 1


async def test_feeds_are_asked_by_themselves_as_often_as_wished_and_quietly(
    open_app: Open, library: Library, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "FIRST_LOOK", 0.05)
    site.pages["/a"], site.pages["/b"] = news("a"), Reply("", 503)
    follow(library, site, "a", "b")
    async with open_app() as driver:
        await driver.pilot.pause(0.3)
        assert not site.asked, "nobody has asked for it"
    config = Config(language="en", feeds=FeedConfig(every=30))
    async with open_app(config=config) as driver:
        await driver.until(lambda: "Berita a" in driver.titles())
        await driver.settled()
        assert "failed" not in driver.status and "feeds" not in driver.status
        await driver.press("F")
        assert row(driver, "Kabar b").fortune is Fortune.FAILED


async def test_opml_comes_in_and_goes_out(
    open_app: Open, library: Library, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    listed, out = tmp_path / "umpan.opml", tmp_path / "keluar.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline text="Daerah"><outline text="Kabar" type="rss" '
        f'xmlUrl="{site.url("/rss")}"/></outline><outline text="Buruk" xmlUrl="gopher://x"/></body></opml>'
    )
    async with open_app() as driver:
        driver.screen.action_run("command.line", f"feeds import {listed}")
        await driver.until(lambda: "1 feeds are followed now, 0 were already, 1 refused" in seen(driver))
        (feed,) = library.archive.feeds()
        assert (feed.title, feed.tags) == ("Kabar", ("Daerah",))
        await driver.press("escape")
        driver.screen.action_run("command.line", f"feeds export {out}")
        await driver.settled()
        assert "1 feed written to" in driver.status and site.url("/rss") in out.read_text("utf-8")
        driver.screen.action_run("command.line", f"feeds export {out}")
        await driver.settled()
        assert "already a file" in driver.status
        driver.screen.action_run("command.line", "feeds terbang")
        await driver.settled()
        assert ":feeds export FILE" in driver.status
        driver.screen.action_run("command.line", "feeds import tiada.opml")
        await driver.until(lambda: "There is no file" in seen(driver))
        assert len(library.archive.feeds()) == 1
