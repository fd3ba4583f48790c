"""One sitting with a library: what is asked, what is open, and the questions under way."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace

from textual.app import App

from newsreader.app.background import Lane, Post
from newsreader.app.bringing.importing import Importing
from newsreader.app.correcting.making import Corrections
from newsreader.app.feeds.subscriptions import Subscriptions
from newsreader.app.history import History, Place
from newsreader.app.marking import Marking
from newsreader.app.messages import (
    ArticleLoaded,
    ArticleWanted,
    CountsChanged,
    FacetsCounted,
    MatchesFound,
    RowsLoaded,
    SearchFinished,
    StandsNow,
)
from newsreader.app.rereading import Rereading
from newsreader.app.upkeep import Upkeep
from newsreader.app.watching import Watch
from newsreader.library import Library
from newsreader.model import NewsreaderError, Order, Page, Query, ReadableArticle

LOOKING = 1.5
"""Seconds between two looks at what other programs do."""
_FIRST = 100
"""Rows of which a list begins; more than any screen shows."""


class Session:
    """Asks the library in the background; every answer comes back as a message to the screen.

    Answers are numbered like their questions, so that the screen can drop those that a later question has
    made stale.
    """

    def __init__(
        self, app: App[object], library: Library, post: Post, order: Order, *, rereading: bool = True
    ) -> None:
        self.library = library
        self.history = History(Place(Query(), order))
        self.page = Page(Query(), order)
        self.readable: ReadableArticle | None = None
        self.shown = (0, 0)
        self.searches = 0
        self._whole = 0
        self._overtaken = threading.Event()
        self.openings = 0
        self.opening = False
        self.wanted_id: int | None = None
        self.left: dict[int, int] = {}
        self.mark_changes = 0
        self._typing = False
        self._search = Lane(app, "search", post, latest=True)
        self._facets = Lane(app, "facets", post, latest=True)
        self._opening = Lane(app, "opening", post, latest=True)
        self._rows = Lane(app, "rows", post, latest=False)
        self._marking = Lane(app, "marks", post, latest=False)
        self.marks = Marking(library, self._marking)
        self._browser = Lane(app, "browser", post, latest=True)
        self.upkeep = Upkeep(library, Lane(app, "upkeep", post, latest=False))
        self.rereading = Rereading(
            library,
            Lane(app, "exact", post, latest=True),
            Lane(app, "rereading", post, latest=False),
            self.upkeep,
            wanted=rereading,
        )
        self.corrections = Corrections(library, self._marking, self.upkeep)
        self.importing = Importing(library, Lane(app, "import", post, latest=False), self.upkeep)
        self.feeds = Subscriptions(app, library, post, self.upkeep)
        self._watch = Watch(library, Lane(app, "watch", post, latest=True), self._concerns)

    @property
    def query(self) -> Query:
        """What is asked now."""
        return self.history.current.query

    @property
    def order(self) -> Order:
        """How results are ordered now."""
        return self.history.current.order

    def stop(self) -> None:
        """The program ends: whatever takes long does no further step."""
        for work in (self.upkeep, self.rereading, self.importing, self.feeds):
            work.stop()

    # asking

    def type_query(self, text: str) -> None:
        """Search for what is typed so far; all that is typed in one go is one step of the history."""
        place = replace(self.history.current, query=replace(self.query, text=text))
        if self._typing:
            self.history.update(place)
        else:
            self._note_article()
            self.history.visit(place)
        self._typing = True
        self.search()

    def stop_typing(self) -> None:
        """What is typed from now on is another step of the history."""
        self._typing = False

    def go(self, query: Query, order: Order | None = None) -> None:
        """Ask something else."""
        self._typing = False
        self._note_article()
        self.history.visit(Place(query, order or self.order, self.wanted_id))
        self.search()

    def step(self, steps: int) -> Place | None:
        """Go back or forward in the history and search again; None at its ends."""
        self._typing = False
        self._note_article()
        place = self.history.step(steps)
        if place is not None:
            self.search()
        return place

    def _note_article(self) -> None:
        """Keep with the place that is being left which article was open there."""
        self.history.update(replace(self.history.current, article_id=self.wanted_id))

    def beginning(self) -> SearchFinished:
        """The newest articles, at once. Where that is a partial answer, `search` gives the rest."""
        state = self.library.archive.state()
        return SearchFinished(self.searches, self.library.beginning(self.order, _FIRST), state=state)

    def search(self) -> None:
        """Search for the current query (again); a search that still runs is given up."""
        self.searches += 1
        self._overtaken.set()
        overtaken = self._overtaken = threading.Event()
        number, query, order, changes = self.searches, self.query, self.order, self.mark_changes

        def work(post: Post) -> None:
            state = self.library.archive.state()
            cancelled = overtaken.is_set
            for page in self.library.stream(
                query, order, rows=_FIRST, typed=True, gathered=True, cancelled=cancelled
            ):
                nothing = not page.total and not page.partial and query.text.strip()
                near = self.library.suggestions(query) if nothing else []
                post(SearchFinished(number, page, near, changes, state))

        self._search.ask(work)

    def not_answered(self) -> None:
        """The search that was asked last does not come to an end; what was shown before stays."""
        self._whole = self.searches

    def answered(self, message: SearchFinished) -> bool:
        """Take an answer as what is shown; whether it goes on what was shown before, with the same question.

        That it may be partial says that it is not all yet.
        """
        before, self.page, self.shown = self.page, message.page, message.state
        self._whole = self._whole if self.page.partial else message.generation
        return (before.query, before.order) == (self.page.query, self.page.order)

    def look(self) -> None:
        """Notice what other programs have brought in or indexed, unless an answer is on its way anyway."""
        if self._whole == self.searches:
            self._watch.look(self.shown)

    def _concerns(self, state: tuple[int, int]) -> int:
        """A list of all articles follows the archive, what was searched for follows the index."""
        articles, indexed = state
        return indexed if self.query else articles

    def count_facets(self) -> None:
        """Count the entities over the whole result."""
        number, ids = self.searches, self.page.ids if self.query else None
        self._facets.ask(lambda post: post(FacetsCounted(number, self.library.facets(ids))))

    def load_rows(self, ids: Sequence[int]) -> None:
        """Fetch summaries."""
        changes = self.mark_changes
        self._rows.ask(lambda post: post(RowsLoaded(self.library.rows(ids), changes)))

    # reading

    def open(self, article_id: int, *, to_read: bool = False) -> None:
        """Fetch an article and find the query's words in it; `to_read` counts it as read once it is shown."""
        if not self.opening:
            self.marks.count_opened()
        self.openings += 1
        self.opening = True
        self.wanted_id = article_id
        self.marks.due = article_id if to_read else None
        number, query = self.openings, self.page.query

        def work(post: Post) -> None:
            readable = self.library.article(article_id)
            matches = self.library.matches(query, readable.article.body)
            post(ArticleLoaded(number, query, readable, matches))

        self._opening.ask(work)

    def opened(self, readable: ReadableArticle) -> ReadableArticle:
        """Take an article that has been fetched as the open one, at the place where it was left last."""
        self.opening = False
        position = self.left.get(readable.article.id, readable.position)
        self.readable = replace(readable, position=position)
        return self.readable

    def not_opened(self) -> None:
        """The article that was asked for does not come; the earlier one stays."""
        self.opening, self.marks.due = False, None
        self.wanted_id = self.readable.article.id if self.readable else None

    def close(self) -> None:
        """No article is open any more."""
        self.readable = self.wanted_id = self.marks.due = None

    def look_at_open(self) -> None:
        """Fetch again what stands where the open article does, as more may have been said about it."""
        if self.readable is None or self.opening:
            return
        article_id = self.readable.article.id

        def work(post: Post) -> None:
            stands = self.library.standing(article_id)
            post(StandsNow(article_id, None if stands is None else self.library.article(stands)))

        self._rows.ask(work)

    def find_matches(self) -> None:
        """Find the words of what is shown in the open article; one that is being opened comes with them."""
        readable, query = self.readable, self.page.query
        if readable is None or self.opening:
            return
        article = readable.article

        def work(post: Post) -> None:
            post(MatchesFound(article.id, self.library.matches(query, article.body)))

        self._opening.ask(work)

    def find_unread(self, ids: Sequence[int], cursor: int, step: int) -> None:
        """Find the nearest unread article of the result below (1) or above (-1) the cursor."""
        number = self.searches

        def work(post: Post) -> None:
            unread = frozenset(self.library.archive.marked_ids("unread"))
            order = range(cursor + step, len(ids) if step > 0 else -1, step)
            post(ArticleWanted(number, next((index for index in order if ids[index] in unread), None)))

        self._rows.ask(work)

    def remember(self, article_id: int, offset: int) -> None:
        """Keep how far an article has been read."""
        self.left[article_id] = offset
        if self.library.archive.read_only:
            return
        self._marking.ask(lambda _post: self.library.archive.remember_position(article_id, offset))

    def browse(self, url: str) -> None:
        """Open an address in the browser, which may take its time."""

        def work(_post: Post) -> None:
            import webbrowser

            if not webbrowser.open(url):
                raise NewsreaderError("No browser could be started for {url}.", url=url)

        self._browser.ask(work)

    def count(self) -> None:
        """Count articles and unread ones."""

        def work(post: Post) -> None:
            counts = self.library.archive.counts()
            post(CountsChanged(counts.articles, counts.unread))

        self._marking.ask(work)
