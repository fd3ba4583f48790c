"""Which feeds are followed: found, followed, changed, given up and taken back, each in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from textual.app import App

from newsreader.app.background import Lane, Post
from newsreader.app.feeds.rounds import Rounds, check_writable
from newsreader.app.feeds.writing import feed_rows, whole_articles
from newsreader.app.messages import FeedsChanged, FeedsFound, Said
from newsreader.app.upkeep import Upkeep
from newsreader.app.widgets.feed_list import FeedRow
from newsreader.library import Library
from newsreader.model import Feed, FeedCheck, FeedLink, NewsreaderError, Sentence
from newsreader.text.normalise import normalise_line


class Subscriptions:
    """What a person does to feeds, in order; `rounds` asks them for what is new.

    Raises NewsreaderError, before anything is begun, where the library can only be read.
    """

    def __init__(self, app: App[object], library: Library, post: Post, upkeep: Upkeep) -> None:
        self._library = library
        self._changes = Lane(app, "feeds", post, latest=False)
        self._finding = Lane(app, "finding", post, latest=True)
        self.rounds = Rounds(library, Lane(app, "asking", post, latest=False), upkeep)
        self._given_up = threading.Event()
        self._removed: list[Feed] = []

    def stop(self) -> None:
        """Do no further step; what is being fetched is given up."""
        self.give_up()
        self.rounds.stop()

    def rows(self) -> list[FeedRow]:
        """All feeds in words; runs in the thread of the caller."""
        return feed_rows(self._library.archive.feeds(), self.rounds.asking, datetime.now().astimezone())

    @property
    def can_take_back(self) -> bool:
        """Whether a feed was given up that can be followed again."""
        return bool(self._removed)

    # following

    def find(self, address: str) -> None:
        """Look which feeds an address means; the answer is a `FeedsFound`."""
        check_writable(self._library)
        self.give_up()
        given_up = self._given_up = threading.Event()

        def work(post: Post) -> None:
            from newsreader.library.subscribing import find_feeds

            try:
                links = find_feeds(address, self._library.fetcher, given_up.is_set)
            except NewsreaderError:
                if given_up.is_set():  # nobody waits for it any more
                    return
                raise
            if not given_up.is_set():
                post(FeedsFound(links))

        self._finding.ask(work)

    def give_up(self) -> None:
        """Look no further for feeds."""
        self._given_up.set()

    def follow(self, link: FeedLink) -> None:
        """Follow a feed, and ask it at once."""
        check_writable(self._library)

        def work(post: Post) -> None:
            # It is called what it calls itself once it answers, and not what a page calls it.
            feed, is_new = self._library.archive.add_feed(replace(link, title=None))
            post(FeedsChanged(feed.id))
            if is_new:
                self.rounds.ask(feed.id)
            else:
                post(Said(Sentence.of("{feed} is followed already.", feed=normalise_line(feed.name))))

        self._changes.ask(work)

    def remove(self, number: int) -> None:
        """Follow a feed no longer; its articles stay."""
        check_writable(self._library)

        def work(post: Post) -> None:
            feed = self._library.archive.feed(number)
            if feed is None:
                return
            self._library.archive.remove_feed(number)
            self._removed.append(feed)
            post(FeedsChanged())
            said = Sentence.of(
                "{feed} is followed no longer; its articles stay. u takes it back.",
                feed=normalise_line(feed.name),
            )
            post(Said(said))

        self._changes.ask(work)

    def take_back(self) -> None:
        """Follow the feed again that was given up last, as it was."""
        check_writable(self._library)

        def work(post: Post) -> None:
            if not self._removed:
                raise NewsreaderError("There is no feed to take back.")
            feed = self._removed[-1]
            back = _again(self._library, feed)
            self._removed.remove(feed)
            post(FeedsChanged(back.id))
            post(Said(Sentence.of("{feed} is followed again.", feed=normalise_line(feed.name))))

        self._changes.ask(work)

    # changing

    def rename(self, number: int, name: str) -> None:
        """Call a feed, and the source of its further articles, otherwise."""
        title = normalise_line(name)
        if not title:
            raise NewsreaderError("Type another name.")
        self._change(number, lambda feed: replace(feed, title=title))

    def set_tags(self, number: int, written: str) -> None:
        """Give a feed other tags, which have commas between them; its further articles get them."""
        tags = tuple(dict.fromkeys(tag for part in written.split(",") if (tag := normalise_line(part))))
        self._change(number, lambda feed: replace(feed, tags=tags))

    def toggle_full_text(self, number: int) -> None:
        """Fetch whole articles from now on, or what the feed holds."""

        def change(feed: Feed) -> Feed:
            return replace(feed, full_text=not feed.full_text)

        def told(feed: Feed) -> Sentence:
            if feed.full_text:
                if feed.checked_at:
                    self.rounds.ask(number)
                return whole_articles(feed)
            return Sentence.of(
                "What {feed} itself holds is taken from now on.", feed=normalise_line(feed.name)
            )

        self._change(number, change, told)

    def _change(
        self, number: int, change: Callable[[Feed], Feed], told: Callable[[Feed], Sentence] | None = None
    ) -> None:
        check_writable(self._library)

        def work(post: Post) -> None:
            feed = self._library.archive.feed(number)
            if feed is None:
                raise NewsreaderError("This feed is not followed any more.")
            changed = change(feed)
            self._library.archive.change_feed(changed)
            post(FeedsChanged(number))
            if told is not None:
                post(Said(told(changed)))

        self._changes.ask(work)

    # lists

    def import_from(self, name: str) -> None:
        """Follow the feeds that a file lists."""
        check_writable(self._library)

        def work(post: Post) -> None:
            from newsreader.app.feeds.sharing import import_from

            said = import_from(self._library, name)
            post(FeedsChanged())
            post(Said(said))

        self._changes.ask(work)

    def export_to(self, name: str) -> None:
        """Write the feeds to a file."""

        def work(post: Post) -> None:
            from newsreader.app.feeds.sharing import export_to

            post(Said(export_to(self._library, name)))

        self._changes.ask(work)


def _again(library: Library, feed: Feed) -> Feed:
    """Follow a feed as it was, with what its server gave to ask again with and how it fared."""
    archive = library.archive
    link = FeedLink(feed.url, feed.url, feed.title, feed.site, feed.tags)
    with archive.transaction():
        back, is_new = archive.add_feed(link, full_text=feed.full_text)
        if not is_new or feed.checked_at is None:
            return back
        due = feed.due_at or feed.checked_at
        common: dict[str, Any] = {"etag": feed.etag, "modified": feed.modified}
        answered = FeedCheck(feed.changed_at or feed.checked_at, due, changed=bool(feed.changed_at), **common)
        archive.feed_checked(back.id, answered)
        if feed.problem is None:
            archive.feed_checked(back.id, FeedCheck(feed.checked_at, due, **common))
        for _ in range(feed.failures):
            archive.feed_checked(
                back.id, FeedCheck(feed.checked_at, due, problem=feed.problem, gone=feed.gone)
            )
        return back
