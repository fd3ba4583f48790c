"""One sitting with a library: what is asked, what is open, and the questions under way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.app import App

from newsreader.app.background import Lane, Post
from newsreader.app.history import History, Place
from newsreader.app.marking import Marking
from newsreader.app.messages import (
    ArticleLoaded,
    ArticleWanted,
    CountsChanged,
    FacetsCounted,
    Filled,
    LibraryGrew,
    MatchesFound,
    Progressed,
    RowsLoaded,
    SearchFinished,
)
from newsreader.library import Library
from newsreader.model import Order, Page, Query, ReadableArticle


class Session:
    """Asks the library in the background; every answer comes back as a message to the screen.

    Answers are numbered like their questions, so that the screen can drop those that a later question has
    made stale.
    """

    def __init__(self, app: App[object], library: Library, post: Post, order: Order) -> None:
        self.library = library
        self.history = History(Place(Query(), order))
        self.page = Page(Query(), order)
        self.readable: ReadableArticle | None = None
        self.searches = 0
        self.openings = 0
        self.opening = False
        self._typing = False
        self._search = Lane(app, "search", post, latest=True)
        self._facets = Lane(app, "facets", post, latest=True)
        self._opening = Lane(app, "opening", post, latest=True)
        self._rows = Lane(app, "rows", post, latest=False)
        self._marking = Lane(app, "marks", post, latest=False)
        self.marks = Marking(library, self._marking)
        self._upkeep = Lane(app, "upkeep", post, latest=False)

    @property
    def query(self) -> Query:
        """What is asked now."""
        return self.history.current.query

    @property
    def order(self) -> Order:
        """How results are ordered now."""
        return self.history.current.order

    # asking

    def type_query(self, text: str) -> None:
        """Search for what is typed so far; all that is typed in one go is one step of the history."""
        place = replace(self.history.current, query=replace(self.query, text=text))
        if self._typing:
            self.history.update(place)
        else:
            self.history.visit(place)
        self._typing = True
        self.search()

    def stop_typing(self) -> None:
        """What is typed from now on is another step of the history."""
        self._typing = False

    def go(self, query: Query, order: Order | None = None) -> None:
        """Ask something else."""
        self._typing = False
        self.history.visit(Place(query, order or self.order, self._open_id))
        self.search()

    def step(self, steps: int) -> Place | None:
        """Go back or forward in the history and search again; None at its ends."""
        self._typing = False
        place = self.history.step(steps)
        if place is not None:
            self.search()
        return place

    def search(self) -> None:
        """Search for the current query (again)."""
        self.searches += 1
        number, query, order = self.searches, self.query, self.order

        def work(post: Post) -> None:
            page = self.library.search(query, order)
            near = self.library.suggestions(query) if not page.total and query.text.strip() else []
            post(SearchFinished(number, page, near))

        self._search.ask(work)

    def count_facets(self) -> None:
        """Count the entities over the whole result."""
        number, ids = self.searches, self.page.ids if self.query else None
        self._facets.ask(lambda post: post(FacetsCounted(number, self.library.facets(ids))) and None)

    def load_rows(self, ids: Sequence[int]) -> None:
        """Fetch summaries."""
        self._rows.ask(lambda post: post(RowsLoaded(self.library.rows(ids))) and None)

    # reading

    @property
    def _open_id(self) -> int | None:
        return self.readable.article.id if self.readable else None

    def open(self, article_id: int) -> None:
        """Fetch an article and find the query's words in it."""
        self.openings += 1
        self.opening = True
        number, query = self.openings, self.query

        def work(post: Post) -> None:
            readable = self.library.article(article_id)
            post(ArticleLoaded(number, readable, self.library.matches(query, readable.article.body)))

        self._opening.ask(work)

    def find_matches(self) -> None:
        """Find the current query's words in the open article."""
        readable, query = self.readable, self.query
        if readable is None:
            return
        article = readable.article

        def work(post: Post) -> None:
            post(MatchesFound(article.id, self.library.matches(query, article.body)))

        self._opening.ask(work)

    def find_unread(self, ids: Sequence[int], cursor: int, step: int) -> None:
        """Find the nearest unread article of the result below (1) or above (-1) the cursor."""
        number = self.searches

        def work(post: Post) -> None:
            unread = self.library.archive.marked_ids("unread")
            order = range(cursor + step, len(ids) if step > 0 else -1, step)
            post(ArticleWanted(number, next((index for index in order if ids[index] in unread), None)))

        self._rows.ask(work)

    def remember(self, article_id: int, offset: int) -> None:
        """Keep how far an article has been read."""
        self._marking.ask(lambda _post: self.library.archive.remember_position(article_id, offset))

    def count(self) -> None:
        """Count articles and unread ones."""

        def work(post: Post) -> None:
            counts = self.library.archive.counts()
            post(CountsChanged(counts.articles, counts.unread))

        self._marking.ask(work)

    # upkeep

    def catch_up(self, describe: Callable[[int, int], str], *, starter: bool) -> None:
        """Fill a new library from the starter collection, and bring the index up to the archive."""

        def work(post: Post) -> None:
            from newsreader.library.starter import fill, wants_starter

            if starter and wants_starter(self.library):
                for number, _ in enumerate(fill(self.library), 1):
                    post(Progressed(describe(number, 0)))
                    if number % 6 == 0:
                        post(LibraryGrew())
                post(LibraryGrew())
            post(Filled())
            changed = False
            for done, total in self.library.refresh_index():
                changed = True
                post(Progressed(describe(done, total)))
            post(Progressed(""))
            if changed:
                post(LibraryGrew())

        self._upkeep.ask(work)
