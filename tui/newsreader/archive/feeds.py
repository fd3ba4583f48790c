"""Feeds as rows: which are followed, and what asking them came to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from newsreader.archive.failures import intact
from newsreader.archive.imports.runs import STANDS
from newsreader.archive.packing import pack_tags, unpack_tags
from newsreader.archive.values import now, pack_sentence, unpack_sentence
from newsreader.model import Feed, FeedCheck, FeedLink

_COLUMNS = (
    "id, url, title, site, tags, full_text, etag, modified, checked_at, changed_at, due_at, failures, "
    "problem, gone"
)
_CATCHES_UP = 2
"""In the column ``full_text``, where 1 says that pages are fetched of what is new alone."""

_FOLLOWED = f"EXISTS (SELECT 1 FROM listed WHERE feed = feed.id AND {STANDS})"
"""Whether somebody, or an import that stands, has it followed."""


def add(
    connection: sqlite3.Connection, link: FeedLink, *, full_text: bool, number: int | None
) -> tuple[Feed, bool]:
    """Follow a feed; True where it was not followed before. Tags that are new are added to those it has.

    `number` is that of the import that lists it, if any: without such an import it goes.
    """
    held = by_url(connection, link.url)
    if held is None:
        # One that imports have listed which are undone is made anew, and still known as theirs.
        listing = connection.execute(
            "SELECT import FROM listed JOIN feed ON feed.id = feed WHERE url = ?", (link.url,)
        ).fetchall()
        connection.execute("DELETE FROM feed WHERE url = ?", (link.url,))
        cursor = connection.execute(
            """INSERT INTO feed (url, title, site, tags, full_text, added_at) VALUES (?, ?, ?, ?, ?, ?)""",
            (link.url, link.title, link.site, pack_tags(link.tags), int(full_text), now()),
        )
        _list(connection, cursor.lastrowid or 0, [*(one for (one,) in listing), number or 0])
    else:
        tags = tuple(tag for tag in link.tags if tag not in held.tags)
        connection.execute("UPDATE feed SET tags = ? WHERE id = ?", (pack_tags((*held.tags, *tags)), held.id))
        _list(connection, held.id, [number or 0])
    added = by_url(connection, link.url)
    assert added is not None
    return added, held is None


def _list(connection: sqlite3.Connection, feed: int, numbers: Iterable[int]) -> None:
    """Note which imports have listed a feed, 0 for nobody but a person."""
    connection.executemany("INSERT OR IGNORE INTO listed VALUES (?, ?)", [(feed, one) for one in numbers])


def by_url(connection: sqlite3.Connection, url: str) -> Feed | None:
    """The feed followed at an address."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM feed WHERE url = ? AND {_FOLLOWED}", (url,)).fetchone()
    return None if row is None else _feed(row)


def by_id(connection: sqlite3.Connection, number: int) -> Feed | None:
    """The feed of a number."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM feed WHERE id = ? AND {_FOLLOWED}", (number,)
    ).fetchone()
    return None if row is None else _feed(row)


def listed(connection: sqlite3.Connection) -> list[Feed]:
    """All feeds, in the order in which they were added."""
    return [
        _feed(row) for row in connection.execute(f"SELECT {_COLUMNS} FROM feed WHERE {_FOLLOWED} ORDER BY id")
    ]


def change(connection: sqlite3.Connection, feed: Feed) -> None:
    """Keep what a person may change: title, tags and whether pages are fetched.

    Where they are from now on, the feed is asked next as if for the first time.
    """
    connection.execute(
        "UPDATE feed SET title = ?, tags = ? WHERE id = ?", (feed.title, pack_tags(feed.tags), feed.id)
    )
    if not feed.full_text:
        connection.execute("UPDATE feed SET full_text = 0 WHERE id = ?", (feed.id,))
        return
    connection.execute(
        """UPDATE feed SET full_text = iif(checked_at IS NULL, 1, ?), etag = NULL, modified = NULL,
            due_at = iif(failures, due_at, NULL) WHERE id = ? AND full_text = 0""",
        (_CATCHES_UP, feed.id),
    )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Follow a feed no longer; its articles stay."""
    connection.execute("DELETE FROM feed WHERE id = ?", (number,))


def _pass_on(connection: sqlite3.Connection, number: int, to: int) -> None:
    """Follow a feed no longer, and let another belong to whoever has listed it."""
    connection.execute(
        "INSERT OR IGNORE INTO listed SELECT ?, import FROM listed WHERE feed = ?", (to, number)
    )
    remove(connection, number)


def checked(connection: sqlite3.Connection, number: int, check: FeedCheck) -> None:
    """Note what asking a feed came to.

    Where it has moved to an address that is followed already, that one stays and this one goes. A title that
    a person or an OPML file gave stays.
    """
    if check.url is not None:
        other = by_url(connection, check.url)
        if other is not None and other.id != number:
            _pass_on(connection, number, other.id)
            return
        row = connection.execute("SELECT id FROM feed WHERE url = ? AND id <> ?", (check.url, number))
        if (unfollowed := row.fetchone()) is not None:
            _pass_on(connection, unfollowed[0], number)
        connection.execute("UPDATE feed SET url = ? WHERE id = ?", (check.url, number))
    if check.problem is not None:
        connection.execute(
            """UPDATE feed SET checked_at = ?, due_at = ?, failures = failures + 1, problem = ?, gone = ?
            WHERE id = ?""",
            (check.at, check.due_at, pack_sentence(check.problem), int(check.gone), number),
        )
        return
    connection.execute(
        """UPDATE feed SET checked_at = ?, due_at = ?, failures = 0, problem = NULL, gone = 0,
            full_text = min(full_text, 1),
            title = ifnull(title, ?), site = ifnull(?, site), etag = ?, modified = ?,
            changed_at = iif(?, ?, changed_at) WHERE id = ?""",
        (
            check.at, check.due_at, check.title, check.site, check.etag, check.modified,
            check.changed, check.at, number,
        ),
    )  # fmt: skip


def _feed(row: tuple[Any, ...]) -> Feed:
    with intact():
        number, url, title, site, tags, full_text, etag, modified, *rest = row
        checked_at, changed_at, due_at, failures, problem, gone = rest
        return Feed(
            number, url, title, site, unpack_tags(tags), bool(full_text), full_text == _CATCHES_UP,
            etag, modified, checked_at, changed_at, due_at,
            failures, unpack_sentence(problem or ""), bool(gone),
        )  # fmt: skip
