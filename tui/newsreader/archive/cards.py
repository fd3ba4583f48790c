"""All that current articles say about one entity."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

from newsreader.archive import affected, articles, entities, packing, tallies
from newsreader.archive.failures import intact
from newsreader.archive.namesakes import perhaps
from newsreader.archive.schema import LABEL_CODES
from newsreader.archive.values import fold, numbers
from newsreader.model import EntityCard, EntityCount, Label, QuoteLine, RoleSpan

_QUOTES = 20
_RECENT = 10
_COMPANY = 12
_MOST_MONTHS = 1200
"""A wrong date in the year 1 would fill a screen with nothing."""

_BESIDE = frozenset(LABEL_CODES[label] for label in (Label.PERSON, Label.ORG, Label.PLACE))


class _Mentioning(NamedTuple):
    """Articles that mention an entity, newest first, undated last: numbers, months, days and tallies.

    `once` and `again` are packed, see `tallies`.
    """

    ids: tuple[int, ...]
    months: tuple[str | None, ...]
    days: tuple[str | None, ...]
    once: tuple[bytes, ...]
    again: tuple[bytes, ...]


def card(connection: sqlite3.Connection, key: str) -> EntityCard | None:
    """The card of the entity of that key; None where no current article mentions it."""
    row = connection.execute(
        "SELECT id, label, articles, mentions FROM entity WHERE key = ? AND articles > 0", (key,)
    ).fetchone()
    if row is None:
        return None
    number, label, in_articles, mentions = row
    found = entities.entity(connection, key)
    assert found is not None
    code = tallies.code(number, label)
    among = _mentioning(connection, code)
    days = [day for day in among.days if day]
    return EntityCard(
        found,
        in_articles,
        mentions,
        min(days, default=None),
        max(days, default=None),
        _months(among, code),
        _roles(connection, number),
        _company(connection, among, code),
        tuple(quotes_of(connection, number, _QUOTES)),
        tuple(articles.summaries(connection, among.ids[:_RECENT])),
        perhaps(connection, number, found),
    )


def _mentioning(connection: sqlite3.Connection, code: int) -> _Mentioning:
    rows = connection.execute(
        """SELECT t.article, a.month, substr(a.published, 1, 10), t.once, t.again
        FROM json_each(?) AS wanted CROSS JOIN tally AS t ON t.article = wanted.value
        CROSS JOIN article AS a ON a.id = t.article""",
        (numbers(articles.newest_of(connection, affected.mentioning(connection, [code]))),),
    ).fetchall()
    wanted = tallies.packed(array("I", [code]))
    size = len(wanted)
    # The bytes may also stand across two numbers.
    found = [row for row in rows if not row[3].find(wanted) % size or code in tallies.unpacked(row[3])]
    return _Mentioning(*zip(*found, strict=True)) if found else _Mentioning((), (), (), (), ())


def _months(among: _Mentioning, code: int) -> tuple[tuple[str, int], ...]:
    """Mentions by month from the first to the last, none left out; at most the latest hundred years."""
    counts = Counter(month for month in among.months if month)
    if not counts:
        return ()
    further: dict[str, list[bytes]] = {}
    for month, again in zip(among.months, among.again, strict=True):
        if month and again:
            further.setdefault(month, []).append(again)
    for month, pieces in further.items():
        counts[month] += tallies.unpacked(b"".join(pieces)).count(code)
    months = _each_month(min(counts), max(counts))[-_MOST_MONTHS:]
    return tuple((month, counts[month]) for month in months)


@intact()
def _each_month(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = [first]
    while found[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        found.append(f"{year:04}-{month:02}")
    return found


def _company(connection: sqlite3.Connection, among: _Mentioning, code: int) -> tuple[EntityCount, ...]:
    """Who and what is mentioned in the most of these articles."""
    once = Counter(tallies.unpacked(b"".join(among.once)))
    others = [one for one in once if one != code and tallies.label_of(one) in _BESIDE]
    best = nlargest(_COMPANY, others, key=lambda one: (once[one], -one))
    again = tallies.unpacked(b"".join(among.again))
    known = entities.described(connection, [tallies.entity_of(one) for one in best])
    return tuple(
        EntityCount(known[tallies.entity_of(one)], once[one] + again.count(one), once[one]) for one in best
    )


def _roles(connection: sqlite3.Connection, person: int) -> tuple[RoleSpan, ...]:
    """The roles that articles give a person, the one said last first.

    A role is one however it is capitalised, and shown as most articles print it.
    """
    rows = connection.execute(
        """SELECT r.text, o.key, o.canonical, substr(a.published, 1, 10), r.article
        FROM role_held AS r JOIN article AS a ON a.id = r.article LEFT JOIN entity AS o ON o.id = r.of
        WHERE r.person = ? ORDER BY a.minute DESC, a.id DESC""",
        (person,),
    ).fetchall()
    said: dict[tuple[str, str | None], list[tuple[str, str | None, str | None, int]]] = {}
    for text, of, of_name, day, article in rows:
        said.setdefault((fold(text), of), []).append((text, of_name, day, article))
    return tuple(_role(of, held) for (_, of), held in said.items())


def _role(of: str | None, held: Sequence[tuple[str, str | None, str | None, int]]) -> RoleSpan:
    forms = Counter(text for text, *_ in held)
    days = [day for _, _, day, _ in held if day]
    _, of_name, _, latest = held[0]
    return RoleSpan(
        max(forms, key=forms.__getitem__),
        of,
        of_name,
        min(days, default=None),
        max(days, default=None),
        len({article for *_, article in held}),
        latest,
    )


def quotes_of(connection: sqlite3.Connection, speaker: int, limit: int) -> Iterator[QuoteLine]:
    """What an entity said, the newest first, at most `limit`."""
    (key,) = connection.execute("SELECT key FROM entity WHERE id = ?", (speaker,)).fetchone()
    rows = connection.execute(
        """SELECT a.id FROM quoted AS q JOIN article AS a ON a.id = q.article WHERE q.entity = ?
        ORDER BY a.minute DESC, a.id DESC LIMIT ?""",
        (speaker, limit),
    ).fetchall()
    left = limit
    for line in quotes_in(connection, [row[0] for row in rows]):
        if line.entity == key and left:
            left -= 1
            yield line


def quotes_in(connection: sqlite3.Connection, ids: Collection[int]) -> Iterator[QuoteLine]:
    """All that is quoted in articles, in their order and that of the text."""
    rows = connection.execute(
        """SELECT a.id, a.title, a.published, a.source, b.text, n.found FROM json_each(?) AS wanted
        CROSS JOIN article AS a ON a.id = wanted.value CROSS JOIN body AS b ON b.article = a.id
        CROSS JOIN annotation AS n ON n.article = a.id ORDER BY wanted.key""",
        (numbers(ids),),
    )
    for number, title, published, source, text, found in rows:
        body = packing.unpack_text(text)
        for quote in packing.unpack_quotes(found):
            yield QuoteLine(
                number,
                title,
                published,
                source,
                body[quote.start : quote.end],
                quote.speaker,
                quote.entity,
                quote.cue,
                quote.kind,
                quote.start,
                quote.end,
            )
