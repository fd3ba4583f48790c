"""Feeds asked over real HTTP: what comes in, what does not, and what is remembered about them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreader.library import Library
from newsreader.library.refreshing import FeedOutcome
from newsreader.library.subscribing import choose, find_feeds
from newsreader.library.waiting import is_due, written
from newsreader.model import Feed, FeedLink, ImportKind, ImportStatus, NewsreaderError
from tests.site import Reply, Request, Site, rss
from tests.unit.library.conftest import FAST

ADDED, UNCHANGED, UPDATED = ImportStatus.ADDED, ImportStatus.UNCHANGED, ImportStatus.UPDATED
SENTENCES = (
    "Pemerintah daerah membuka kembali jembatan lama pada hari Senin setelah perbaikan selama dua bulan. "
    "Warga menyambutnya dengan gembira karena jalan ke pasar menjadi jauh lebih dekat daripada sebelumnya."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty one that may fetch from this machine."""
    with Library.open(tmp_path / "library", allow_private=("127.0.0.1",)) as opened:
        opened.__dict__["extractor"] = FAST
        yield opened


def follow(library: Library, url: str, *, full_text: bool = False, title: str | None = None) -> Feed:
    """Follow a feed."""
    return library.archive.add_feed(FeedLink(url, url, title, tags=("uji",)), full_text=full_text)[0]


def page(*paragraphs: str, title: str = "Jembatan dibuka") -> Reply:
    """A web page with an article."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = f"<title>{title}</title><body><article><h1>{title}</h1>{text}</article></body>"
    return Reply(body, headers={"Content-Type": "text/html"})


def refreshed(library: Library, *feeds: Feed) -> list[FeedOutcome]:
    """Ask some feeds, or all."""
    return list(library.refresher.refresh(feeds or library.archive.feeds()))


def statuses(outcome: FeedOutcome) -> list[ImportStatus]:
    """Those of its items."""
    return [one.status for one in outcome.results]


def test_items_come_in_under_the_name_and_tags_of_the_feed(library: Library, site: Site) -> None:
    site.pages["/rss"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES)))
    follow(library, site.url("/rss"))
    (outcome,) = refreshed(library)
    assert statuses(outcome) == [ADDED]
    article = library.article(1).article
    assert (article.title, article.source, article.url) == (
        "Jembatan dibuka",
        "Kabar Uji",
        "https://kabar.id/1",
    )
    assert article.published == "2026-02-06T10:00:00+07:00"
    assert article.tags == ("uji",)
    assert outcome.feed.title == "Kabar Uji"
    assert outcome.feed.changed_at == outcome.feed.checked_at is not None
    assert [str(run.state) for run in library.archive.imports()] == ["kept"]


def test_a_name_that_a_person_gave_stays(library: Library, site: Site) -> None:
    site.pages["/rss"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES)))
    follow(library, site.url("/rss"), title="Kabarku")
    (outcome,) = refreshed(library)
    assert outcome.feed.title == "Kabarku"
    assert library.article(1).article.source == "Kabarku"


def test_asked_again_the_server_says_that_nothing_changed(library: Library, site: Site) -> None:
    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == '"a"':
            return Reply(b"", 304)
        return Reply(rss(("https://kabar.id/1", "J b c", SENTENCES)), headers={"ETag": '"a"'})

    site.pages["/rss"] = answer
    follow(library, site.url("/rss"))
    refreshed(library)
    for _ in range(2):
        (outcome,) = refreshed(library)
        assert (outcome.results, outcome.feed.problem, outcome.feed.etag) == ((), None, '"a"')


def test_items_held_are_unchanged_and_changed_ones_updated(library: Library, site: Site) -> None:
    site.pages["/rss"] = Reply(
        rss(("https://kabar.id/1", "J b c", SENTENCES), ("https://kabar.id/2", "K", "Isi dua."))
    )
    follow(library, site.url("/rss"))
    refreshed(library)
    site.pages["/rss"] = Reply(
        rss(
            ("https://kabar.id/3", "L", "Isi tiga yang baru sama sekali."),
            ("https://kabar.id/1", "J b c", SENTENCES),
            ("https://kabar.id/2", "K", "Isi dua yang diperbaiki."),
        )
    )
    (outcome,) = refreshed(library)
    assert sorted(statuses(outcome)) == sorted([ADDED, UNCHANGED, UPDATED])
    assert outcome.new == 2


def test_the_whole_article_where_that_is_wanted(library: Library, site: Site) -> None:
    site.pages["/1"] = page(SENTENCES, f"{SENTENCES} Selesai.")
    site.pages["/rss"] = Reply(rss((site.url("/1"), "Jembatan dibuka", SENTENCES[:60] + "...")))
    follow(library, site.url("/rss"), full_text=True)
    refreshed(library)
    assert library.article(1).article.body.endswith("Selesai.")
    asked = len(site.asked)
    (outcome,) = refreshed(library)
    assert statuses(outcome) == [UNCHANGED]
    assert len(site.asked) == asked + 1  # the feed and not the page


def test_a_page_that_cannot_be_had_leaves_the_summary_and_is_asked_for_again(
    library: Library, site: Site
) -> None:
    site.pages["/rss"] = Reply(rss((site.url("/1"), "Jembatan dibuka", SENTENCES[:100])))
    follow(library, site.url("/rss"), full_text=True)
    assert statuses(refreshed(library)[0]) == [ADDED]
    assert library.article(1).article.body == SENTENCES[:100].strip()
    site.pages["/1"] = page(SENTENCES, f"Lagi: {SENTENCES}")
    assert statuses(refreshed(library)[0]) == [UPDATED]
    assert "Lagi:" in library.article(2).article.body


def test_summaries_that_are_held_are_completed_once_whole_articles_are_wanted(
    library: Library, site: Site
) -> None:
    def answer(request: Request) -> Reply:
        known = request.headers.get("if-none-match") == '"a"'
        return Reply(b"", 304) if known else Reply(items, headers={"ETag": '"a"'})

    short = SENTENCES.replace("jembatan", "pasar")
    items = rss(
        (site.url("/1"), "Jembatan dibuka", SENTENCES[:60] + "..."),
        (site.url("/2"), "Jembatan dibuka", short),
    )
    site.pages["/rss"] = answer
    site.pages["/1"] = page(SENTENCES, f"{SENTENCES} Selesai.")
    site.pages["/2"] = page(short, title="Pasar lama dibuka kembali hari ini")
    follow(library, site.url("/rss"))
    (outcome,) = refreshed(library)
    library.archive.change_feed(replace(outcome.feed, full_text=True))
    (feed,) = library.refresher.due()
    assert feed.catches_up
    assert sorted(statuses(refreshed(library, feed)[0])) == [UNCHANGED, UPDATED]
    assert library.article(3).article.body.endswith("Selesai.")
    asked = len(site.asked)
    assert statuses(refreshed(library)[0]) == []
    (feed,) = library.archive.feeds()
    assert (feed.catches_up, feed.full_text, len(site.asked)) == (False, True, asked + 1)


def test_a_summary_never_takes_the_place_of_the_whole_article(
    library: Library, site: Site, tmp_path: Path
) -> None:
    whole = tmp_path / "a.md"
    whole.write_text(f"---\ntitle: Jembatan dibuka\nurl: https://kabar.id/1\n---\n{SENTENCES}\n")
    list(library.importer.run([whole]))
    site.pages["/rss"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES[:80] + "…")))
    follow(library, site.url("/rss"))
    assert statuses(refreshed(library)[0]) == [UNCHANGED]
    assert library.archive.counts().articles == 1


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Reply("", 404), "There is nothing at"),
        (Reply("", 500), "is in trouble"),
        (Reply("bukan umpan", 200), ""),
        (Reply("<rss><channel><item>", 200), ""),
    ],
)
def test_a_failure_is_kept_with_the_feed_and_the_others_come_in(
    reply: Reply, says: str, library: Library, site: Site
) -> None:
    site.pages["/buruk"] = reply
    site.pages["/rss"] = Reply(rss(("https://kabar.id/1", "J b c", SENTENCES)))
    follow(library, site.url("/buruk"))
    follow(library, site.url("/rss"))
    bad, good = sorted(refreshed(library), key=lambda one: one.feed.id)
    assert says in str(bad.feed.problem)
    assert site.url("/buruk") in str(bad.feed.problem)
    assert "newsreader itself" not in str(bad.feed.problem)
    assert bad.feed.failures == 1
    assert statuses(good) == [ADDED]
    site.pages["/buruk"] = Reply(rss(("https://kabar.id/2", "K b c", "Isi lain.")))
    (mended,) = refreshed(library, bad.feed)
    assert (mended.feed.problem, mended.feed.failures) == (None, 0)


def test_a_feed_waits_longer_after_each_failure(library: Library, site: Site) -> None:
    follow(library, site.url("/buruk"))
    waits = []
    for _ in range(4):
        (outcome,) = refreshed(library)
        assert outcome.feed.due_at is not None
        due = datetime.fromisoformat(outcome.feed.due_at)
        waits.append(round((due - datetime.now(UTC)) / timedelta(minutes=1)))
    assert waits == [15, 30, 60, 120]
    assert library.refresher.due() == []


def test_a_server_that_says_when_is_left_alone_until_then(library: Library, site: Site) -> None:
    site.pages["/rss"] = Reply("", 429, {"Retry-After": "7200"})
    follow(library, site.url("/rss"))
    (outcome,) = refreshed(library)
    now = datetime.now(UTC)
    assert not is_due(outcome.feed, now + timedelta(minutes=118))
    assert is_due(outcome.feed, now + timedelta(minutes=121))


def test_a_feed_that_is_gone_is_never_due_again(library: Library, site: Site) -> None:
    site.pages["/rss"] = Reply("", 410)
    follow(library, site.url("/rss"))
    (outcome,) = refreshed(library)
    assert outcome.feed.gone
    assert not is_due(outcome.feed, datetime.now(UTC) + timedelta(days=400))


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_feed_that_moved_for_good_is_followed_there(
    status: int, moves: bool, library: Library, site: Site
) -> None:
    site.pages["/lama"] = Reply("", status, {"Location": "/baru"})
    site.pages["/baru"] = Reply(rss(("https://kabar.id/1", "J b c", SENTENCES)))
    follow(library, site.url("/lama"))
    (outcome,) = refreshed(library)
    assert outcome.feed.url == site.url("/baru" if moves else "/lama")
    assert outcome.moved_from == (site.url("/lama") if moves else None)
    assert statuses(outcome) == [ADDED]


def test_a_feed_that_moved_to_another_one_goes(library: Library, site: Site) -> None:
    site.pages["/lama"] = Reply("", 301, {"Location": "/baru"})
    site.pages["/baru"] = Reply(rss(("https://kabar.id/1", "J b c", SENTENCES)))
    follow(library, site.url("/lama"))
    follow(library, site.url("/baru"))
    refreshed(library)
    assert [feed.url for feed in library.archive.feeds()] == [site.url("/baru")]
    assert library.archive.counts().articles == 1


def test_many_are_asked_at_once_yet_a_host_is_spared(library: Library, site: Site) -> None:
    lock, now, most = threading.Lock(), 0, 0
    together = threading.Barrier(2)

    def answer(request: Request) -> Reply:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        together.wait(5)
        with lock:
            now -= 1
        return Reply(rss((f"https://kabar.id{request.path}", f"J {request.path} c", f"Isi {request.path}.")))

    for number in range(6):
        site.pages[f"/{number}"] = answer
        follow(library, site.url(f"/{number}"))
    assert len(refreshed(library)) == 6
    assert most == 2


def test_what_came_in_before_a_stop_is_kept(library: Library, site: Site) -> None:
    for number in range(12):
        site.pages[f"/{number}"] = Reply(
            rss((f"https://kabar.id/{number}", f"J {number} c", f"Isi {number}."))
        )
        follow(library, site.url(f"/{number}"))
    outcomes = library.refresher.refresh(library.archive.feeds())
    next(outcomes)
    outcomes.close()
    assert library.archive.counts().articles == 1
    assert len([feed for feed in library.archive.feeds() if feed.checked_at]) == 1


def test_private_addresses_are_refused_unless_allowed(tmp_path: Path, site: Site) -> None:
    with Library.open(tmp_path / "other") as library:
        follow(library, site.url("/rss"))
        (outcome,) = refreshed(library)
    assert "private" in str(outcome.feed.problem)
    assert site.asked == []


def test_a_site_names_its_feed(library: Library, site: Site) -> None:
    feed = rss(("https://kabar.id/1", "J b c", SENTENCES))
    site.pages["/rss"] = Reply(feed)
    link = '<link rel="alternate" type="application/rss+xml" href="/rss" title="Kabar">'
    site.pages["/"] = Reply(f"<html><head>{link}</head><body>Beranda</body></html>")
    site.pages["/tanpa"] = Reply("<html><body>Beranda</body></html>")
    site.pages["/feed"] = Reply(feed)
    assert find_feeds(site.url("/rss"), library.fetcher)[0].title == "Kabar Uji"
    assert find_feeds(site.url("/"), library.fetcher)[0].url == site.url("/rss")
    assert find_feeds(site.url("/tanpa"), library.fetcher)[0].url == site.url("/feed")
    del site.pages["/feed"]
    del site.pages["/rss"]
    with pytest.raises(NewsreaderError, match="is no feed and names none"):
        find_feeds(site.url("/tanpa"), library.fetcher)


def test_a_feed_is_chosen_by_number_address_or_part_of_its_name() -> None:
    feeds = [Feed(1, "https://a.id/rss", "Kabar Satu"), Feed(2, "https://b.id/rss", "Kabar Dua")]
    assert [choose(feeds, name).id for name in ("1", "https://b.id/rss", "dua", "a.id")] == [1, 2, 2, 1]
    with pytest.raises(NewsreaderError, match=r"means 1 \(Kabar Satu\), 2 \(Kabar Dua\)"):
        choose(feeds, "kabar")
    with pytest.raises(NewsreaderError, match="No feed is called tiga"):
        choose(feeds, "tiga")


def test_what_is_kept_about_a_feed_survives(library: Library, site: Site) -> None:
    feed = follow(library, site.url("/rss"))
    library.archive.change_feed(replace(feed, title="Baru", tags=("a", "b"), full_text=True))
    with Library.open(library.folder) as again:
        (kept,) = again.archive.feeds()
    assert (kept.title, kept.tags, kept.full_text) == ("Baru", ("a", "b"), True)
    assert not library.archive.add_feed(FeedLink(feed.url, "x", tags=("c",)))[1]
    assert library.archive.feeds()[0].tags == ("a", "b", "c")
    library.archive.remove_feed(feed.id)
    assert library.archive.feeds() == []
    assert written(datetime(2026, 2, 6, 3, tzinfo=UTC)) == "2026-02-06T03:00:00Z"


def test_a_refresh_is_one_import_and_what_was_undone_stays_away(library: Library, site: Site) -> None:
    other = SENTENCES.replace("jembatan", "pasar")
    site.pages["/a"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES)))
    site.pages["/b"] = Reply(rss(("https://lain.id/1", "Pasar dibuka", other)))
    follow(library, site.url("/a"))
    follow(library, site.url("/b"))
    refreshed(library)
    (run,) = library.archive.imports()
    assert (run.kind, run.added, len(run.places)) == (ImportKind.FEEDS, 2, 2)
    list(library.undo_import(run.id))
    assert library.archive.counts().articles == 0

    third = ("https://kabar.id/2", "Sekolah dibuka", SENTENCES.replace("jembatan", "sekolah"))
    site.pages["/a"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES), third))
    found = [one.status for outcome in refreshed(library) for one in outcome.results]
    assert sorted(found) == sorted([ADDED, UNCHANGED, UNCHANGED])
    assert library.archive.counts().articles == 1
    list(library.undo_import(run.id, False))
    assert library.archive.counts().articles == 3 and library.archive.check() == []


def test_a_refresh_that_brings_nothing_is_no_import(library: Library, site: Site) -> None:
    follow(library, site.url("/tidak-ada"))
    refreshed(library)
    assert library.archive.imports() == []


def test_a_feed_that_breaks_off_is_noted_with_what_came_in(library: Library, site: Site) -> None:
    items = [(f"https://kabar.id/{one}", f"Jembatan {one} dibuka", f"{one}. {SENTENCES}") for one in range(3)]
    whole = rss(*items)
    site.pages["/rss"] = Reply(whole[: whole.rindex("<item>") + 20])
    follow(library, site.url("/rss"))
    refreshed(library)
    (run,) = library.archive.imports()
    (failure,) = library.archive.import_failures(run.id)
    assert (run.added, run.failed) == (2, 1) and "breaks off in the middle" in str(failure.why)


def test_what_is_empty_is_no_feed_and_no_other_is_followed(library: Library, site: Site) -> None:
    site.pages["/kosong.xml"] = Reply("")
    site.pages["/feed"] = Reply(rss(("https://kabar.id/1", "Jembatan dibuka", SENTENCES)))
    with pytest.raises(NewsreaderError, match=r"kosong\.xml is empty"):
        find_feeds(site.url("/kosong.xml"), library.fetcher)


def test_what_two_outlets_have_is_new_at_both_and_stays_when_one_changes_it(
    library: Library, site: Site
) -> None:
    for name in ("satu", "dua"):
        site.pages[f"/{name}"] = Reply(rss((f"https://{name}.id/1", "Jembatan dibuka", SENTENCES)))
        follow(library, site.url(f"/{name}"), title=name)
    first, second = refreshed(library)
    assert sorted([statuses(first), statuses(second)]) == [[ADDED], [ImportStatus.DUPLICATE]]
    assert (first.new, second.new) == (1, 1) and second.feed.changed_at is not None
    (run,) = library.archive.imports()
    assert (run.added, run.known) == (2, 0)
    site.pages["/satu"] = Reply(rss(("https://satu.id/1", "Jembatan ditutup", "Jembatan itu ditutup lagi.")))
    refreshed(library)
    found = [library.article(number).article for number in library.archive.newest_ids()]
    assert sorted((one.url, one.title) for one in found) == [
        ("https://dua.id/1", "Jembatan dibuka"),
        ("https://satu.id/1", "Jembatan ditutup"),
    ]
