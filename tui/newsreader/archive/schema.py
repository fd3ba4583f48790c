"""The tables, as numbered steps: a library of any earlier version becomes one of this version.

A step that has once been released is never edited; a change is a further step at the end of `STEPS`.
"""

from __future__ import annotations

from newsreader.archive.first_tables import FIRST_TABLES
from newsreader.model import Label

APPLICATION_ID = 0x4E575352
"""Stands in the file's header, so that another program's database is not taken for a library."""

LABEL_CODES = {
    Label.PERSON: 1,
    Label.ORG: 2,
    Label.PLACE: 3,
    Label.EVENT: 4,
    Label.LAW: 5,
    Label.WORK: 6,
    Label.ROLE: 7,
    Label.DATE: 8,
    Label.MONEY: 9,
}
"""Labels as stored: small in the widest index, and independent of the order in which the enum lists them."""

LABELS_BY_CODE = {code: label for label, code in LABEL_CODES.items()}

_CORRECTIONS = (
    # What the extractor said, where corrections made something else of it: `annotation` is what is read.
    """CREATE TABLE raw_annotation (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        mentions TEXT NOT NULL,
        quotes TEXT NOT NULL,
        roles TEXT NOT NULL
    )""",
    # `article` is the current one that a correction of one article belongs to; NULL while none is held, when
    # `sha256` and `url` say which it would be. `wide` ones are about the whole archive.
    """CREATE TABLE correction (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        said TEXT NOT NULL,
        wide INTEGER NOT NULL,
        article INTEGER REFERENCES article (id),
        sha256 TEXT,
        url TEXT,
        standing INTEGER NOT NULL DEFAULT 1
    )""",
    "CREATE INDEX correction_wide ON correction (id) WHERE wide AND standing",
    "CREATE INDEX correction_article ON correction (article) WHERE article IS NOT NULL",
    "CREATE INDEX correction_homeless ON correction (sha256, url) WHERE article IS NULL AND NOT wide",
    "CREATE INDEX correction_said ON correction (said)",
    # In which articles a correction changed something, when they were last derived.
    """CREATE TABLE correction_effect (
        correction INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (correction, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX correction_effect_article ON correction_effect (article)",
    # Articles whose corrections have changed since they were derived.
    "CREATE TABLE rederive (article INTEGER PRIMARY KEY REFERENCES article (id), minute INTEGER)",
    "CREATE INDEX rederive_newest ON rederive (minute DESC, article DESC)",
    "ALTER TABLE event ADD COLUMN corrections TEXT NOT NULL DEFAULT '[]'",
)

_SAYING = (
    "ALTER TABLE annotation ADD COLUMN roles TEXT NOT NULL DEFAULT '[]'",
    # Current articles only, derived from `annotation` as the tallies are: who is quoted, and who held what.
    """CREATE TABLE quoted (
        entity INTEGER NOT NULL REFERENCES entity (id),
        article INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (entity, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX quoted_article ON quoted (article)",
    """CREATE TABLE role_held (
        article INTEGER NOT NULL REFERENCES article (id),
        person INTEGER NOT NULL REFERENCES entity (id),
        text TEXT NOT NULL,
        of INTEGER REFERENCES entity (id)
    )""",
    "CREATE INDEX role_held_person ON role_held (person)",
    "CREATE INDEX role_held_of ON role_held (of) WHERE of IS NOT NULL",
    "CREATE INDEX role_held_article ON role_held (article)",
    """INSERT INTO quoted SELECT DISTINCT e.id, n.article FROM annotation AS n
        JOIN article AS a ON a.id = n.article AND a.superseded_by IS NULL
        CROSS JOIN json_each(n.quotes) AS q
        CROSS JOIN entity AS e ON e.key = json_extract(q.value, '$[3]')""",
)

_SMALLER = (
    # Texts and annotations packed, see `packing`; the functions are those of `older`.
    "ALTER TABLE body RENAME TO body_in_full",
    """CREATE TABLE body (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        text BLOB NOT NULL,
        removed BLOB
    )""",
    """INSERT INTO body SELECT article, packed_text(CAST(text AS BLOB)), packed_removed(CAST(removed AS BLOB))
        FROM body_in_full ORDER BY article""",
    "DROP TABLE body_in_full",
    "ALTER TABLE annotation RENAME TO annotation_in_full",
    "ALTER TABLE raw_annotation RENAME TO raw_annotation_in_full",
    "DROP INDEX annotation_extractor",
    """CREATE TABLE annotation (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        extractor TEXT NOT NULL,
        found BLOB NOT NULL
    )""",
    # What the extractor said, where corrections made something else of it.
    """CREATE TABLE raw_annotation (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        found BLOB NOT NULL
    )""",
    """INSERT INTO annotation SELECT article, extractor, packed_annotation(CAST(mentions AS BLOB),
            CAST(quotes AS BLOB), CAST(dates AS BLOB), CAST(roles AS BLOB))
        FROM annotation_in_full ORDER BY article""",
    """INSERT INTO raw_annotation SELECT r.article, packed_annotation(CAST(r.mentions AS BLOB),
            CAST(r.quotes AS BLOB), CAST(n.dates AS BLOB), CAST(r.roles AS BLOB))
        FROM raw_annotation_in_full AS r JOIN annotation_in_full AS n ON n.article = r.article""",
    "DROP TABLE raw_annotation_in_full",
    "DROP TABLE annotation_in_full",
    "CREATE INDEX annotation_extractor ON annotation (extractor)",
    # Hashes as bytes, half as long as their digits.
    "DROP INDEX article_text",
    """UPDATE article SET sha256 = packed_hash(CAST(sha256 AS BLOB)),
        original_sha256 = packed_hash(CAST(original_sha256 AS BLOB))""",
    "CREATE UNIQUE INDEX article_text ON article (sha256) WHERE superseded_by IS NULL",
    # How often things have changed, see `changes`.
    "CREATE TABLE change (what TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO change VALUES ('articles', 0), ('marks', 0), ('names', 0), ('indexed', 0)",
)

_NAMES = (
    # Nearly every entity is met under one name alone, which its row says already; see `naming`.
    "ALTER TABLE entity ADD COLUMN names BLOB",
    """UPDATE entity SET names = (SELECT packed_names(entity.canonical, entity.mentions,
            json_group_array(json_array(n.name, n.as_canonical, n.as_form)))
        FROM entity_name AS n WHERE n.entity = entity.id)""",
    """CREATE TABLE name (
        folded TEXT NOT NULL,
        entity INTEGER NOT NULL REFERENCES entity (id),
        PRIMARY KEY (folded, entity)
    ) WITHOUT ROWID""",
    "INSERT OR IGNORE INTO name SELECT folded, entity FROM entity_name ORDER BY folded, entity",
    "DROP TABLE entity_name",
)

_FEEDS = (
    # Times are UTC in ISO 8601, so that they sort; `problem` is a sentence as JSON.
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT,
        site TEXT,
        tags TEXT NOT NULL,
        full_text INTEGER NOT NULL,
        etag TEXT,
        modified TEXT,
        added_at TEXT NOT NULL,
        checked_at TEXT,
        changed_at TEXT,
        due_at TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        problem TEXT,
        gone INTEGER NOT NULL DEFAULT 0
    )""",
)

_COPIES = (
    # By which texts that may be one are found, see `text.likeness`; of current articles alone.
    """CREATE TABLE band (
        key INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES article (id),
        PRIMARY KEY (key, article)
    ) WITHOUT ROWID""",
    # An article whose text is that of `leader`, which was held before and is none itself.
    """CREATE TABLE copy (
        article INTEGER PRIMARY KEY REFERENCES article (id),
        leader INTEGER NOT NULL REFERENCES article (id)
    )""",
    "CREATE INDEX copy_leader ON copy (leader)",
    # A few words may be the text of several articles.
    "DROP INDEX article_text",
    "CREATE INDEX article_text ON article (sha256) WHERE superseded_by IS NULL",
    # What was said about a text where it was met again.
    "ALTER TABLE sighting ADD COLUMN title TEXT",
    "ALTER TABLE sighting ADD COLUMN source TEXT",
    "ALTER TABLE sighting ADD COLUMN published TEXT",
    """INSERT INTO band SELECT key.value, a.id FROM article AS a JOIN body AS b ON b.article = a.id
        CROSS JOIN json_each(bands_of(b.text)) AS key WHERE a.superseded_by IS NULL""",
    """INSERT INTO copy SELECT later, min(earlier) FROM (
            SELECT DISTINCT x.article AS later, y.article AS earlier FROM band AS x
            JOIN band AS y ON y.key = x.key AND y.article < x.article
            WHERE x.key IN (SELECT key FROM band GROUP BY key HAVING count(*) BETWEEN 2 AND 9))
        JOIN body AS l ON l.article = later JOIN body AS e ON e.article = earlier
        WHERE same_text(l.text, e.text) GROUP BY later""",
    "UPDATE copy SET leader = (SELECT c.leader FROM copy AS c WHERE c.article = copy.leader) "
    "WHERE leader IN (SELECT article FROM copy)",
)

_IMPORTS = (
    # What somebody had brought in at once. While `settled` is 0, articles are yet to follow `undone`; with
    # every `turn` they begin anew.
    """CREATE TABLE import (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        places TEXT NOT NULL,
        began_at TEXT NOT NULL,
        added INTEGER NOT NULL DEFAULT 0,
        updated INTEGER NOT NULL DEFAULT 0,
        known INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        undone INTEGER NOT NULL DEFAULT 0,
        settled INTEGER NOT NULL DEFAULT 1,
        turn INTEGER NOT NULL DEFAULT 0
    )""",
    "CREATE INDEX import_unsettled ON import (id) WHERE NOT settled",
    # Which articles it had to do with: whether it made them, whether it met them at other places alone, and
    # the description that it gave of them. Those of earlier versions have none.
    """CREATE TABLE brought (
        import INTEGER NOT NULL REFERENCES import (id),
        article INTEGER NOT NULL REFERENCES article (id),
        made INTEGER NOT NULL,
        elsewhere INTEGER NOT NULL,
        said INTEGER,
        PRIMARY KEY (import, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX brought_article ON brought (article)",
    # What it could not bring in; `why` is a sentence as JSON.
    """CREATE TABLE refused (
        id INTEGER PRIMARY KEY,
        import INTEGER NOT NULL REFERENCES import (id),
        origin TEXT NOT NULL,
        why TEXT NOT NULL
    )""",
    "CREATE INDEX refused_import ON refused (import)",
    "ALTER TABLE collection ADD COLUMN import INTEGER REFERENCES import (id)",
    "CREATE INDEX collection_import ON collection (import)",
    # Which imports met a text elsewhere, and listed a feed; 0 for what is there without one.
    """CREATE TABLE sighted (
        article INTEGER NOT NULL REFERENCES article (id),
        origin TEXT NOT NULL,
        import INTEGER NOT NULL,
        PRIMARY KEY (article, origin, import)
    ) WITHOUT ROWID""",
    "INSERT INTO sighted SELECT article, origin, 0 FROM sighting",
    """CREATE TABLE listed (
        feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
        import INTEGER NOT NULL,
        PRIMARY KEY (feed, import)
    ) WITHOUT ROWID""",
    "INSERT INTO listed SELECT id, 0 FROM feed",
    # All that was said about an article of which not all imports said the same, from 1; the first is what
    # was said before there was another.
    """CREATE TABLE described (
        article INTEGER NOT NULL REFERENCES article (id),
        number INTEGER NOT NULL,
        title, byline, source, url, published, minute, month, lang, sample, fiction, facts, source_tags,
        sha256, origin, original_sha256, outside_id, outside_scope, removed, extractor, found,
        PRIMARY KEY (article, number)
    ) WITHOUT ROWID""",
    "CREATE INDEX article_versions ON article (superseded_by) WHERE superseded_by IS NOT NULL",
    # An article that is withdrawn, as no import that stands has brought it, is superseded by itself.
    "CREATE INDEX article_withdrawn ON article (sha256) WHERE superseded_by = id",
    "CREATE INDEX withdrawn_url ON article (url) WHERE superseded_by = id AND url IS NOT NULL",
    "CREATE INDEX withdrawn_origin ON article (origin) WHERE superseded_by = id",
    """CREATE INDEX withdrawn_outside ON article (outside_id, outside_scope)
        WHERE superseded_by = id AND outside_id IS NOT NULL""",
    # The marks of those, which are nobody's while they are away.
    """CREATE TABLE aside (
        article INTEGER NOT NULL REFERENCES article (id),
        what TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (article, what, value)
    ) WITHOUT ROWID""",
)

# Whether an import came to its end; of those of earlier versions nobody knows.
_ENDED = ("ALTER TABLE import ADD COLUMN ended INTEGER NOT NULL DEFAULT 1",)

# What was met in a file is asked for with every file that is read.
_MET = ("CREATE INDEX sighting_origin ON sighting (origin)",)

STEPS: tuple[tuple[str, ...], ...] = (
    FIRST_TABLES,
    (*_CORRECTIONS, *_SAYING),
    _SMALLER,
    _NAMES,
    _FEEDS,
    _COPIES,
    _IMPORTS,
    _ENDED,
    _MET,
)
"""``STEPS[n]`` leads from version n to version n + 1."""
