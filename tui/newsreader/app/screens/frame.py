"""The frame of the main screen: its panes and bars, and which of them fit."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Input, Static

from newsreader.app.arrangement import MEDIUM, WIDE, Arrangement, Pane, arrange, neighbour, reachable
from newsreader.app.bindings import bindings
from newsreader.app.widgets.article_list import ArticleList
from newsreader.app.widgets.command_line import CommandLine
from newsreader.app.widgets.entity_sidebar import EntitySidebar
from newsreader.app.widgets.filter_chips import FilterChips
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.reader import Reader
from newsreader.app.widgets.search_bar import SearchBar, SearchInput
from newsreader.app.widgets.status_bar import StatusBar
from newsreader.app.widgets.top_bar import TopBar
from newsreader.model import Sentence
from newsreader.translation import translate

LEAST_LIST, LEAST_READER = 20, 44


class SideTitle(Static):
    """Says whose entities the sidebar shows; a click changes it."""

    ALLOW_SELECT = False

    async def on_click(self) -> None:
        """Change the scope."""
        await self.run_action("screen.run('sidebar.scope')")


class Frame(Screen[None], inherit_bindings=False):
    """Bars above, three panes between, one line below; it knows no library."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("global")]
    AUTO_FOCUS = "#articles"

    sidebar_shown: reactive[bool] = reactive(True, init=False)
    zen: reactive[bool] = reactive(False, init=False)
    list_width: reactive[int] = reactive(38, init=False)

    def __init__(self) -> None:
        super().__init__()
        self.pane = Pane.LIST
        self._fitted: tuple[Arrangement, int, int] | None = None

    def compose(self) -> ComposeResult:
        """Everything the screen can show, in reading order."""
        yield TopBar(id="top")
        yield SearchBar(id="search")
        yield FilterChips(id="chips")
        with Horizontal(id="panes"):
            yield ArticleList(id="articles")
            yield Reader(id="reader")
            with Vertical(id="side"):
                yield SideTitle(id="side-title", markup=False)
                yield EntitySidebar(id="sidebar")
        yield CommandLine(id="command")
        yield StatusBar(id="status")

    @property
    def is_whole(self) -> bool:
        """Whether it has its panes: not before it is made, nor when it is taken down."""
        return bool(self.query(Reader))

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def reader(self) -> Reader:
        """The reader."""
        return self.query_one(Reader)

    @property
    def sidebar(self) -> EntitySidebar:
        """The sidebar."""
        return self.query_one(EntitySidebar)

    @property
    def search_bar(self) -> SearchBar:
        """The search bar."""
        return self.query_one(SearchBar)

    @property
    def command_line(self) -> CommandLine:
        """The `:` line."""
        return self.query_one(CommandLine)

    @property
    def status(self) -> StatusBar:
        """The status bar."""
        return self.query_one(StatusBar)

    @property
    def pane_widget(self) -> LineList | Reader:
        """The widget of the pane that keys act on."""
        widget = self.query_one(f"#{self.pane.value}")
        assert isinstance(widget, LineList | Reader)
        return widget

    @property
    def context(self) -> str:
        """Which context of the command table applies where the focus is."""
        if isinstance(self.focused, SearchInput):
            return "search"
        return {Pane.LIST: "list", Pane.READER: "reader", Pane.SIDEBAR: "sidebar"}[self.pane]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Where there is a field to type in, keys are the field's before they are ours."""
        return action != "run_at_once" or not isinstance(self.focused, Input)

    def action_run_at_once(self, name: str) -> None:
        """Run a command before the next key is looked at."""
        self.action_run(name)

    def action_run(self, name: str, argument: str = "") -> None:
        """Run a command of the table."""
        raise NotImplementedError

    def say(self, sentence: Sentence | str, /, *, warning: bool = False, **values: object) -> None:
        """Say something in the status line."""
        self.status.say(translate(sentence, **values), warning=warning)

    def focus_pane(self, pane: Pane) -> None:
        """Go to a pane, showing it where there is room for few."""
        self.pane = pane
        if pane is not Pane.READER:
            self.zen = False
        self.fit_panes()
        self.set_focus(self.pane_widget)

    def beside(self, step: int, *, around: bool) -> Pane:
        """The pane to the right (1) or left (-1) that can be gone to."""
        order = reachable(self.size.width, self.pane, sidebar=self.sidebar_shown)
        return neighbour(self.pane, step, order, around=around)

    def show_sidebar_pane(self) -> None:
        """Go to the sidebar, and keep it on screen where there is room for it."""
        if self.size.width >= WIDE:
            self.sidebar_shown = True
        self.focus_pane(Pane.SIDEBAR)

    def hide_sidebar_pane(self, instead: Pane) -> None:
        """Fold the sidebar, for good where there is room for it; if it has the focus, go to another pane."""
        if self.size.width >= WIDE:
            self.sidebar_shown = False
        if self.pane is Pane.SIDEBAR:
            self.focus_pane(instead)

    def fit_panes(self) -> None:
        """Show the panes that fit."""
        wanted = arrange(self.size.width, self.pane, sidebar=self.sidebar_shown, zen=self.zen)
        fitted = (wanted, self.size.width, self.list_width)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.articles.display = Pane.LIST in wanted.panes
        self.reader.display = Pane.READER in wanted.panes
        self.query_one("#side").display = Pane.SIDEBAR in wanted.panes
        self.set_class(len(wanted.panes) == 1, "-single")
        self.set_class(not wanted.bars, "-zen")
        alone = wanted.panes == (Pane.LIST,)
        widest = max(LEAST_LIST, self.size.width - LEAST_READER)
        self.articles.styles.width = "1fr" if alone else max(LEAST_LIST, min(self.list_width, widest))

    def on_resize(self) -> None:
        """Fit the panes to the terminal."""
        self._follow_focus()
        self.fit_panes()

    def on_descendant_focus(self) -> None:
        """Remember which pane has the focus."""
        self._follow_focus()
        self.fit_panes()
        self.refresh_hints()

    def _follow_focus(self) -> None:
        focused = self.focused
        if isinstance(focused, LineList | Reader) and focused.id:
            self.pane = Pane(focused.id)
        elif isinstance(focused, SearchInput) and (self.pane is Pane.SIDEBAR or self.size.width < MEDIUM):
            self.pane = Pane.LIST  # what is typed shows there

    def watch_sidebar_shown(self) -> None:
        """Show or fold the sidebar."""
        self.fit_panes()

    def watch_zen(self) -> None:
        """Show the reader alone, or all again."""
        self.fit_panes()

    def watch_list_width(self) -> None:
        """Give the list more or less room."""
        self.fit_panes()

    def refresh_hints(self) -> None:
        """Say which keys are worth knowing where the focus is."""
        raise NotImplementedError
