"""What the library answers, shown on the reading screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from newsreader.app import messages
from newsreader.app.correcting.telling import tell
from newsreader.app.folding import by_articles
from newsreader.app.keymaps import key_for
from newsreader.app.refining import filtered_entity
from newsreader.app.screens.commanding import Commanding
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.top_bar import TopBar
from newsreader.app.wording import empty_hints, outcome
from newsreader.config.settings import Config
from newsreader.model import ReadableArticle


class Answering(Commanding):
    """Takes the messages of background work; an answer that a later question has overtaken is dropped."""

    def __init__(self, config: Config, run: Callable[[str, str], None]) -> None:
        super().__init__(config, run)
        self.filling = False
        self._suggestions: Sequence[str] = ()
        self._problem_shown = False

    @property
    def failure_room(self) -> int:
        """Cells that there are for saying what did not work."""
        return self.status.room

    @on(messages.SearchFinished)
    def search_finished(self, message: messages.SearchFinished) -> None:
        """Show a result, unless a later search was asked."""
        if message.generation != self.session.searches:
            return
        again, page = self.session.answered(message), message.page
        self._suggestions = message.suggestions
        self.articles.show(page.ids, page.rows, in_place=again, partial=page.partial, others=page.others)
        if message.changes != self.session.mark_changes:
            self.articles.ask_again()
        self.show_outcome()
        self.refresh_position()
        if not page.partial:
            for note in page.notes:
                self.say(note)
            self.session.find_matches()
            self.count_whole_result()
        self.answered(message.generation)

    def show_outcome(self) -> None:
        """Say how many were found, what to do if none were, and where the query makes no sense."""
        page = self.session.page
        self.articles.explain_empty(
            empty_hints(page, self._suggestions, key_for("import.list", self._config), filling=self.filling)
        )
        text, problem = outcome(page)
        self.search_bar.set_outcome(text, problem=problem is not None)
        if problem is not None:
            self.say(problem, warning=True)
        elif self._problem_shown:
            self.status.be_quiet()
        self._problem_shown = problem is not None

    def refresh_texts(self) -> None:
        """Say everything again in the language of the interface."""
        self.show_outcome()
        super().refresh_texts()

    @on(messages.FacetsCounted)
    def facets_counted(self, message: messages.FacetsCounted) -> None:
        """Show the entities of the whole result."""
        if message.generation == self.session.searches:
            self.result_facets = by_articles(message.facets)
            if self.whole_result:
                self.show_sidebar()

    @on(messages.ArticleLoaded)
    def article_loaded(self, message: messages.ArticleLoaded) -> None:
        """Show an article, unless a later one was asked for."""
        if message.generation != self.session.openings:
            return
        self.keep_position()
        self.reader.show(self.session.opened(message.readable), message.matches)
        self.reader.select_entity(filtered_entity(self.session.query))
        if message.query != self.session.page.query:
            self.session.find_matches()
        self.articles.mark_open(message.readable.article.id)
        if not self.whole_result:
            self.show_sidebar()
        self.refresh_position()
        self.queue.advance()
        self.call_after_refresh(self._painted, message.readable)

    def _painted(self, readable: ReadableArticle) -> None:
        """What would only have delayed the picture of an article."""
        self.session.marks.shown(readable)
        self.session.rereading.read_again(readable)

    @on(messages.MatchesFound)
    def matches_found(self, message: messages.MatchesFound) -> None:
        """Highlight another query's words in the open article."""
        readable = self.session.readable
        if readable and readable.article.id == message.article_id:
            self.reader.highlight(message.matches)

    @on(messages.RowsLoaded)
    def rows_loaded(self, message: messages.RowsLoaded) -> None:
        """Hand the list its rows, unless marks have changed since they were read."""
        if message.changes != self.session.mark_changes:
            self.articles.ask_again()
        else:
            self.articles.take(message.rows)
            self.reader.show_marks(message.rows)

    @on(messages.MarksChanged)
    def marks_changed(self, message: messages.MarksChanged) -> None:
        """Show changed marks and say what was done."""
        self.session.mark_changes += 1
        if self.whole_result:
            self.session.count_facets()
        if message.rows is None:
            # What was undone or redone may be a correction as well as a mark.
            self.articles.ask_again()
            readable = self.session.readable
            if readable is not None:
                self.session.corrections.reread(readable.article.id)
            self.session.upkeep.apply_corrections(readable.article.id if readable else None)
        else:
            self.articles.take(message.rows)
            self.reader.show_marks(message.rows)
        if message.said is not None:
            what = tell(message.what) if message.what else ""
            self.say(message.said, what=what)

    @on(messages.ArticleWanted)
    def article_wanted(self, message: messages.ArticleWanted) -> None:
        """Open the article that was looked for in the result."""
        if message.generation != self.session.searches:
            return
        if message.index is None:
            self.say("There is no further unread article in the list.")
        else:
            self.articles.cursor = message.index
            self.open_at_cursor()

    @on(messages.CountsChanged)
    def counts_changed(self, message: messages.CountsChanged) -> None:
        """Show how many articles there are."""
        self.query_one(TopBar).set_counts(message.articles, message.unread)

    @on(messages.Progressed)
    def progressed(self, message: messages.Progressed) -> None:
        """Show how far long work has come."""
        self.status.set_progress(message.text)

    @on(messages.Filled)
    def filled(self) -> None:
        """An empty list means from now on that there is nothing."""
        if self.filling:
            self.filling = False
            self.session.search()
            self.session.rereading.catch_up()

    @on(messages.Said)
    def said(self, message: messages.Said) -> None:
        """Say what was done."""
        self.say(message.sentence)

    @on(messages.Failed)
    def failed(self, message: messages.Failed) -> None:
        """Say what did not work."""
        if message.lane == "opening":
            self.session.not_opened()
        if message.lane == "search":
            self.session.not_answered()
            self.answered(self.session.searches)
            # A damaged index has been begun anew and is empty now.
            self.session.upkeep.catch_up(starter=False)
        else:
            self.answered(0)
        self.say(message.sentence, warning=True)
        told_whole(self.app, message.sentence, self.failure_room)
