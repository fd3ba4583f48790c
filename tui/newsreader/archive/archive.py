"""The archive: the truth about articles, annotations and marks, in one SQLite file.

The door to this package; the work is done in its neighbours.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from newsreader.archive import (
    articles,
    cards,
    changes,
    copies,
    entities,
    facets,
    importing,
    listing,
    marks,
    places,
)
from newsreader.archive.imports.recorded import RecordedLibrary
from newsreader.archive.indexed import IndexedLibrary
from newsreader.archive.listing import Collection, Counts
from newsreader.archive.marking import MarkedLibrary
from newsreader.archive.packed import PackedArticle, pack_article
from newsreader.archive.places import Held
from newsreader.archive.subscribing import SubscribedLibrary
from newsreader.archive.values import chunks
from newsreader.model import (
    ENTITY_LABELS,
    Annotations,
    Article,
    ArticleSummary,
    Draft,
    Elsewhere,
    Entity,
    EntityCard,
    EntityCount,
    Facet,
    ImportResult,
    Label,
    QuoteLine,
    ReadableArticle,
    Version,
)

_CHUNK = 200
"""Articles with bodies that are held in memory at a time."""


class Archive(MarkedLibrary, SubscribedLibrary, RecordedLibrary, IndexedLibrary):
    """An open library file. Any thread may use it; each gets a connection of its own.

    Every method raises `NewsreaderError` where the file is busy, full, damaged or may not be written to;
    what it was about to change is then as it was.
    """

    # Import

    def add(
        self, article: Article, annotations: Annotations, *, collection: int | None = None
    ) -> ImportResult:
        """Keep an article, unless it is held already; it then waits for the index.

        added: new. unchanged: text, place and metadata are held. duplicate: the text is held from another
        place; an article of its own is kept (`copied`), or where the same is said of both and they are files
        without an address, the other place alone. updated: the place (see `places`) had another text, whose
        article is superseded and hands over its marks; or the text is held with other metadata, which is
        replaced.
        """
        return self.add_packed(pack_article(article, annotations), collection=collection)

    def add_packed(self, packed: PackedArticle, *, collection: int | None = None) -> ImportResult:
        """`add` an article that `pack_article` made ready, perhaps in another process."""
        return self.add_all([packed], collection=collection)[0]

    def add_all(
        self, packed: Iterable[PackedArticle], *, collection: int | None = None
    ) -> list[ImportResult]:
        """`add_packed` several articles: all are kept, or on any exception none. Quicker than one by one."""
        with self._writing() as connection:
            return importing.add(connection, packed, collection, self._correct)

    def held(self, article: Article, *, collection: int | None = None) -> ImportResult | None:
        """The answer of `add` where it would keep nothing new, and None where annotating is worth it.

        What `add` would note, the other place and the collection, is noted.
        """
        with self._reading() if self.read_only else self._writing() as connection:
            return importing.held(connection, article, collection)

    def known(self, article: Article) -> ImportResult | None:
        """What `held` would answer, and nothing is noted: for those who only look, in any process."""
        with self._reading() as connection:
            return importing.known(connection, article)

    def foreseen(self, article: Article, collection: int | None = None) -> ImportResult:
        """What `add` would answer, but for nearly the same texts; nothing is kept and nothing noted."""
        with self._reading() as connection:
            return importing.foreseen(connection, article, collection)

    def held_at(self, draft: Draft) -> Held | None:
        """The article that stands where something was found, before it is prepared; also a withdrawn one."""
        with self._reading() as connection:
            return places.held_at(connection, draft)

    def annotate(self, id: int, annotations: Annotations) -> None:
        """Replace what an extractor found in one article; the corrections in force are applied to it."""
        with self._writing() as connection:
            importing.annotate(connection, id, annotations, self._correct)

    def new_collection(self, name: str, number: int | None = None) -> int:
        """A new, empty collection's number; two may bear the same name. `number` is that of its import."""
        with self._writing() as connection:
            return listing.new_collection(connection, name, number)

    # Articles

    def article(self, id: int) -> ReadableArticle | None:
        """One article whole, also a superseded one; None where there is none."""
        with self._reading() as connection:
            return articles.read(connection, id)

    def copies_of(self, id: int) -> list[int]:
        """The other current articles with the same or nearly the same text, the earliest kept first."""
        with self._reading() as connection:
            return copies.others(connection, id)

    def leaders(self) -> dict[int, int]:
        """Current articles that have the text of another, or nearly, with that. Not to be changed."""
        with self._reading() as connection:
            return self._remember(
                connection, "leaders", (changes.ARTICLES,), lambda: copies.leaders(connection)
            )

    def elsewhere(self, id: int) -> list[Elsewhere]:
        """Where else the text of an article stands: the very same first, then nearly the same."""
        with self._reading() as connection:
            return copies.elsewhere(connection, id)

    def versions(self, id: int) -> list[Version]:
        """All that stood or stands where an article does, the earliest first; itself among them."""
        with self._reading() as connection:
            return copies.versions(connection, id)

    def newest_ids(self, within: Sequence[int] | None = None, *, most: int | None = None) -> array[int]:
        """Current articles (those of `within`), newest first, undated last, then by falling number.

        With `most` so many at most, for which no others are looked at. Nobody may change the answer.
        """
        with self._reading() as connection:
            if within is not None:
                return articles.newest_of(connection, within)[:most]
            if most is not None:
                return articles.beginning(connection, most)
            return self._newest(connection)

    def ids_where(
        self,
        *,
        collection: int | None = None,
        source: str | None = None,
        lang: str | None = None,
        not_by: str | None = None,
    ) -> array[int]:
        """Current articles that meet all conditions given, newest first.

        `not_by` names an extractor: only articles that were annotated by another one, or another version.
        """
        with self._reading() as connection:
            return listing.ids_where(
                connection, collection=collection, source=source, lang=lang, not_by=not_by
            )

    def summaries(self, ids: Sequence[int]) -> list[ArticleSummary]:
        """Rows of the list in the order of `ids`; numbers of no article are skipped. Reads no bodies."""
        with self._reading() as connection:
            return articles.summaries(connection, ids, self._names)

    def bodies(self, ids: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        """Number, title and body of each of `ids` that there is, in that order."""
        for part in chunks(ids, _CHUNK):
            with self._reading() as connection:
                rows = articles.bodies(connection, part)
            yield from rows

    def setting(self, key: str) -> str | None:
        """What the program has noted about this library under `key`."""
        with self._reading() as connection:
            return listing.setting(connection, key)

    def set_setting(self, key: str, value: str) -> None:
        """Note something about this library."""
        with self._writing() as connection:
            listing.set_setting(connection, key, value)

    def counts(self) -> Counts:
        """How many articles there are, and how many are unread."""
        with self._reading() as connection:
            return listing.counts(connection)

    def collections(self) -> list[Collection]:
        """All collections, the newest first."""
        with self._reading() as connection:
            return listing.collections(connection)

    # Entities

    def facets(self, *, limit: int = 200) -> tuple[Facet, ...]:
        """Entities by label, dates, sources, months and tags over all current articles."""
        with self._reading() as connection:
            return facets.facets(connection, limit)

    def tag_facet(self, ids: Sequence[int], *, limit: int = 200) -> Facet:
        """The tags of some articles."""
        with self._reading() as connection:
            tagged = self._remember(connection, "tagged", (changes.MARKS,), lambda: marks.tagged(connection))
        return facets.tags(tagged, ids, limit)

    def canonicals(self, rows: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Key and canonical name of the entities of those numbers, as `documents` gives them."""
        with self._reading() as connection:
            return self._names(connection, rows)

    def described(self, rows: Sequence[int]) -> dict[int, Entity]:
        """The entities of those numbers, with all their names."""
        with self._reading() as connection:
            return entities.described(connection, rows)

    def entity(self, key: str) -> Entity | None:
        """The entity with every form in which current articles name it, the most frequent first."""
        with self._reading() as connection:
            return entities.entity(connection, key)

    def entity_counts(self, *, label: Label | None = None, limit: int = 200) -> list[EntityCount]:
        """The entities that occur in the most current articles."""
        with self._reading() as connection:
            labels = ENTITY_LABELS if label is None else (label,)
            return facets.entity_counts(connection, labels, limit)

    def entities_named(self, text: str, limit: int = 20) -> list[EntityCount]:
        """Entities with a name that starts with or holds `text`, whatever its case and accents."""
        with self._reading() as connection:
            return entities.named(connection, text, limit)

    def entity_card(self, key: str) -> EntityCard | None:
        """All that current articles say about an entity; None where none mentions it."""
        with self._reading() as connection:
            return cards.card(connection, key)

    def quotes(self, ids: Sequence[int]) -> Iterator[QuoteLine]:
        """All that is quoted in articles, in the order of `ids` and of the text."""
        for part in chunks(ids, _CHUNK):
            with self._reading() as connection:
                found = list(cards.quotes_in(connection, part))
            yield from found

    def all_ids(self) -> array[int]:
        """Every current article, as the index should hold them."""
        return self.newest_ids()
