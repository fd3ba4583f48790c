"""What an open library can be asked and told about the feeds that it follows."""

from __future__ import annotations

from newsreader.archive import feeds
from newsreader.archive.opened import OpenLibrary
from newsreader.model import Feed, FeedCheck, FeedLink


class SubscribedLibrary(OpenLibrary):
    """Which feeds are followed, and what asking them came to."""

    def add_feed(
        self, link: FeedLink, *, full_text: bool = False, number: int | None = None
    ) -> tuple[Feed, bool]:
        """Follow the feed at an address; True where it was not followed before.

        One that is followed keeps what is known about it, and takes on tags that are new. `number` is that of
        the import that lists it, with which it goes.
        """
        with self._writing() as connection:
            return feeds.add(connection, link, full_text=full_text, number=number)

    def feeds(self) -> list[Feed]:
        """All feeds that are followed, in the order in which they were added."""
        with self._reading() as connection:
            return feeds.listed(connection)

    def feed(self, id: int) -> Feed | None:
        """The feed of a number."""
        with self._reading() as connection:
            return feeds.by_id(connection, id)

    def feed_at(self, url: str) -> Feed | None:
        """The feed followed at an address."""
        with self._reading() as connection:
            return feeds.by_url(connection, url)

    def change_feed(self, feed: Feed) -> None:
        """Keep its title, tags and whether pages are fetched."""
        with self._writing() as connection:
            feeds.change(connection, feed)

    def remove_feed(self, id: int) -> None:
        """Follow a feed no longer; its articles stay."""
        with self._writing() as connection:
            feeds.remove(connection, id)

    def feed_checked(self, id: int, check: FeedCheck) -> None:
        """Note what asking a feed came to; one that moved to where another is followed goes."""
        with self._writing() as connection:
            feeds.checked(connection, id, check)
