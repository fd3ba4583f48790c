"""What a person did to articles: read, starred, tags, the place last read."""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable

from newsreader.archive import changes
from newsreader.archive.values import column, fold, listed, numbers
from newsreader.model import NewsreaderError

_FLAGS = {"read": ("read", 1), "unread": ("read", 0), "starred": ("starred", 1), "unstarred": ("starred", 0)}

OPPOSITES = {
    "read": "unread",
    "unread": "read",
    "starred": "unstarred",
    "unstarred": "starred",
    "tagged": "untagged",
    "untagged": "tagged",
}
"""The kinds of change and what takes each back."""

# Marks move to the successor or are set aside, so every marked article is a current one.
_MARKED = {
    "read": "SELECT article AS id FROM mark WHERE read ORDER BY article",
    "starred": "SELECT article AS id FROM mark WHERE starred ORDER BY article",
    "tag": """SELECT at.article AS id FROM tag JOIN article_tag AS at ON at.tag = tag.id
        WHERE folded = ? ORDER BY at.article""",
    "collection": """SELECT DISTINCT m.article AS id
        FROM collection AS c JOIN member AS m ON m.collection = c.id
        JOIN article AS a ON a.id = m.article AND a.superseded_by IS NULL
        WHERE c.name = ? AND (c.import IS NULL OR c.import NOT IN (SELECT id FROM import WHERE undone))
        ORDER BY m.article""",
    "import": """SELECT DISTINCT m.article AS id
        FROM collection AS c JOIN member AS m ON m.collection = c.id
        JOIN article AS a ON a.id = m.article AND a.superseded_by IS NULL
        WHERE c.import = ? AND c.import NOT IN (SELECT id FROM import WHERE undone)
        ORDER BY m.article""",
}
_UNMARKED = {"unread": "read", "unstarred": "starred"}


def apply(connection: sqlite3.Connection, kind: str, value: str, ids: Iterable[int]) -> array[int]:
    """Make one change to the articles `ids`; those that it really changed.

    `kind` is a key of `OPPOSITES`; `value` is the tag, if it is about one.
    """
    wanted = numbers(ids)
    if kind in _FLAGS:
        changed = _set_flag(connection, *_FLAGS[kind], wanted)
    elif kind == "tagged":
        changed = _tag(connection, value, wanted)
    else:
        changed = _untag(connection, value, wanted)
    if changed:
        changes.note(connection, changes.MARKS)
    return changed


def add_source_tags(connection: sqlite3.Connection, number: int, tags: Iterable[str]) -> None:
    """Tags that an article brings along become marks; nobody's doing, so no event."""
    for tag in tags:
        if tag.strip():
            _tag(connection, tag_name(tag), numbers([number]))


def hand_over(connection: sqlite3.Connection, earlier: int, later: int, length: int) -> None:
    """Move the marks of an article to the one that supersedes it, whose body has `length` code points."""
    for table in ("mark", "article_tag", "position"):
        # Earlier versions that were read have a place of their own.
        connection.execute(f"UPDATE OR REPLACE {table} SET article = ? WHERE article = ?", (later, earlier))
    connection.execute("UPDATE position SET start = min(start, ?) WHERE article = ?", (length, later))


def find_position(connection: sqlite3.Connection, versions: Iterable[int], number: int, length: int) -> None:
    """Read article `number`, whose body has `length` code points, on where another version of it was read.

    Unless it has a place of its own.
    """
    connection.execute(
        """INSERT OR IGNORE INTO position SELECT ?, min(start, ?) FROM position
        WHERE article IN (SELECT value FROM json_each(?)) ORDER BY article DESC LIMIT 1""",
        (number, length, numbers(versions)),
    )


def remember_position(connection: sqlite3.Connection, number: int, start: int) -> None:
    """Keep where article `number` was last read, in code points of its body."""
    connection.execute(
        "INSERT OR REPLACE INTO position SELECT id, ? FROM article WHERE id = ?", (max(0, start), number)
    )


def marked(
    connection: sqlite3.Connection, kind: str, value: str, every: Callable[[], array[int]]
) -> array[int]:
    """The current articles with a mark, by rising number; see `Archive.marked_ids`.

    `every` answers all current articles, likewise.
    """
    if kind in _UNMARKED:
        return _without(every(), marked(connection, _UNMARKED[kind], value, every))
    if kind not in _MARKED:
        raise NewsreaderError(
            "No article is marked “{kind}”; there are read, unread, starred, unstarred, tag, collection "
            "and import.",
            kind=kind,
        )
    values = {"tag": [fold(value)], "collection": [value], "import": [value]}.get(kind, [])
    return listed(connection, _MARKED[kind], values)


def _without(ids: array[int], gone: Iterable[int]) -> array[int]:
    """`ids` but for those that are `gone`; both rise."""
    left, start = array("q"), 0
    for one in gone:
        end = bisect_left(ids, one, start)
        left += ids[start:end]
        start = end + (end < len(ids) and ids[end] == one)
    return left + ids[start:]


def tagged(connection: sqlite3.Connection) -> list[tuple[str, array[int]]]:
    """The tags in use with the articles that bear each."""
    found: dict[str, array[int]] = {}
    for name, article in connection.execute(
        "SELECT t.name, at.article FROM tag AS t JOIN article_tag AS at ON at.tag = t.id"
    ):
        found.setdefault(name, array("q")).append(article)
    return list(found.items())


def tags(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The tags in use and how many articles bear each, most first."""
    return connection.execute(
        """SELECT t.name, count(*) AS articles FROM tag AS t JOIN article_tag AS at ON at.tag = t.id
        GROUP BY t.id ORDER BY articles DESC, t.name"""
    ).fetchall()


def tag_name(tag: str) -> str:
    """`tag` as it is kept. Raises NewsreaderError where nothing is left of it."""
    name = " ".join(tag.split())
    if not name or not fold(name):
        raise NewsreaderError("A tag needs at least one letter.")
    return name


def _set_flag(connection: sqlite3.Connection, flag: str, wanted: int, ids: str) -> array[int]:
    changed = column(
        connection.execute(
            f"""SELECT DISTINCT a.id FROM json_each(?) AS wanted JOIN article AS a ON a.id = wanted.value
            LEFT JOIN mark AS m ON m.article = a.id WHERE ifnull(m.{flag}, 0) <> ?""",
            (ids, wanted),
        ).fetchall()
    )
    connection.execute(
        f"""INSERT INTO mark (article, {flag}) SELECT value, ? FROM json_each(?) WHERE true
        ON CONFLICT (article) DO UPDATE SET {flag} = excluded.{flag}""",
        (wanted, numbers(changed)),
    )
    return changed


def _tag(connection: sqlite3.Connection, tag: str, ids: str) -> array[int]:
    connection.execute("INSERT OR IGNORE INTO tag (name, folded) VALUES (?, ?)", (tag, fold(tag)))
    changed = column(
        connection.execute(
            """SELECT DISTINCT a.id FROM json_each(?) AS wanted JOIN article AS a ON a.id = wanted.value
            WHERE a.id NOT IN (SELECT at.article FROM tag AS t JOIN article_tag AS at ON at.tag = t.id
                WHERE t.folded = ?)""",
            (ids, fold(tag)),
        ).fetchall()
    )
    connection.execute(
        """INSERT INTO article_tag SELECT wanted.value, t.id FROM json_each(?) AS wanted, tag AS t
        WHERE t.folded = ?""",
        (numbers(changed), fold(tag)),
    )
    return changed


def _untag(connection: sqlite3.Connection, tag: str, ids: str) -> array[int]:
    changed = column(
        connection.execute(
            """SELECT at.article FROM tag AS t JOIN article_tag AS at ON at.tag = t.id
            WHERE t.folded = ? AND at.article IN (SELECT value FROM json_each(?))""",
            (fold(tag), ids),
        ).fetchall()
    )
    connection.execute(
        """DELETE FROM article_tag WHERE tag = (SELECT id FROM tag WHERE folded = ?)
        AND article IN (SELECT value FROM json_each(?))""",
        (fold(tag), numbers(changed)),
    )
    return changed
