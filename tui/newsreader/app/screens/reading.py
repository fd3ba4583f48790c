"""The main screen: list, reader and sidebar around one query."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.message import Message

from newsreader.app import messages
from newsreader.app.arrangement import Pane
from newsreader.app.folding import MORE, by_articles
from newsreader.app.refining import filtered_entity, refinement_for
from newsreader.app.screens.commanding import Commanding
from newsreader.app.session import Session
from newsreader.app.widgets.article_list import ArticleList
from newsreader.app.widgets.command_line import CommandLine
from newsreader.app.widgets.entity_sidebar import EntitySidebar
from newsreader.app.widgets.filter_chips import Chip
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader import Reader
from newsreader.app.widgets.search_bar import SearchBar, SearchInput
from newsreader.app.widgets.top_bar import TopBar
from newsreader.app.wording import empty_hints, outcome
from newsreader.config.settings import Config
from newsreader.library import Library
from newsreader.model import Order, Query
from newsreader.translation import translate

Run = Callable[["ReadingScreen", str, str], None]


class ReadingScreen(Commanding):
    """State flows down from here to the widgets; their messages, and the library's answers, arrive here.

    What a command does is not decided here: `run` hands it to the actions.
    """

    class HelpWanted(Message):
        """Every key is to be shown."""

    class ThemeWanted(Message):
        """A theme is to be taken by name, or chosen if the name is empty."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, library: Library, config: Config, run: Run, order: Order = Order.DATE) -> None:
        super().__init__(config, lambda name, argument: run(self, name, argument))
        self._library = library
        self._first_order = order
        self.filling = False
        self._suggestions: Sequence[str] = ()
        self._problem_shown = False

    def on_mount(self) -> None:
        """Show the newest articles at once; everything that takes longer follows in the background."""
        self.session = Session(self.app, self._library, self.post_message, self._first_order)
        self.search_finished(messages.SearchFinished(0, self._library.search(Query())))
        self.session.count()
        self.refresh_texts()

    # answers of the library

    @on(messages.SearchFinished)
    def search_finished(self, message: messages.SearchFinished) -> None:
        """Show a result, unless a later search was asked."""
        if message.generation != self.session.searches:
            return
        page = self.session.page = message.page
        self._suggestions = message.suggestions
        self.articles.show(page.ids, page.rows)
        if message.changes != self.session.mark_changes:
            self.articles.ask_again()
        self.show_outcome()
        for note in page.notes:
            self.say(note)
        self.refresh_position()
        self.session.find_matches()
        self.count_whole_result()
        self.answered(message.generation)

    def show_outcome(self) -> None:
        """Say how many were found, what to do if none were, and where the query makes no sense."""
        page = self.session.page
        self.articles.explain_empty(empty_hints(page, self._suggestions, filling=self.filling))
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
        if message.query != self.session.query:
            self.session.find_matches()
        self.articles.open_id = message.readable.article.id
        self.articles.refresh()
        if not self.whole_result:
            self.show_sidebar()
        self.refresh_position()
        self.queue.advance()

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
            self.articles.ask_again()
        else:
            self.articles.take(message.rows)
            self.reader.show_marks(message.rows)
        if message.said is not None:
            what = translate(message.what) if message.what else ""
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

    @on(messages.LibraryGrew)
    def library_grew(self) -> None:
        """Search again, since there is more to be found."""
        self.session.search()
        self.session.count()

    @on(messages.Failed)
    def failed(self, message: messages.Failed) -> None:
        """Say what did not work."""
        if message.lane == "opening":
            self.session.not_opened()
        if message.lane == "search":
            self.answered(self.session.searches)
            # A damaged index has been begun anew and is empty now.
            self.session.upkeep.catch_up(starter=False)
        else:
            self.answered(0)
        self.say(message.sentence, warning=True)

    # messages of the widgets

    @on(SearchBar.QueryChanged)
    def query_changed(self, message: SearchBar.QueryChanged) -> None:
        """Search as the person types."""
        self.session.type_query(message.text)

    @on(ArticleList.RowsWanted)
    def rows_wanted(self, message: ArticleList.RowsWanted) -> None:
        """Fetch what comes into view."""
        self.session.load_rows(message.ids)

    @on(ArticleList.StarWanted)
    def star_wanted(self) -> None:
        """Star what was clicked."""
        self.pane = Pane.LIST
        self.action_run("mark.star")

    @on(LineList.Moved)
    def cursor_moved(self) -> None:
        """Say where the cursor is."""
        self.refresh_position()

    @on(LineList.Activated, "#articles")
    def article_chosen(self) -> None:
        """Open what was clicked."""
        self.action_run("article.open")

    @on(Chip.Removed)
    def chip_removed(self, message: Chip.Removed) -> None:
        """Take a filter off."""
        self.ask(self.session.query.without(message.refinement))

    @on(SearchInput.BackspaceOnEmpty)
    def remove_last_filter(self) -> None:
        """Take the last filter off."""
        refinements = self.session.query.refinements
        if refinements:
            self.ask(self.session.query.without(refinements[-1]))

    @on(EntitySidebar.Chosen)
    def entity_chosen(self, message: EntitySidebar.Chosen) -> None:
        """Filter by a value of the sidebar, or go to its first mention where it is none to filter by."""
        refinement = refinement_for(message.field, message.value, excluded=message.excluded)
        if message.value.value == MORE:
            self.unfold(message.field)
        elif refinement is not None:
            self.ask(self.session.query & refinement)
        elif message.excluded:
            self.say("“{text}” stands for no entity to filter by.", text=message.value.shown, warning=True)
        else:
            self.reader.point_at_text(message.value.value)

    @on(EntitySidebar.Pointed)
    def entity_pointed(self, message: EntitySidebar.Pointed) -> None:
        """Fill the mentions of what the sidebar's cursor is on."""
        self.reader.select_entity(message.value.value)

    @on(Reader.MentionPointed)
    def mention_pointed(self, message: Reader.MentionPointed) -> None:
        """Follow the current mention in the sidebar; a second click filters by it."""
        self.sidebar.choose_entity(message.mention.entity)
        if message.activated:
            self.action_run("entity.filter")
        self.refresh_position()

    @on(Reader.Moved)
    def reader_moved(self) -> None:
        """Say how far the reading has come."""
        self.refresh_position()

    @on(CommandLine.Entered)
    def command_entered(self, message: CommandLine.Entered) -> None:
        """Run a typed command."""
        self.focus_pane(self.pane)
        self.action_run("command.line", message.line)

    @on(CommandLine.Left)
    def command_left(self) -> None:
        """Go back to the pane."""
        self.focus_pane(self.pane)
