"""The main screen: list, reader and sidebar around one query."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.message import Message

from newsreader.app.arrangement import Pane
from newsreader.app.folding import MORE
from newsreader.app.keymaps import key_for
from newsreader.app.refining import refinement_for
from newsreader.app.screens.bringing import Bringing
from newsreader.app.session import LOOKING, Session
from newsreader.app.state import State
from newsreader.app.widgets.article_list import ArticleList
from newsreader.app.widgets.command_line import CommandLine
from newsreader.app.widgets.entity_sidebar import EntitySidebar
from newsreader.app.widgets.filter_chips import Chip
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader import Reader
from newsreader.app.widgets.search_bar import SearchBar, SearchInput
from newsreader.config.settings import Config
from newsreader.library import Library
from newsreader.model import Order

Run = Callable[["ReadingScreen", str, str], None]


class ReadingScreen(Bringing):
    """State flows down from here to the widgets; their messages, and the library's answers, arrive here.

    What a command does is not decided here: `run` hands it to the actions.
    """

    class HelpWanted(Message):
        """Every key is to be shown."""

    class Ready(Message):
        """Everything is there that a key may ask for."""

        def __init__(self, screen: ReadingScreen) -> None:
            super().__init__()
            self.screen = screen

    class ThemeWanted(Message):
        """A theme is to be taken by name, or chosen if the name is empty."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(
        self, library: Library, config: Config, run: Run, state: State, *, coloured: bool = True
    ) -> None:
        super().__init__(config, lambda name, argument: run(self, name, argument))
        self._library = library
        self._state = state
        self._coloured = coloured
        self.rereading = True

    def on_mount(self) -> None:
        """Show the newest articles at once; everything that takes longer follows in the background."""
        order = Order(self._state.order or self._config.order)
        self.session = Session(self.app, self._library, self.post_message, order, rereading=self.rereading)
        self._arrange(self._state)
        self.search_finished(self.session.beginning())
        self.refresh_texts()
        self.call_after_refresh(self._complete)
        self.post_message(self.Ready(self))

    def _arrange(self, state: State) -> None:
        """Put everything where it was left, before the first picture: to move it would be a second one."""
        columns, reader = self._config.columns, self.reader
        self.set_reactive(ReadingScreen.list_width, state.list_width or columns.list)
        self.set_reactive(ReadingScreen.sidebar_shown, state.sidebar is not False)
        self.query_one("#side").styles.width = columns.sidebar
        reader.column_width = columns.text
        reader.places_key = key_for("article.places", self._config)
        reader.letters = not self._coloured if state.letters is None else state.letters
        reader.marked = state.marked is not False
        self.fit_panes()

    def _complete(self) -> None:
        """What is as long as the archive is large follows the first picture."""
        if self.session.page.partial:
            self.session.search()
        self.session.count()
        self.set_interval(LOOKING, self.session.look)
        self.begin_asking()

    def on_unmount(self) -> None:
        """Whatever way the app ends, no thread goes on working."""
        self.session.stop()

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
        self.follow_mention()
        if message.activated:
            self.action_run("entity.filter")

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
