"""Which held article a newly read one is.

The text of an article is known by the hash of its body, a short one by its title as well. The place where it
stood is known by, in this order,

1. its outside id within its source (within its file, where no source is named),
2. its address,
3. its origin: the file, or the address it was fetched from.

A stronger one decides over a weaker: two articles whose outside ids differ stand in two places, even if both
were once line 3 of the same file. A line of a file is weak, because lines move when others are put before
them: the same line is the same place only while the title is the same too.

The same text at two places is two articles, unless the same is said about it at both, as in two copies of one
file: then they share one until a place says something else (see `splitting`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsreader.archive.packing import pack_hash, pack_tags, unpack_hash, unpack_text
from newsreader.model import Article, Draft

_LINE = re.compile(r"#\d+\Z")
_SHORT = 200
_CURRENT = "superseded_by IS NULL"
_WITHDRAWN = "superseded_by = id"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands, and the hash of the text that stands there.

    `id` is its number, 0 for one that was only read. `outside` is its outside id and within what that is
    unique; `said` is what is said about the article there.
    """

    id: int
    outside: tuple[str, str] | None
    url: str | None
    origin: str
    title: str
    sha256: str
    said: tuple[object, ...] = ()


def of(article: Article) -> Place:
    """Where an article was read."""
    scope = outside_scope(article.outside_id, article.source, article.origin)
    outside = None if scope is None or article.outside_id is None else (article.outside_id, scope)
    said = (article.byline, article.source, article.published, pack_tags(article.tags), article.outside_id)
    return Place(0, outside, article.url, article.origin, article.title, article.sha256, said)


def outside_scope(outside_id: str | None, source: str | None, origin: str) -> str | None:
    """Within what an article's outside id is unique; None where it has none."""
    if outside_id is None:
        return None
    return f"source {source}" if source else f"file {_LINE.sub('', origin)}"


def same_text(connection: sqlite3.Connection, read: Place, length: int) -> list[Place]:
    """Where the other current articles with the same body, of so many characters, stand; the latest first.

    A few words may be the text of several articles (`Baca selengkapnya`): then titles or places must agree.
    """
    found = _places(connection, "sha256 = ?", pack_hash(read.sha256))
    return [held for held in found if _is_same(read, held, length) and held.id != read.id]


def here(read: Place, same: Sequence[Place]) -> Place | None:
    """The one of `same_text` that stands where it was read, by any sign where not by the strongest."""
    signs = (_stands_at, _shares_place)
    return next((held for sign in signs for held in same if sign(read, held)), None)


def alike(read: Place, same: Iterable[Place]) -> Place | None:
    """The one of `same_text` of which the same is said as where it was read."""
    return next((held for held in same if _is_alike(read, held)), None)


def same_place(connection: sqlite3.Connection, read: Place) -> Place | None:
    """The current article that stands where one was read."""
    return next(_standing_at(connection, read, _CURRENT), None)


def away_from(connection: sqlite3.Connection, read: Place) -> Place | None:
    """The latest withdrawn article that stood where one was read."""
    return next(_standing_at(connection, read, _WITHDRAWN), None)


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
    """Withdrawn articles that are article `number`: there, or of which the same is said elsewhere."""
    place = of_article(connection, number)
    found = _places(connection, "sha256 = ?", pack_hash(place.sha256), state=_WITHDRAWN)
    return [
        held.id for held in found if held.id != number and (_stands_at(place, held) or _is_alike(place, held))
    ]


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
    found = current or away_from(connection, read)
    if found is None:
        return None
    original, packed = connection.execute(
        "SELECT original_sha256, text FROM article JOIN body ON article = id WHERE id = ?",
        (found.id,),
    ).fetchone()
    return Held(found.id, unpack_hash(original), unpack_text(packed), current is None)


def is_line(origin: str) -> bool:
    """Whether a place in a file is named that moves when something is put before it."""
    return _LINE.search(origin) is not None


def _shares_place(read: Place, held: Place) -> bool:
    if read.url is not None and read.url == held.url:
        return True
    differs = read.url != held.url or read.outside != held.outside
    return read.origin == held.origin and not (differs and is_line(read.origin))


def _is_alike(read: Place, held: Place) -> bool:
    return (read.title, read.url, read.said) == (held.title, held.url, held.said)


def _is_same(read: Place, held: Place, length: int) -> bool:
    return length > _SHORT or held.title == read.title or _stands_at(read, held)


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
    *values: str | bytes | int,
    state: str = _CURRENT,
) -> list[Place]:
    rows = connection.execute(
        f"""SELECT id, outside_id, outside_scope, url, origin, title, sha256, byline, source, published,
            source_tags
        FROM article WHERE {state} AND {condition} ORDER BY id DESC""",
        values,
    )
    return [
        Place(
            number,
            None if outside is None else (outside, scope),
            url,
            origin,
            title,
            unpack_hash(sha256),
            (*said, outside),
        )
        for number, outside, scope, url, origin, title, sha256, *said in rows
    ]
