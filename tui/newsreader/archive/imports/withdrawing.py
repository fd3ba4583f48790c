"""Letting articles follow the imports that stand.

Every version of an article was brought by one import or several. The version that the latest import which
stands has brought is current. Where there is none the article is withdrawn: it is superseded by itself, its
marks are set aside, and all comes back with such an import. What is looked at is only what should be, never
what was done before, so that work that was interrupted can be done again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.archive import (
    articles,
    changes,
    copies,
    corrections,
    counting,
    deriving,
    marks,
    moving,
    outbox,
    packing,
    places,
    registry,
    sayings,
)
from newsreader.archive.corrections import Correct
from newsreader.archive.imports import aside, describing, ranking, runs
from newsreader.text.likeness import bands, shingles


def settle_next(
    connection: sqlite3.Connection, number: int, turn: int, after: int, limit: int, correct: Correct | None
) -> int | None:
    """Let the next articles of import `number` follow, those of higher numbers than `after`.

    The last one's number; None when all have, or another turn has begun meanwhile.
    """
    if runs.turn(connection, number) != turn:
        return None
    rows = connection.execute(
        "SELECT article FROM brought WHERE import = ? AND article > ? ORDER BY article LIMIT ?",
        (number, after, limit),
    ).fetchall()
    for (article,) in rows:
        settle(connection, article, correct)
    if rows:
        changes.note(connection, changes.ARTICLES, changes.MARKS)
        return int(rows[-1][0])
    connection.execute("UPDATE import SET settled = 1 WHERE id = ?", (number,))
    return None


def settle(connection: sqlite3.Connection, article: int, correct: Correct | None) -> None:
    """Make that version current which should be, and let it say of itself what it should."""
    versions = articles.versions(connection, article)
    for one in versions:
        _leave_file(connection, one, correct, alone=len(versions) == 1)
    wanted = ranking.latest(connection, versions)
    current = articles.current_of(connection, versions)
    if wanted != current:
        if current is not None:
            _stop(connection, current)
        if wanted is not None:
            if current is not None:
                _part(connection, current, correct)
            _go_on(connection, versions, current, wanted, correct)
        elif current is not None:
            articles.point(connection, versions, current)
            aside.put(connection, current)
    if wanted is not None and articles.is_current(connection, wanted):
        describing.settle(connection, wanted, correct)


def _stop(connection: sqlite3.Connection, number: int) -> None:
    """Count a current article no more."""
    connection.execute("UPDATE article SET superseded_by = id WHERE id = ?", (number,))
    copies.leave(connection, number)
    deriving.discount(connection, number)
    outbox.enqueue(connection, number, deleted=True)


def _leave_file(connection: sqlite3.Connection, number: int, correct: Correct | None, *, alone: bool) -> None:
    """Let an article that no import which stands has brought in its own file stand in a copy of that."""
    origin = moving.is_away(connection, number)
    if origin is None:
        return
    if alone:
        moving.stand_in(connection, number, origin)
    else:
        _part(connection, number, correct)


def _part(connection: sqlite3.Connection, number: int, correct: Correct | None) -> None:
    """Let the other files in which an article lies say what they do, as something else stands in its own."""
    others = moving.part(connection, number)
    if others is not None:
        settle(connection, others, correct)


def _go_on(
    connection: sqlite3.Connection,
    versions: Sequence[int],
    current: int | None,
    wanted: int,
    correct: Correct | None,
) -> None:
    """Let `wanted` stand where `current` stood, or where nothing does."""
    (packed,) = connection.execute("SELECT text FROM body WHERE article = ?", (wanted,)).fetchone()
    body = packing.unpack_text(packed)
    place = places.of_article(connection, wanted)
    if current is None:
        other = places.taken_by(connection, place)
        if other is not None:  # brought anew in the meantime
            _part(connection, wanted, correct)
            articles.point(connection, versions, other.id)
            _inherit(connection, versions, other.id, correct)
            settle(connection, other.id, correct)
            return
    articles.point(connection, versions, wanted)
    connection.execute("UPDATE article SET superseded_by = NULL WHERE id = ?", (wanted,))
    if current is None:
        marks.find_position(connection, versions, wanted, len(body))
    else:
        marks.hand_over(connection, current, wanted, len(body))
    _count(connection, wanted, body, packed)
    _inherit(connection, versions, wanted, correct)


def replace(connection: sqlite3.Connection, withdrawn: int, number: int, length: int) -> None:
    """Let a new article, whose body has so many characters, stand where one did that is withdrawn."""
    articles.point(connection, [withdrawn], number)
    connection.execute("UPDATE article SET superseded_by = NULL WHERE id = ?", (number,))
    marks.find_position(connection, [withdrawn], number, length)
    corrections.hand_over(connection, withdrawn, number)
    aside.take_back(connection, [withdrawn], number)


def _inherit(
    connection: sqlite3.Connection, versions: Sequence[int], heir: int, correct: Correct | None
) -> None:
    """Let a current article have what a person said about others that stand behind it now, or are away."""
    for version in versions:
        corrections.hand_over(connection, version, heir)
    aside.take_back(connection, versions, heir)
    if corrections.any_kept(connection):
        deriving.derive(connection, heir, correct)


def _count(connection: sqlite3.Connection, number: int, body: str, packed: str | bytes) -> None:
    """Count what is read of an article that is current again, and let it be found."""
    (found,) = connection.execute("SELECT found FROM annotation WHERE article = ?", (number,)).fetchone()
    counted = counting.entities_named(packing.unpack_named(found, body))
    said = counting.said_in(packing.unpack_quotes(found), packing.unpack_roles(found, body))
    rows = registry.add(connection, [(number, counted)])
    sayings.add(connection, [(number, said)], rows)
    twin = places.twin(connection, places.of_article(connection, number), len(body))
    copies.join(connection, number, bands(shingles(body)), packed, twin)
    outbox.enqueue(connection, number)
