"""The tables of the first version, on which the steps in `schema` go on. Released, so never edited."""

from __future__ import annotations

_ARTICLES = (
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # `minute` is the publication time in minutes since 1970 UTC, `month` is as printed. AUTOINCREMENT: a
    # number once shown to a person never comes to mean another article.
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        byline TEXT,
        source TEXT,
        url TEXT,
        published TEXT,
        minute INTEGER,
        month TEXT,
        lang TEXT NOT NULL,
        sample INTEGER NOT NULL,
        fiction INTEGER NOT NULL,
        facts TEXT,
        source_tags TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        origin TEXT NOT NULL,
        original_sha256 TEXT NOT NULL,
        outside_id TEXT,
        outside_scope TEXT,
        added_at TEXT NOT NULL,
        superseded_by INTEGER REFERENCES article (id)
    )""",
    "CREATE UNIQUE INDEX article_text ON article (sha256) WHERE superseded_by IS NULL",
    # `superseded_by` stands in the indexes that are scanned, because SQLite looks at it in spite of WHERE.
    """CREATE INDEX article_newest ON article (minute DESC, id DESC, superseded_by)
        WHERE superseded_by IS NULL""",
    "CREATE INDEX article_origin ON article (origin) WHERE superseded_by IS NULL",
    "CREATE INDEX article_url ON article (url) WHERE superseded_by IS NULL AND url IS NOT NULL",
    """CREATE INDEX article_outside ON article (outside_id, outside_scope)
        WHERE superseded_by IS NULL AND outside_id IS NOT NULL""",
    "CREATE INDEX article_source ON article (source, superseded_by) WHERE superseded_by IS NULL",
    "CREATE INDEX article_month ON article (month, superseded_by) WHERE superseded_by IS NULL",
    # Apart from `article`, so that a list never reads past texts to get at titles.
    """CREATE TABLE body (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        text TEXT NOT NULL,
        removed TEXT NOT NULL
    )""",
    """CREATE TABLE sighting (
        article INTEGER NOT NULL REFERENCES article (id),
        origin TEXT NOT NULL,
        url TEXT,
        seen_at TEXT NOT NULL,
        PRIMARY KEY (article, origin)
    ) WITHOUT ROWID""",
    """CREATE TABLE collection (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        made_at TEXT NOT NULL
    )""",
    """CREATE TABLE member (
        collection INTEGER NOT NULL REFERENCES collection (id),
        article INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (collection, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX member_article ON member (article)",
)

_ANNOTATIONS = (
    # One row an article: annotations are read and replaced whole, and a row a mention would be 6 million at
    # 100,000 articles. What has to be counted over many articles stands in the three tables below, which are
    # derived from this one (see `check`).
    """CREATE TABLE annotation (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        extractor TEXT NOT NULL,
        mentions TEXT NOT NULL,
        quotes TEXT NOT NULL,
        dates TEXT NOT NULL
    )""",
    "CREATE INDEX annotation_extractor ON annotation (extractor)",
    """CREATE TABLE entity (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        label INTEGER NOT NULL,
        canonical TEXT NOT NULL,
        articles INTEGER NOT NULL,
        mentions INTEGER NOT NULL
    )""",
    "CREATE INDEX entity_frequent ON entity (label, articles DESC, mentions DESC)",
    """CREATE TABLE entity_name (
        entity INTEGER NOT NULL REFERENCES entity (id),
        name TEXT NOT NULL,
        folded TEXT NOT NULL,
        as_canonical INTEGER NOT NULL,
        as_form INTEGER NOT NULL,
        PRIMARY KEY (entity, name)
    ) WITHOUT ROWID""",
    "CREATE INDEX entity_name_folded ON entity_name (folded, entity)",
    # Current articles only; see `tallies`.
    """CREATE TABLE tally (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        once BLOB NOT NULL,
        again BLOB NOT NULL
    )""",
)

_MARKS = (
    """CREATE TABLE mark (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX mark_read ON mark (article) WHERE read",
    "CREATE INDEX mark_starred ON mark (article) WHERE starred",
    "CREATE TABLE tag (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE)",
    """CREATE TABLE article_tag (
        article INTEGER NOT NULL REFERENCES article (id),
        tag INTEGER NOT NULL REFERENCES tag (id),
        PRIMARY KEY (article, tag)
    ) WITHOUT ROWID""",
    "CREATE INDEX article_tag_tag ON article_tag (tag, article)",
    "CREATE TABLE position (article INTEGER PRIMARY KEY REFERENCES article (id), start INTEGER NOT NULL)",
    # `articles` holds the numbers of exactly those articles that the event changed.
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        count INTEGER NOT NULL,
        articles TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX event_undone ON event (undone, id)",
)

_OUTBOX = (
    # AUTOINCREMENT never gives a number twice: replacing an article's row is what tells `settle` that it
    # changed again while the index was being written.
    """CREATE TABLE outbox (
        change INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL UNIQUE REFERENCES article (id),
        deleted INTEGER NOT NULL
    )""",
)

FIRST_TABLES: tuple[str, ...] = (*_ARTICLES, *_ANNOTATIONS, *_MARKS, *_OUTBOX)
"""The statements that make them."""
