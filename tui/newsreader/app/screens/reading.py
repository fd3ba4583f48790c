"""The main screen: list, reader and sidebar around one query."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from newsreader.app import messages
from newsreader.app.arrangement import Pane
from newsreader.app.article_facets import article_facets
from newsreader.app.keymaps import footer_for
from newsreader.app.refining import filtered_entity, refinement_for
from newsreader.app.screens.frame import Frame
from newsreader.app.session import Session
from newsreader.app.widgets.article_list import ArticleList
from newsreader.app.widgets.command_line import CommandLine
from newsreader.app.widgets.entity_sidebar import EntitySidebar
from newsreader.app.widgets.filter_chips import Chip, FilterChips
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader import Reader
from newsreader.app.widgets.search_bar import SearchBar, SearchInput
from newsreader.app.widgets.top_bar import TopBar
from newsreader.app.wording import empty_hints, outcome, position
from newsreader.config.settings import Config
from newsreader.library import Library
from newsreader.model import Facet, Mention, Order, Query
from newsreader.translation import field_name, format_number, translate

Run = Callable[["ReadingScreen", str, str], None]


class ReadingScreen(Frame):
    """State flows down from here to the widgets; their messages, and the library's answers, arrive here.

    What a command does is not decided here: `run` hands it to the actions, with this screen.
    """

    class HelpWanted(Message):
        """Every key is to be shown."""

    class ThemeWanted(Message):
        """A theme is to be taken by name, or chosen if the name is empty."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    whole_result: reactive[bool] = reactive(False, init=False)

    def __init__(self, library: Library, config: Config, run: Run, order: Order = Order.DATE) -> None:
        super().__init__()
        self._library = library
        self._config = config
        self._run = run
        self._first_order = order
        self.result_facets: tuple[Facet, ...] = ()
        self.filling = False
        self._waiting: list[Callable[[], None]] = []

    def on_mount(self) -> None:
        """Show the newest articles at once; everything that takes longer follows in the background."""
        self.session = Session(self.app, self._library, self.post_message, self._first_order)
        self.search_finished(messages.SearchFinished(0, self._library.search(Query())))
        self.session.count()
        self.refresh_texts()

    @property
    def current_mention(self) -> Mention | None:
        """The mention that the reader points at."""
        return self.reader.walk.mention

    def action_run(self, name: str, argument: str = "") -> None:
        """Run a command of the table, whichever key, click or line it came from."""
        self._run(self, name, argument)

    def ask(self, query: Query, order: Order | None = None) -> None:
        """Ask for something else than what is typed."""
        self.session.go(query, order)
        self.show_query()

    def open_at_cursor(self) -> None:
        """Open the article under the list's cursor."""
        article_id = self.articles.current
        if article_id is not None:
            self.session.open(article_id)
            self.session.marks.opened(article_id)

    # showing

    def show_query(self) -> None:
        """Show the current query in the search bar and as chips."""
        query = self.session.query
        self.search_bar.set_text(query.text)
        self.query_one(FilterChips).show(query.refinements)

    def show_sidebar(self) -> None:
        """Fill the sidebar with what its scope asks for."""
        readable = self.session.readable
        if self.whole_result:
            facets, scope = self.result_facets, translate("whole result")
        else:
            facets = article_facets(readable.annotations) if readable else ()
            scope = translate("this article")
        self.query_one("#side-title", Static).update(f" {translate('ENTITIES')} · {scope} ▾")
        self.sidebar.show(facets, translate("nothing marked") if readable or self.whole_result else "")
        self.sidebar.choose_entity(self.reader.walk.entity)

    def watch_whole_result(self) -> None:
        """Show the entities of the article, or of the whole result."""
        self.show_sidebar()
        if self.whole_result:
            self.session.count_facets()

    def refresh_texts(self) -> None:
        """Say everything again in the language of the interface."""
        self.search_bar.say_placeholder()
        self.query_one(TopBar).refresh_text()
        self.articles.refresh()
        if self.session.readable is None:
            welcome = (translate("Choose an article and press enter."), translate("? shows every key."))
            self.reader.clear(welcome)
        else:
            self.reader.lay_out_again()
        self.show_sidebar()
        self.refresh_hints()

    def refresh_hints(self) -> None:
        """Say which keys are worth knowing where the focus is."""
        self.status.set_hints(footer_for(self.context, self._config))
        self.refresh_position()

    def refresh_position(self) -> None:
        """Say where one is in the list and in the article."""
        articles, reader = self.articles, self.reader
        share = reader.share if reader.column else None
        current = reader.walk.current
        self.status.set_position(
            position((articles.cursor, articles.count), (current, len(reader.walk.mentions)), share)
        )

    def say_mention(self, mention: Mention) -> None:
        """Say what the current mention is, and who says so."""
        self.say(
            "{label}: {name} ({by}, {score})",
            label=field_name(mention.label),
            name=mention.canonical or mention.text,
            by=translate(mention.by.value),
            score=format_number(round(mention.score, 2)),
        )

    def keep_position(self) -> None:
        """Remember how far the open article was read."""
        readable = self.session.readable
        if readable is not None:
            self.session.remember(readable.article.id, self.reader.position)

    # answers of the library

    @on(messages.SearchFinished)
    def search_finished(self, message: messages.SearchFinished) -> None:
        """Show a result, unless a later search was asked."""
        if message.generation != self.session.searches:
            return
        page = self.session.page = message.page
        self.articles.explain_empty(empty_hints(page, message.suggestions, filling=self.filling))
        self.articles.show(page.ids, page.rows)
        text, problem = outcome(page)
        self.search_bar.set_outcome(text, problem=problem is not None)
        if problem is not None:
            self.say(problem, warning=True)
        for note in page.notes:
            self.say(note)
        self.refresh_position()
        self.session.find_matches()
        if self.whole_result:
            self.session.count_facets()

    @on(messages.FacetsCounted)
    def facets_counted(self, message: messages.FacetsCounted) -> None:
        """Show the entities of the whole result."""
        if message.generation == self.session.searches:
            self.result_facets = message.facets
            if self.whole_result:
                self.show_sidebar()

    @on(messages.ArticleLoaded)
    def article_loaded(self, message: messages.ArticleLoaded) -> None:
        """Show an article, unless a later one was asked for."""
        if message.generation != self.session.openings:
            return
        self.keep_position()
        self.session.opening = False
        self.session.readable = message.readable
        self.reader.show(message.readable, message.matches)
        self.reader.select_entity(filtered_entity(self.session.query))
        self.articles.open_id = message.readable.article.id
        self.articles.refresh()
        if not self.whole_result:
            self.show_sidebar()
        self.refresh_position()
        waiting, self._waiting = self._waiting, []
        for command in waiting:
            command()

    def wait_for_article(self, command: Callable[[], None]) -> None:
        """Run a command once the article that is being opened is there."""
        self._waiting.append(command)

    @on(messages.MatchesFound)
    def matches_found(self, message: messages.MatchesFound) -> None:
        """Highlight another query's words in the open article."""
        readable = self.session.readable
        if readable and readable.article.id == message.article_id:
            self.reader.highlight(message.matches)

    @on(messages.RowsLoaded)
    def rows_loaded(self, message: messages.RowsLoaded) -> None:
        """Hand the list its rows."""
        self.articles.take(message.rows)

    @on(messages.MarksChanged)
    def marks_changed(self, message: messages.MarksChanged) -> None:
        """Show changed marks and say what was done."""
        if message.rows is None:
            self.articles.ask_again()
        else:
            self.articles.take(message.rows)
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
        self.session.opening = False
        self._waiting.clear()
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
        if refinement is not None:
            self.ask(self.session.query & refinement)
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
