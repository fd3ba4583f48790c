"""A folder with an archive and its index, and what can be asked of both."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.library.corrections import Corrector
from newsreader.library.parts import OpenFolder
from newsreader.model import (
    ArticleSummary,
    EntityCard,
    EntityCount,
    Facet,
    Hit,
    Label,
    NewsreaderError,
    Order,
    Page,
    Query,
    QuoteKind,
    QuoteLine,
    ReadableArticle,
    Sentence,
    Span,
)

if TYPE_CHECKING:
    from newsreader.annotate import Extractor


class Library(OpenFolder):
    """Articles, annotations and marks of one folder, searched and read.

    Every method may be called from any thread. Sentences raised as `NewsreaderError` can be shown to people.
    """

    # correcting

    @property
    def corrector(self) -> Corrector:
        """What a reader says against the extractor, kept and applied."""
        return Corrector(self.archive, self._articles_with)

    def _articles_with(self, text: str) -> int:
        """How many articles hold a text, in any form of its words: far quicker than a look at all texts."""
        phrase = text.replace('"', " ").replace("“", " ").replace("”", " ")
        try:
            return self.search(Query(f'"{phrase}"'), rows=0).total
        except NewsreaderError:  # a damaged index is being made anew
            return 0

    # searching

    def search(self, query: Query, order: Order = Order.DATE, *, rows: int = 100) -> Page:
        """Every matching article's id in order, and the summaries of the first `rows`.

        An empty query answers with all articles, newest first, without touching the index.
        """
        *_, page = self.stream(query, order, rows=rows)
        return page

    def stream(
        self,
        query: Query,
        order: Order = Order.DATE,
        *,
        rows: int = 100,
        typed: bool = False,
        gathered: bool = False,
        cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Page]:
        """As `search`; before a page that will take long comes a partial one with the newest matches.

        Where a query that is being `typed` finds nothing, a last word that no article has begins others.
        With `gathered` a text that several outlets have is there once, under the first of them.
        Ends without an answer soon after `cancelled` has begun to say True.
        """
        from newsreader.library.searching import stream, stream_typed

        return (stream_typed if typed else stream)(self, query, order, rows, cancelled, gathered=gathered)

    def beginning(self, order: Order, most: int) -> Page:
        """The newest articles, `most` at most and each text once; partial where there may be more."""
        from newsreader.library.searching import beginning

        return beginning(self, order, most)

    def warm(self) -> None:
        """Get ready what every search needs. None has to wait for it; the first is quicker after it."""
        self.indexer.warm()

    def rows(self, ids: Sequence[int]) -> list[ArticleSummary]:
        """The summaries of some articles, in the order asked."""
        return self.archive.summaries(ids)

    def hits(self, page: Page, limit: int | None = None) -> Iterator[Hit]:
        """The first `limit` results (all for None) with score and a snippet."""
        from newsreader.library.searching import hits

        return hits(self, page, limit)

    def facets(self, ids: array[int] | None = None, *, limit: int = 200) -> tuple[Facet, ...]:
        """Entities, sources, months and tags over some articles (None: over all), most frequent first."""
        if ids is None:
            return self.archive.facets(limit=limit)
        from newsreader.library.facets import facets_of

        return facets_of(self.archive, self.indexer.counts(ids, limit), ids, limit)

    def entity_counts(
        self, ids: array[int] | None = None, *, label: Label | None = None, limit: int = 200
    ) -> list[EntityCount]:
        """The entities over some articles (None: over all) with all their names, most frequent first."""
        if ids is None:
            return self.archive.entity_counts(label=label, limit=limit)
        from newsreader.library.facets import entity_counts_of

        return entity_counts_of(self.archive, self.indexer.counts(ids, limit), label, limit)

    def entity_card(self, key: str) -> EntityCard | None:
        """All that current articles say about an entity; None where none mentions it."""
        return self.archive.entity_card(key)

    def quotes(
        self,
        query: Query | None = None,
        limit: int | None = None,
        *,
        speaker: str | None = None,
        kind: QuoteKind | None = None,
    ) -> Iterator[QuoteLine]:
        """Who said what in the articles that match a query, newest first, or in all; at most `limit`.

        `speaker` is a name or a part of one, or the key of an entity, as ``speaker:`` takes it.
        """
        from newsreader.library.quoting import quotes

        return quotes(self, query or Query(), limit, speaker, kind)

    def suggestions(self, query: Query) -> list[str]:
        """Spellings near to the words of a query that found nothing, most frequent first."""
        return self.indexer.suggest(query.text)

    # reading

    def article(self, article_id: int) -> ReadableArticle:
        """An article with all about it, also an earlier version.

        Raises NewsreaderError where there is none of that id.
        """
        found = self.archive.article(article_id)
        if found is None:
            raise NewsreaderError("There is no article {id} in this library.", id=article_id)
        elsewhere, versions = self.archive.elsewhere(article_id), self.archive.versions(article_id)
        return replace(found, elsewhere=tuple(elsewhere), versions=tuple(versions))

    def standing(self, article_id: int) -> int | None:
        """What there is to read where an article stood when it was read last.

        Itself, also as an earlier version; the current one where its import was undone; None where that was
        all, or there is no article of that number.
        """
        versions = self.archive.versions(article_id)
        current = next((one.id for one in versions if one.current), None)
        if current is None or current == article_id:
            return current
        held = {one.id for one in self.archive.versions(current)}
        return article_id if article_id in held else current

    def with_copies(self, ids: Sequence[int]) -> list[int]:
        """Some articles, and the others that have the text of one of them."""
        from newsreader.library.gathering import with_copies

        return with_copies(ids, self.archive.leaders())

    def articles(self, ids: Sequence[int]) -> Iterator[ReadableArticle]:
        """Some articles whole, one at a time."""
        for article_id in ids:
            found = self.archive.article(article_id)
            if found is not None:
                yield found

    def matches(self, query: Query, body: str) -> list[Span]:
        """Where the words of a query stand in a body."""
        return self.indexer.spans(str(query), body) if query.text.strip() else []

    # annotating again

    def refine(self, article_id: int, extractor: Extractor) -> ReadableArticle | None:
        """Annotate one article with another extractor; None if that version did it last.

        The corrections in force hold for it as before. In a library that can only be read nothing is kept.
        Raises NewsreaderError where there is no such article.
        """
        from newsreader.library.reannotating import refine

        return refine(self.archive, self.article(article_id), extractor)

    def reannotate(self, extractor: Extractor, *, newest_first: bool = True) -> Iterator[tuple[int, int]]:
        """Annotate every article again that another version annotated; yields (done, total) as it goes.

        What was yielded is kept: it may be stopped between two steps, and begun again later. Corrections hold
        as before.
        """
        from newsreader.library.reannotating import reannotate

        return reannotate(self.archive, extractor, newest_first=newest_first)

    # undoing imports

    def undo_import(self, id: int, undone: bool = True) -> Iterator[tuple[int, int]]:
        """Undo an import as a whole, or bring it back; yields (done, total) as its articles follow.

        Once begun it holds: what is left when it is interrupted is done by `settle_imports`, or by asking for
        the same again. Raises NewsreaderError where there is no such import, or it is so already.
        """
        from newsreader.library.undoing import set_undone

        return set_undone(self.archive, id, undone=undone)

    def settle_imports(self) -> Iterator[tuple[int, int]]:
        """Let articles follow imports that were undone or brought back, where that was interrupted.

        Where another process is at it now, it is left to that. One that cannot be gone on with stops no
        other. Raises NewsreaderError in the end.
        """
        from newsreader.library.undoing import settle_interrupted

        return settle_interrupted(self.archive)

    # upkeep

    def refresh_index(self, *, jobs: int | None = 1) -> Generator[tuple[int, int], None, None]:
        """Bring the index up to the archive; yields (done, total) as it goes.

        With `jobs` above 1 so many processes share the work, for None as many as are worth it.
        """
        return self.indexer.refresh(jobs=jobs)

    def back_up(self) -> tuple[Sentence, bool]:
        """Copy the archive unless that was done already; what to say of it, and whether there is a copy.

        Without room for a copy nothing is raised. Raises NewsreaderError where the archive is damaged, or may
        not be written to.
        """
        from newsreader.library.copying import copied

        with self.archive.transaction():
            pass  # what cannot be written to says so before anything is done
        return copied(self.archive)

    def rebuild_index(self, *, jobs: int | None = 1) -> Generator[tuple[int, int], None, None]:
        """Make the index anew from the archive; yields (done, total) as it goes."""
        return self.indexer.rebuild(jobs=jobs)

    def verify(self) -> list[Sentence]:
        """What is wrong with the archive, or between it and the index; empty if nothing is."""
        return [*self.archive.check(), *self.indexer.check()]
