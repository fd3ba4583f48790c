"""Entities that might be the same as another: by a part of the name, an abbreviation, or a letter.

Nobody has said so, and they are never put together here: they are shown.
"""

from __future__ import annotations

import json
import sqlite3
import string
from collections.abc import Collection, Iterable
from itertools import combinations

from newsreader.archive import entities
from newsreader.archive.schema import LABEL_CODES
from newsreader.archive.values import fold, numbers
from newsreader.model import Entity, EntityCount, Label

_MOST = 8
_SHORTEST_MISPRINT = 5
"""Shorter names that differ in a letter are other names: `Iran`, `Irak`."""

_PREFIX = 2
_MOST_WORDS = 8
_LESSER = frozenset(["dan", "the", "of", "for", "and", "di", "untuk", "bin", "van", "de", "da", "von"])


def perhaps(connection: sqlite3.Connection, number: int, entity: Entity) -> tuple[EntityCount, ...]:
    """Other entities of the same label that may be the same, those in the most articles first."""
    name = fold(entity.canonical)
    wanted = {*_shorter(name, entity.label), *_misprinted_at_the_start(name)}
    found = set(_called(connection, wanted, entity.label))
    found.update(_longer(connection, name, entity.label))
    found.update(_alike(connection, name, entity.label))
    found.discard(number)
    rows = connection.execute(
        """SELECT id, mentions, articles FROM entity WHERE articles > 0
        AND id IN (SELECT value FROM json_each(?)) ORDER BY articles DESC, mentions DESC, id LIMIT ?""",
        (numbers(found), _MOST),
    ).fetchall()
    known = entities.described(connection, [row[0] for row in rows])
    return tuple(EntityCount(known[one], mentions, articles) for one, mentions, articles in rows)


def initials(name: str) -> str:
    """`kpk` of `komisi pemberantasan korupsi`; small words are left out."""
    return "".join(word[0] for word in name.split() if word not in _LESSER and word[0].isalpha())


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out or replaced, or two neighbours swapped, makes one of the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    first = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) == len(other):
        swapped = one[:first] + one[first + 1 : first + 2] + one[first] + one[first + 2 :]
        return one[first + 1 :] == other[first + 1 :] or swapped == other
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[:first] + longer[first + 1 :] == shorter


def _shorter(name: str, label: Label) -> set[str]:
    """Shorter names that may stand for this one: words of a person's, the initials of an organisation's."""
    words = name.split()
    if label is Label.PERSON:
        spans = combinations(range(len(words[:_MOST_WORDS]) + 1), 2)
        return {short for i, j in spans if len(short := " ".join(words[i:j])) > 2} - {name}
    short = initials(name)
    return {short} if len(short) > 1 and len(words) > 1 else set()


def _misprinted_at_the_start(name: str) -> set[str]:
    """What differs in one of the first letters, which looking along an ordered list would not meet."""
    if len(name) < _SHORTEST_MISPRINT:
        return set()
    found = set()
    for at in range(_PREFIX):
        found.add(name[:at] + name[at + 1 :])
        found.add(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
        for letter in string.ascii_lowercase:
            found.add(name[:at] + letter + name[at:])
            found.add(name[:at] + letter + name[at + 1 :])
    return found


def _called(connection: sqlite3.Connection, names: Collection[str], label: Label) -> list[int]:
    """The entities whose canonical name is one of the folded `names`."""
    rows = connection.execute(
        """SELECT n.entity, n.folded, e.canonical
        FROM json_each(?) AS wanted CROSS JOIN name AS n ON n.folded = wanted.value
        JOIN entity AS e ON e.id = n.entity AND e.label = ?""",
        (json.dumps(sorted(names)), LABEL_CODES[label]),
    )
    return [number for number, _ in _canonical(rows)]


def _canonical(rows: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    """Of (entity, folded name, canonical name) those where the folded name is that of the canonical one."""
    return [(number, folded) for number, folded, canonical in rows if fold(canonical) == folded]


def _alike(connection: sqlite3.Connection, name: str, label: Label) -> Iterable[int]:
    """The entities whose canonical name begins as this one and is one edit away."""
    if len(name) < _SHORTEST_MISPRINT:
        return []
    begins = name[:_PREFIX]
    rows = connection.execute(
        """SELECT n.entity, n.folded, e.canonical FROM name AS n JOIN entity AS e ON e.id = n.entity
        WHERE n.folded >= :begins AND n.folded < :begins || char(1114111)
        AND length(n.folded) BETWEEN :shortest AND :longest AND e.label = :label""",
        {
            "begins": begins,
            "shortest": len(name) - 1,
            "longest": len(name) + 1,
            "label": LABEL_CODES[label],
        },
    )
    return [number for number, folded in _canonical(rows) if one_edit_apart(name, folded)]


def _longer(connection: sqlite3.Connection, name: str, label: Label) -> Iterable[int]:
    """The entities whose names this one may be short for: with these words, or with these initials."""
    if " " in name and label is not Label.PERSON:
        return []
    if label is Label.PERSON:
        condition, value = "instr(' ' || n.folded || ' ', ?)", f" {name} "
    else:
        # The first letter is all that an ordered list can be asked for; the others are compared here.
        condition, value = "substr(n.folded, 1, 1) = ? AND instr(n.folded, ' ')", name[:1]
    rows = connection.execute(
        f"""SELECT n.entity, n.folded, e.canonical FROM name AS n JOIN entity AS e ON e.id = n.entity
        WHERE e.label = ? AND {condition}""",
        (LABEL_CODES[label], value),
    )
    found = _canonical(rows)
    if label is Label.PERSON:
        return [number for number, _ in found]
    return [number for number, folded in found if len(name) > 1 and initials(folded) == name]
