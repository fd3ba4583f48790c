"""Which held article a newly read one is.

The text of an article is known by the hash of its body, a short one by its title as well. The place where it
stood is known by, in this order,

1. its outside id within its source (within its file, where no source is named),
2. its address,
3. its origin: the file, or the address it was fetched from.

A stronger one decides over a weaker: two articles whose outside ids differ stand in two places, even if both
were once line 3 of the same file. A line of a file is weak, because lines move when others are put before
them: the same line is the same place only while the title is the same too.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.archive.packing import pack_hash, unpack_hash, unpack_text
from newsreader.model import Article, Draft

_LINE = re.compile(r"#\d+\Z")
_SHORT = 200
_CURRENT = "superseded_by IS NULL"
_WITHDRAWN = "superseded_by = id"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands, and the hash of the text that stands there.

    `id` is its number, 0 for one that was only read. `outside` is its outside id and within what that is
    unique.
    """

    id: int
    outside: tuple[str, str] | None
    url: str | None
    origin: str
    title: str
    sha256: str


def of(article: Article) -> Place:
    """Where an article was read."""
    scope = outside_scope(article)
    outside = None if scope is None or article.outside_id is None else (article.outside_id, scope)
    return Place(0, outside, article.url, article.origin, article.title, article.sha256)


def outside_scope(article: Article) -> str | None:
    """Within what the article's outside id is unique; None where it has none."""
    if article.outside_id is None:
        return None
    return f"source {article.source}" if article.source else f"file {_LINE.sub('', article.origin)}"


def same_text(connection: sqlite3.Connection, read: Place, length: int) -> Place | None:
    """Where the current article with the same body, of so many characters, stands.

    A few words may be the text of several articles (`Baca selengkapnya`): then titles or places must agree.
    """
    found = _places(connection, "sha256 = ?", pack_hash(read.sha256))
    return next((held for held in found if _is_same(read, held, length)), None)


def same_place(connection: sqlite3.Connection, read: Place, state: str = _CURRENT) -> Place | None:
    """The current article that stands where one was read; with another `state`, the latest such."""
    return next(_standing_at(connection, read, state), None)


def is_taken(connection: sqlite3.Connection, place: Place) -> bool:
    """Whether another current article stands there than the one of the same number."""
    return any(held.id != place.id for held in _standing_at(connection, place, _CURRENT))


def _standing_at(connection: sqlite3.Connection, read: Place, state: str) -> Iterator[Place]:
    candidates: list[Place] = []
    if read.outside is not None:
        outside = "outside_id = ? AND outside_scope = ?"
        candidates += _places(connection, outside, *read.outside, state=state)
    if read.url is not None:
        candidates += _places(connection, "url = ?", read.url, state=state)
    candidates += _places(connection, "origin = ?", read.origin, state=state)
    return (held for held in candidates if _stands_at(read, held))


def withdrawn(connection: sqlite3.Connection, read: Place) -> Place | None:
    """The withdrawn article with the same body that stood where one was read."""
    found = _places(connection, "sha256 = ?", pack_hash(read.sha256), state=_WITHDRAWN)
    return next((held for held in found if _stands_at(read, held)), None)


def withdrawn_twins(connection: sqlite3.Connection, number: int) -> list[int]:
    """Withdrawn articles with the same body as article `number`, wherever they stood."""
    place = of_article(connection, number)
    found = _places(connection, "sha256 = ?", pack_hash(place.sha256), state=_WITHDRAWN)
    twins = [held for held in found if held.id != number]
    if not twins:
        return []
    (packed,) = connection.execute("SELECT text FROM body WHERE article = ?", (number,)).fetchone()
    length = len(unpack_text(packed))
    return [held.id for held in twins if _is_same(place, held, length)]


def of_article(connection: sqlite3.Connection, number: int) -> Place:
    """Where a held article stands."""
    return _places(connection, "id = ?", number, state="true")[0]


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is held at some place: its number, the hash of the bytes read, and its body.

    `withdrawn` where it is in no list, as its import was undone.
    """

    id: int
    original_sha256: str
    body: str
    withdrawn: bool


def held_at(connection: sqlite3.Connection, draft: Draft) -> Held | None:
    """The article at the outside id or the address of what was found, before it is prepared.

    The current one, else one that is withdrawn.
    """
    outside = None
    if draft.outside_id is not None and draft.source:
        outside = (draft.outside_id.strip(), f"source {draft.source.strip()}")
    read = Place(0, outside, draft.url, draft.origin, draft.title or "", "")
    current = same_place(connection, read)
    found = current or same_place(connection, read, _WITHDRAWN)
    if found is None:
        return None
    original, packed = connection.execute(
        "SELECT original_sha256, text FROM article JOIN body ON article = id WHERE id = ?",
        (found.id,),
    ).fetchone()
    return Held(found.id, unpack_hash(original), unpack_text(packed), current is None)


def shares_place(read: Place, held: Place) -> bool:
    """Whether what was read, whose text is that of `held`, also stood where that one does, by any sign."""
    return (
        read.origin == held.origin
        or (read.url is not None and read.url == held.url)
        or (read.outside is not None and read.outside == held.outside)
    )


def _is_same(read: Place, held: Place, length: int) -> bool:
    return length > _SHORT or held.title == read.title or _stands_at(read, held)


def _stands_at(read: Place, held: Place) -> bool:
    if read.outside is not None and held.outside is not None:
        return held.outside == read.outside
    if read.url is not None and held.url is not None:
        return held.url == read.url
    if held.origin != read.origin:
        return False
    return not _LINE.search(read.origin) or held.title == read.title


def _places(
    connection: sqlite3.Connection,
    condition: str,
    *values: str | bytes | int,
    state: str = _CURRENT,
) -> list[Place]:
    rows = connection.execute(
        f"""SELECT id, outside_id, outside_scope, url, origin, title, sha256 FROM article
        WHERE {state} AND {condition} ORDER BY id DESC""",
        values,
    )
    return [
        Place(number, None if outside is None else (outside, scope), url, origin, title, unpack_hash(sha256))
        for number, outside, scope, url, origin, title, sha256 in rows
    ]
