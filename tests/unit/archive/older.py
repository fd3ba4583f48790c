"""Libraries as earlier versions left them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from newsreader.archive import Archive, naming, older
from newsreader.archive.schema import APPLICATION_ID, STEPS
from newsreader.archive.values import fold
from newsreader.model import Annotations

_IN_FULL = {"body", "annotation", "raw_annotation"}
"""Tables that the first two versions did not pack."""


def as_of_version(version: int, now: Path, then: Path) -> None:
    """Copy the library `now` into one that has taken the first `version` steps alone, 1 to 3."""
    connection = sqlite3.connect(then)
    older.register(connection)
    for step in STEPS[:version]:
        for statement in step:
            connection.execute(statement)
    connection.execute("ATTACH ? AS now", (str(now),))
    otherwise = {"entity_name"} | (_IN_FULL if version < 3 else set())
    for (table,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        if not table.startswith("sqlite_") and table not in otherwise:
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"DELETE FROM main.{table}")
            connection.execute(f"INSERT INTO main.{table} SELECT {columns} FROM now.{table}")
    names = connection.execute("SELECT id, canonical, mentions, names FROM now.entity").fetchall()
    for entity, canonical, mentions, packed in names:
        votes = naming.unpack(packed, canonical, mentions).items()
        rows = [(entity, name, fold(name), *counts) for name, counts in votes]
        connection.executemany("INSERT INTO entity_name VALUES (?, ?, ?, ?, ?)", rows)
    if version < 3:
        _in_full(connection, now, with_reasons=version > 1)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.commit()
    connection.close()


def _in_full(connection: sqlite3.Connection, now: Path, *, with_reasons: bool) -> None:
    """Write texts, annotations and hashes as the first two versions stored them."""
    with Archive.open(now) as archive:
        with archive._reading() as reading:
            numbers = [row[0] for row in reading.execute("SELECT id FROM article")]
            corrected = {row[0] for row in reading.execute("SELECT article FROM raw_annotation")}
        current = [one for number in numbers if (one := archive.article(number))]
        raw = {number: archive.uncorrected(number).raw for number in corrected}
    connection.execute("UPDATE main.article SET sha256 = lower(hex(sha256))")
    connection.execute("UPDATE main.article SET original_sha256 = lower(hex(original_sha256))")
    for one in current:
        number, removed = one.article.id, [[piece.text, piece.why] for piece in one.article.removed]
        connection.execute("INSERT INTO body VALUES (?, ?, ?)", (number, one.article.body, dumped(removed)))
        mentions, quotes, dates, roles = columns_of(one.annotations, with_reasons=with_reasons)
        further = (roles,) if with_reasons else ()
        values = (number, one.annotations.extractor, mentions, quotes, dates, *further)
        connection.execute(f"INSERT INTO annotation VALUES ({', '.join('?' * len(values))})", values)
        if number in corrected:
            mentions, quotes, _, roles = columns_of(raw[number])
            connection.execute(
                "INSERT INTO raw_annotation VALUES (?, ?, ?, ?)", (number, mentions, quotes, roles)
            )


def columns_of(found: Annotations, *, with_reasons: bool = True) -> tuple[str, str, str, str]:
    """Mentions, quotes, dates and roles as the first two versions stored them."""
    mentions = [
        [m.start, m.end, m.text, m.label, m.entity, m.canonical, m.by, m.score, m.why] for m in found.mentions
    ]
    return (
        dumped(mentions if with_reasons else [row[:-1] for row in mentions]),
        dumped([[q.start, q.end, q.speaker, q.entity, q.cue, q.kind] for q in found.quotes]),
        dumped([[d.start, d.end, d.text, d.iso, d.precision, d.rule] for d in found.dates]),
        dumped([[r.start, r.end, r.text, r.person, r.person_name, r.of, r.of_name] for r in found.roles]),
    )


def dumped(rows: list[list[object]]) -> str:
    """JSON as it was stored."""
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
