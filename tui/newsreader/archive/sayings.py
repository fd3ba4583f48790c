"""Who is quoted and who holds which role, by entity: what the annotations of an article say, turned round."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from newsreader.archive.counting import Said
from newsreader.archive.schema import LABEL_CODES
from newsreader.model import Label

_LABELS = {label.lower(): LABEL_CODES[label] for label in Label}


def add(
    connection: sqlite3.Connection,
    said: Sequence[tuple[int, Said]],
    rows: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Take up the quotes and roles of articles, given by their numbers; `rows` are entities known already."""
    named: dict[str, str | None] = {}
    for _, one in said:
        named.update(one.speakers)
        for person, name, _, of, of_name in one.roles:
            named.setdefault(person, name)
            if of is not None:
                named.setdefault(of, of_name)
    missing = {key: name for key, name in named.items() if key not in rows}
    known = {**rows, **_known(connection, missing)} if missing else rows
    connection.executemany(
        "INSERT INTO quoted VALUES (?, ?)",
        [(known[key], number) for number, one in said for key, _ in one.speakers if key in known],
    )
    connection.executemany(
        "INSERT INTO role_held VALUES (?, ?, ?, ?)",
        [
            (number, known[person], text, known.get(of or ""))
            for number, one in said
            for person, _, text, of, _ in one.roles
            if person in known
        ],
    )


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Forget article `number`."""
    connection.execute("DELETE FROM quoted WHERE article = ?", (number,))
    connection.execute("DELETE FROM role_held WHERE article = ?", (number,))


def _known(connection: sqlite3.Connection, named: Mapping[str, str | None]) -> dict[str, int]:
    """The numbers of entities; one that nothing mentions gets a row that counts nothing."""
    known = _numbers(connection, named)
    new = [
        (key, _LABELS[label], name or key)
        for key, name in named.items()
        if key not in known and (label := key.partition(":")[0]) in _LABELS
    ]
    if new:
        connection.executemany(
            "INSERT INTO entity (key, label, canonical, articles, mentions) VALUES (?, ?, ?, 0, 0)", new
        )
        known |= _numbers(connection, [key for key, _, _ in new])
    return known


def _numbers(connection: sqlite3.Connection, keys: Iterable[str]) -> dict[str, int]:
    return dict(
        connection.execute(
            "SELECT key, id FROM entity WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(keys)),),
        ).fetchall()
    )
