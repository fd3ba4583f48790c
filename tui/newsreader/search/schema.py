"""What Whoosh is given of an article, and nothing it does not need: neither body nor title is stored.

| field | terms | with |
|---|---|---|
| title, body | stems | positions; scored |
| words | printed forms of title and body | – ; for prefixes, one-edit search and spellings |
| heading | printed forms of the title | – ; an exact title word scores higher |
| entity | entity keys | – |
| name | ``label:word`` of every entity name | positions: one block of NAME_BLOCK for each name |
| speaker | words of the names of who is quoted | positions as in `name` |
| spoken | keys of entities that are quoted | – |
| source, lang, key | the folded source, the language, the article's id | – |
| id, day | columns: article id; day published as a proleptic ordinal, 0 unknown | – |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence, Positions

from newsreader.model import IndexDocument
from newsreader.search.analyzer import ANALYZER_VERSION, STOP_WORDS, encodable, surfaces, words
from newsreader.search.stemming import stem

SCHEMA_VERSION = f"2.{ANALYZER_VERSION}"
"""Says whether an index on disk can be used: raise the first part when a field changes its meaning."""

NAME_BLOCK = 64
_LONGEST_TERM = 200

Places = Mapping[str, list[int]]


class TermField(FieldType):  # type: ignore[misc]
    """A field that is given its terms; where positions are kept, a mapping of term to rising positions.

    Whoosh pickles it with the schema, by the name of this class: no analyzer travels with an index.
    """

    def __init__(self, *, positions: bool = False, scored: bool = False, unique: bool = False) -> None:
        self.analyzer = None
        self.format = Positions() if positions else Existence()
        self.scorable = scored
        self.stored = False
        self.unique = unique
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
        key=TermField(unique=True),
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


def fields(document: IndexDocument) -> dict[str, Any]:
    """The values Whoosh indexes for one document."""
    title_stems, heading = _analysed(document.title)
    body_stems, printed = _analysed(document.body)
    return {
        "key": {str(document.id): []},
        "id": document.id,
        "day": published_day(document.published),
        "title": title_stems,
        "body": body_stems,
        "words": printed | heading,
        "heading": heading,
        "entity": {fold_key(entity.key): [] for entity in document.entities},
        "name": _names((f"{one.label.lower()}:", one.names) for one in document.entities),
        "speaker": _names(("", one.names) for one in document.speakers),
        "spoken": {fold_key(one.key): [] for one in document.speakers if one.key},
        "source": {fold_source(document.source): []} if document.source else {},
        "lang": {fold_key(document.lang): []},
    }


def published_day(published: str | None) -> int:
    """The day as it was written where the article appeared, as an ordinal; 0 where it is not known."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0


def fold_source(source: str) -> str:
    """A source's name as it is compared: folded words with single spaces."""
    return " ".join(surfaces(source))[:_LONGEST_TERM]


def fold_key(key: str) -> str:
    """An entity's key or a language as it is compared."""
    return encodable(key).casefold()[:_LONGEST_TERM]


def _analysed(text: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    places: dict[str, list[int]] = {}
    printed: dict[str, list[int]] = {}
    for position, word in enumerate(words(text)):
        surface = word.surface
        if surface and surface not in STOP_WORDS:
            printed.setdefault(surface, [])
            places.setdefault(stem(surface), []).append(position)
    return places, printed


def _names(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[int]]:
    """The words of names, each with what goes before it; a name has a block of positions of its own."""
    places: dict[str, list[int]] = {}
    block = 0
    for prefix, names in named:
        for name in names:
            for offset, word in enumerate(surfaces(name)[:NAME_BLOCK]):
                places.setdefault(prefix + word, []).append(block * NAME_BLOCK + offset)
            block += 1
    return places
