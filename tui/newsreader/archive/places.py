"""Which held article a newly read one is.

The text of an article is known by the hash of its body, a short one by its title as well. The place where it
stood is known by, in this order,

1. its outside id within its source (within its file, where no source is named),
2. its address,
3. its origin: the file, or the address it was fetched from.

A stronger one decides over a weaker: two articles whose outside ids differ stand in two places, even if both
were once line 3 of the same file. A line of a file is weak, because lines move when others are put before
them: the same line is the same place only while the title is the same too.

The same text at two places is two articles, unless neither has an address and the same is said about it at
both: then one file was copied or moved, or its lines were, and the two are one. A file in which another
text stood was neither.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.archive.imports.runs import STANDS
from newsreader.archive.packing import pack_hash, unpack_hash, unpack_text
from newsreader.model import Article, Draft

_LINE = re.compile(r"#\d+\Z")
_SHORT = 200
CURRENT = "superseded_by IS NULL"
WITHDRAWN = "superseded_by = id"
"""States of articles, as conditions."""


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
    scope = outside_scope(article.outside_id, article.source, article.origin)
    outside = None if scope is None or article.outside_id is None else (article.outside_id, scope)
    return Place(0, outside, article.url, article.origin, article.title, article.sha256)


def outside_scope(outside_id: str | None, source: str | None, origin: str) -> str | None:
    """Within what an article's outside id is unique; None where it has none."""
    if outside_id is None:
        return None
    return f"source {source}" if source else f"file {file_of(origin)}"


def is_file(place: Place) -> bool:
    """Whether an article stands in its file alone, as no address and no id within a source tells where."""
    return place.url is None and (place.outside is None or place.outside[1].startswith("file "))


def is_line(origin: str) -> bool:
    """Whether an origin is a line of a file that holds many articles."""
    return _LINE.search(origin) is not None


def file_of(origin: str) -> str:
    """The file of which an origin may be a line."""
    return _LINE.sub("", origin)


def candidates(connection: sqlite3.Connection, read: Place, state: str = CURRENT) -> list[Place]:
    """The articles of a `state` that share a sign with a place, by the strongest first, the latest first."""
    found: list[Place] = []
    if read.outside is not None:
        outside = "outside_id = ? AND outside_scope = ?"
        found += _places(connection, outside, *read.outside, state=state)
    if read.url is not None:
        found += _places(connection, "url = ?", read.url, state=state)
    return found + _places(connection, "origin = ?", read.origin, state=state)


def again(among: Sequence[Place], read: Place, length: int) -> Place | None:
    """The one of some `candidates` with the same body, of so many characters.

    It stands where one was read, or where its text is no short one or its title the same, shares a sign.
    """
    same = [held for held in among if held.sha256 == read.sha256]
    long = length > _SHORT
    shared = (h for h in same if (long or h.title == read.title) and _shares_place(read, h))
    return there(same, read) or next(shared, None)


def there(among: Iterable[Place], read: Place) -> Place | None:
    """The one of some `candidates` that stands where one was read; one of the same title before others."""
    found = [held for held in among if _stands_at(read, held)]
    return next((held for held in found if held.title == read.title), found[0] if found else None)


def is_another_line(read: Place, held: Place) -> bool:
    """Whether two stand in one file, but not in the same place of it."""
    return read.origin != held.origin and file_of(read.origin) == file_of(held.origin)


def twin(connection: sqlite3.Connection, read: Place, length: int) -> Place | None:
    """The earliest other current article of the same body.

    A few words may be the text of several articles (`Baca selengkapnya`): then the titles must agree.
    """
    body = (pack_hash(read.sha256), read.id)
    if length > _SHORT:
        found = _places(connection, "sha256 = ? AND id <> ?", *body, order="id LIMIT 1")
    else:
        condition = "sha256 = ? AND id <> ? AND title = ?"
        found = _places(connection, condition, *body, read.title, order="id LIMIT 1")
    return found[0] if found else None


def met_in(connection: sqlite3.Connection, read: Place) -> Place | None:
    """The current article of which an import that stands has found a copy in the file that was read.

    Of files that hold one article, without an address.
    """
    if not is_file(read) or is_line(read.origin):
        return None
    row = connection.execute(
        f"""SELECT s.article FROM sighting AS s JOIN article AS a ON a.id = s.article
        WHERE s.origin = ? AND s.url IS NULL AND a.superseded_by IS NULL AND EXISTS (
            SELECT 1 FROM sighted AS x WHERE x.article = s.article AND x.origin = s.origin AND {STANDS})
        ORDER BY s.article DESC LIMIT 1""",
        (read.origin,),
    ).fetchone()
    return None if row is None else of_article(connection, row[0])


def is_met_at(connection: sqlite3.Connection, article: int, origin: str) -> bool:
    """Whether an import that stands has found a copy of an article just there."""
    found = connection.execute(
        f"SELECT 1 FROM sighted WHERE article = ? AND origin = ? AND {STANDS} LIMIT 1", (article, origin)
    )
    return found.fetchone() is not None


def taken_by(connection: sqlite3.Connection, place: Place) -> Place | None:
    """The other current article that stands where one does."""
    return there((held for held in candidates(connection, place) if held.id != place.id), place)


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
    current = there(candidates(connection, read), read)
    found = current or there(candidates(connection, read, WITHDRAWN), read)
    if found is None:
        return None
    original, packed = connection.execute(
        "SELECT original_sha256, text FROM article JOIN body ON article = id WHERE id = ?",
        (found.id,),
    ).fetchone()
    return Held(found.id, unpack_hash(original), unpack_text(packed), current is None)


def shares_sign(read: Place, held: Place) -> bool:
    """Whether an article stands where one was read by any sign."""
    return _shares_place(read, held) or (read.outside is not None and read.outside == held.outside)


def _shares_place(read: Place, held: Place) -> bool:
    if read.url is not None and read.url == held.url:
        return True
    differs = read.url != held.url or read.outside != held.outside
    return read.origin == held.origin and not (differs and is_line(read.origin))


def _stands_at(read: Place, held: Place) -> bool:
    if read.outside is not None and held.outside is not None:
        return held.outside == read.outside
    if read.url is not None and held.url is not None:
        return held.url == read.url
    if held.origin != read.origin:
        return False
    return not is_line(read.origin) or held.title == read.title


def _places(
    connection: sqlite3.Connection,
    condition: str,
    *values: object,
    state: str = CURRENT,
    order: str = "id DESC",
) -> list[Place]:
    rows = connection.execute(
        f"""SELECT id, outside_id, outside_scope, url, origin, title, sha256 FROM article
        WHERE {state} AND {condition} ORDER BY {order}""",
        values,
    )
    return [
        Place(number, None if outside is None else (outside, scope), url, origin, title, unpack_hash(sha256))
        for number, outside, scope, url, origin, title, sha256 in rows
    ]
