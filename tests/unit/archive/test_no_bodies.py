"""What a list asks for never touches the table with the texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from newsreader.archive import Archive
from newsreader.model import Label
from tests.unit.archive.samples import rich

QUESTIONS: dict[str, Callable[[Archive], object]] = {
    "newest_ids": lambda archive: archive.newest_ids(),
    "newest_ids within": lambda archive: archive.newest_ids([1]),
    "summaries": lambda archive: archive.summaries([1]),
    "facets": lambda archive: archive.facets(),
    "tags within": lambda archive: archive.tag_facet([1]),
    "entity_counts": lambda archive: archive.entity_counts(label=Label.PERSON),
    "entities_named": lambda archive: archive.entities_named("putin"),
    "marked_ids": lambda archive: archive.marked_ids("unread"),
    "counts": lambda archive: archive.counts(),
    "set_read": lambda archive: archive.set_read([1]),
    "pending": lambda archive: archive.pending(),
}


@pytest.fixture
def read_tables(archive: Archive) -> set[str]:
    """The tables that statements prepared from now on read."""
    whole, found = rich()
    archive.add(whole, found)
    tables: set[str] = set()

    def authorise(action: int, table: str | None, *_: object) -> int:
        if action == sqlite3.SQLITE_READ and table:
            tables.add(table)
        return sqlite3.SQLITE_OK

    with archive._reading() as connection:
        connection.set_authorizer(authorise)
    return tables


@pytest.mark.parametrize("name", QUESTIONS)
def test_lists_read_no_bodies(archive: Archive, read_tables: set[str], name: str) -> None:
    assert QUESTIONS[name](archive)
    assert read_tables, "the watch is set"
    assert "body" not in read_tables


def test_the_watch_would_see_it(archive: Archive, read_tables: set[str]) -> None:
    assert list(archive.bodies([1]))
    assert "body" in read_tables


def test_newest_first_is_read_off_an_index(archive: Archive) -> None:
    with archive._reading() as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT id FROM article WHERE superseded_by IS NULL "
            "ORDER BY minute DESC, id DESC"
        ).fetchall()
    (step,) = [row[3] for row in plan]
    assert step.endswith("USING COVERING INDEX article_newest")
