"""What the index holds of an article, and nothing it does not need: neither body nor title is stored.

| field | terms | with |
|---|---|---|
| title, body | stems | positions; scored |
| words | printed forms of title and body | – ; for prefixes, one-edit search and spellings |
| heading | printed forms of the title | – ; an exact title word scores higher |
| entity | entity keys | – |
| name | ``label:word`` of every entity name | positions: one block of NAME_BLOCK for each name |
| speaker | words of the names of who is quoted | positions as in `name` |
| spoken | keys of entities that are quoted | – |
| source, lang | the folded source, the language | – |
| id, day | columns: article id; day published as a proleptic ordinal, 0 unknown | – |

Besides, of each article: the minute it was published, by which results are ordered; month, source and
entities, which are counted over a result (see `segment.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Positions

from newsreader.search.analyzer import ANALYZER_VERSION, encodable, surfaces
from newsreader.text.published import minute_of

SCHEMA_VERSION = f"3.{ANALYZER_VERSION}"
"""Says whether an index on disk can be used: raise the first part when a field changes its meaning."""

NAME_BLOCK = 64
_LONGEST_TERM = 200
_MINUTES_BEFORE_1970 = (date(1970, 1, 1).toordinal() - 1) * 24 * 60

Places = Mapping[str, list[int]]


class TermField(FieldType):  # type: ignore[misc]
    """A field that is given its terms; where positions are kept, a mapping of term to rising positions.

    Whoosh pickles it with the schema, by the name of this class: no analyzer travels with an index.
    """

    def __init__(self, *, positions: bool = False, scored: bool = False) -> None:
        self.analyzer = None
        self.format = Positions() if positions else Existence()
        self.scorable = scored
        self.stored = False
        self.unique = False
        self.vector = None
        self.column_type = None

    def separate_spelling(self) -> bool:
        """Never a second vocabulary: `words` is the one spellings come from."""
        return False

    def index(self, value: Places, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The postings of one document: (term, frequency, weight, encoded positions)."""
        for term, places in value.items():
            count = len(places) or 1
            yield term.encode(), count, float(count), self.format.encode(places)


def schema() -> Schema:
    """A fresh schema."""
    return Schema(
        id=COLUMN(NumericColumn("q")),
        day=COLUMN(NumericColumn("i")),
        title=TermField(positions=True, scored=True),
        body=TermField(positions=True, scored=True),
        words=TermField(),
        heading=TermField(),
        entity=TermField(),
        name=TermField(positions=True),
        speaker=TermField(positions=True),
        spoken=TermField(),
        source=TermField(),
        lang=TermField(),
    )


def published_day(published: str | None) -> int:
    """The day as it was written where the article appeared, as an ordinal; 0 where it is not known."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0


def published_minute(published: str | None) -> int:
    """Minutes since the year 1 in UTC, at least 1; 0 where the time is not known. A bare day is its start."""
    try:
        minute = minute_of(published)
    except ValueError:
        return 0
    return 0 if minute is None else max(1, minute + _MINUTES_BEFORE_1970)


def published_month(published: str | None) -> int:
    """The month as it was written, as year * 12 + month - 1; -1 where it is not known."""
    day = published_day(published)
    if not day:
        return -1
    known = date.fromordinal(day)
    return known.year * 12 + known.month - 1


def fold_source(source: str) -> str:
    """A source's name as it is compared: folded words with single spaces."""
    return " ".join(surfaces(source))[:_LONGEST_TERM]


def fold_key(key: str) -> str:
    """An entity's key or a language as it is compared."""
    return encodable(key).casefold()[:_LONGEST_TERM]
