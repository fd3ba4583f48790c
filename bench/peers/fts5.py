"""SQLite FTS5, as somebody would set it up who knows it well."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from bench.peers.engine import LABELS, ROWS, VALUES, Answer, Engine, Row
from bench.peers.spelling import edited
from bench.questions import Question
from newsreader.model import IndexDocument

_SCHEMA = """
    CREATE TABLE content (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE article (id INTEGER PRIMARY KEY, day TEXT, month TEXT, source TEXT);
    CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
    CREATE TABLE doc_entity (doc INTEGER, entity INTEGER, PRIMARY KEY (doc, entity)) WITHOUT ROWID;
    CREATE TABLE entity_doc (entity INTEGER, doc INTEGER, PRIMARY KEY (entity, doc)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE text USING fts5 (title, body, content = 'content', content_rowid = 'id',
        tokenize = 'unicode61', prefix = '3 4 5');
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab (text, row);
"""
_INDEXES = """
    CREATE INDEX article_day ON article (day);
    CREATE INDEX article_month ON article (month);
    CREATE INDEX article_source ON article (source);
    INSERT INTO text (text) VALUES ('optimize');
"""
_HITS = """INSERT INTO hit SELECT rowid FROM text WHERE text MATCH :match"""
_DATED = " AND rowid IN (SELECT id FROM article WHERE day BETWEEN :first AND :last)"
_NAMING = """ AND rowid IN (SELECT doc FROM entity_doc
    WHERE entity = (SELECT id FROM entity WHERE key = :entity))"""
_NEWEST = f"""SELECT a.id FROM hit JOIN article AS a ON a.id = hit.id
    ORDER BY a.day DESC, a.id DESC LIMIT {ROWS}"""
_SHOWN = """SELECT rowid, title, snippet(text, 1, '', '', '…', 24) FROM text
    WHERE text MATCH ? AND rowid = ?"""
# Few matches are looked up one by one; for many it is quicker to go through an index that is in the order
# that GROUP BY wants.
_FEW = {
    "entity": "SELECT entity, count(*) FROM hit CROSS JOIN doc_entity ON doc = hit.id GROUP BY 1",
    "source": "SELECT source, count(*) FROM hit CROSS JOIN article AS a ON a.id = hit.id GROUP BY 1",
    "month": "SELECT month, count(*) FROM hit CROSS JOIN article AS a ON a.id = hit.id GROUP BY 1",
}
_MANY = {
    "entity": "SELECT entity, count(*) FROM entity_doc WHERE doc IN (SELECT id FROM hit) GROUP BY 1",
    "source": """SELECT source, count(*) FROM article INDEXED BY article_source
        WHERE id IN (SELECT id FROM hit) GROUP BY 1""",
    "month": """SELECT month, count(*) FROM article INDEXED BY article_month
        WHERE id IN (SELECT id FROM hit) GROUP BY 1""",
}
_SHARE = 0.4
_KEYS = "SELECT entity.id, entity.key FROM json_each(?) JOIN entity ON entity.id = json_each.value"
_LABEL_BITS = 4
"""An entity's number ends in its label, so that values are ranked by label before any is looked up."""


class Fts5(Engine):
    """The text in a content table, dates and sources apart from it, entities in two tables without rowid.

    A question is matched once, into a temporary table that rows, total and facets are then read from.
    """

    version = f"SQLite {sqlite3.sqlite_version}"
    manner = (
        "unicode61, content table, prefix indexes of 3, 4 and 5, optimized once built; one edit away: the "
        "spellings that fts5vocab has, joined by OR"
    )

    def begin(self) -> None:
        """An empty database."""
        self._database = sqlite3.connect(self.folder / "fts5.sqlite3")
        self._database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)
        self._entities: dict[str, int] = {}

    def add(self, documents: Sequence[IndexDocument]) -> None:
        """One transaction."""
        with self._database:
            texts = [(one.id, one.title, one.body) for one in documents]
            self._database.executemany("INSERT INTO content VALUES (?, ?, ?)", texts)
            self._database.executemany("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)", texts)
            values = [(one.id, one.published, (one.published or "")[:7], one.source) for one in documents]
            self._database.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", values)
            pairs = [(one.id, number) for one in documents for number in self._numbers(one)]
            self._database.executemany("INSERT INTO doc_entity VALUES (?, ?)", pairs)
            self._database.executemany("INSERT INTO entity_doc (doc, entity) VALUES (?, ?)", pairs)

    def _numbers(self, document: IndexDocument) -> Iterator[int]:
        for one in document.entities:
            number = self._entities.get(one.key)
            if number is None:
                count, label = len(self._entities) + 1, LABELS.index(one.label.lower())
                number = self._entities[one.key] = count << _LABEL_BITS | label
                self._database.execute("INSERT INTO entity VALUES (?, ?)", (number, one.key))
            yield number

    def finish(self) -> None:
        """Indexes and statistics, no page left empty, and no write-ahead log."""
        self._database.executescript(_INDEXES)
        self._database.executescript("ANALYZE; VACUUM; PRAGMA wal_checkpoint (TRUNCATE);")
        self._database.close()

    def open(self) -> None:
        """A connection that keeps its temporary table in memory and may map the file."""
        self._database = sqlite3.connect(self.folder / "fts5.sqlite3")
        self._database.executescript(
            """PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -65536;
            CREATE TEMP TABLE hit (id INTEGER PRIMARY KEY)"""
        )
        (self._articles,) = self._database.execute("SELECT count(*) FROM article").fetchone()

    def page(self, question: Question) -> Answer:
        """Match once, then read everything from what matched."""
        match = self._match(question)
        self._database.execute("DELETE FROM hit")
        sql = _HITS + (_DATED if question.dates else "") + (_NAMING if question.entity else "")
        first, last = question.dates or ("", "")
        names = {"match": match, "first": first, "last": last, "entity": question.entity}
        total = self._database.execute(sql, names).rowcount if match else 0
        return Answer(total, self._rows(match), self._facets(total))

    def _rows(self, match: str) -> list[Row]:
        numbers = [number for (number,) in self._database.execute(_NEWEST)]
        return [self._database.execute(_SHOWN, (match, number)).fetchone() for number in numbers]

    def _facets(self, total: int) -> dict[str, list[tuple[str, int]]]:
        queries = _MANY if total > self._articles * _SHARE else _FEW
        ranked: dict[str, list[tuple[int, int]]] = {label: [] for label in LABELS}
        for number, articles in self._database.execute(queries["entity"]):
            ranked[LABELS[number & (1 << _LABEL_BITS) - 1]].append((-articles, number))
        best = {label: nsmallest(VALUES, found) for label, found in ranked.items()}
        shown = json.dumps([number for found in best.values() for _, number in found])
        keys = dict(self._database.execute(_KEYS, (shown,)))
        facets = {label: [(keys[number], -count) for count, number in found] for label, found in best.items()}
        for name in ("source", "month"):
            counts = self._database.execute(queries[name]).fetchall()
            facets[name] = sorted(counts, key=lambda pair: -pair[1])[:VALUES]
        return facets

    def _match(self, question: Question) -> str:
        parts = [f'"{word}"' for word in question.words]
        if question.phrase:
            parts.append(f'"{" ".join(question.phrase)}"')
        if question.prefix:
            parts.append(f'"{question.prefix}" *')
        if question.fuzzy:
            parts.append(" OR ".join(f'"{term}"' for term in self._alike(question.fuzzy)))
        match = " AND ".join(parts)
        return f'{match} NOT "{question.without}"' if question.without else match

    def _alike(self, word: str) -> list[str]:
        """The words of the index at most one edit away, looked up one by one: SQLite measures no distance."""
        spellings = edited(word)
        marks = ", ".join("?" * len(spellings))
        found = self._database.execute(f"SELECT term FROM vocabulary WHERE term IN ({marks})", spellings)
        return [term for (term,) in found]
