"""What the reading screen shows of a session: query, entities, positions, and what is said."""

from __future__ import annotations

from textual.reactive import reactive
from textual.widgets import Static

from newsreader.app.arrangement import Pane
from newsreader.app.article_facets import article_facets
from newsreader.app.folding import fold
from newsreader.app.keymaps import footer_for
from newsreader.app.screens.frame import Frame
from newsreader.app.session import Session
from newsreader.app.widgets.filter_chips import FilterChips
from newsreader.app.widgets.top_bar import TopBar
from newsreader.app.wording import position
from newsreader.config.settings import Config
from newsreader.model import Facet, Mention, Order, Query
from newsreader.translation import field_name, format_number, translate


class Showing(Frame):
    """The frame filled from a session; it answers no message."""

    session: Session
    whole_result: reactive[bool] = reactive(False, init=False)

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._config = config
        self.result_facets: tuple[Facet, ...] = ()
        self._unfolded: set[str] = set()

    @property
    def config(self) -> Config:
        """The settings."""
        return self._config

    @property
    def current_mention(self) -> Mention | None:
        """The mention that the reader points at."""
        return self.reader.walk.mention

    def ask(self, query: Query, order: Order | None = None) -> None:
        """Ask for something else than what is typed."""
        self.session.go(query, order)
        self.show_query()

    def open_at_cursor(self) -> None:
        """Open the article under the list's cursor."""
        article_id = self.articles.current
        if article_id is not None:
            self.session.open(article_id, to_read=True)
            self.refresh_position()

    def open_at(self, article_id: int, offset: int) -> None:
        """Open an article at a place in its body, whether or not it is in the result, and go to it."""
        readable = self.session.readable
        if readable is not None and readable.article.id == article_id == self.session.wanted_id:
            self.reader.show_offset(offset)
        else:
            self.session.left[article_id] = offset
            self.session.open(article_id, to_read=True)
            self.articles.go_to(article_id)
        self.focus_pane(Pane.READER)

    def show_query(self) -> None:
        """Show the current query in the search bar and as chips."""
        query = self.session.query
        self.search_bar.set_text(query.text)
        self.query_one(FilterChips).show(query.refinements)

    def show_sidebar(self) -> None:
        """Fill the sidebar with what its scope asks for."""
        readable = self.session.readable
        if self.whole_result:
            more = translate("… {count} more", count="{count}")
            facets, scope = tuple(fold(self.result_facets, self._unfolded, more)), translate("whole result")
        else:
            facets = article_facets(readable.annotations) if readable else ()
            scope = translate("this article")
        title = f" {translate('ENTITIES')} · {scope} ▾"
        self.query_one("#side-title", Static).update(title, layout=False)  # a line of its own
        nothing = translate("counting …") if self.whole_result else translate("nothing marked")
        self.sidebar.show(facets, nothing if readable or self.whole_result else "")
        self.sidebar.choose_entity(self.reader.walk.entity)

    def watch_whole_result(self) -> None:
        """Show the entities of the article, or of the whole result."""
        self.show_sidebar()
        self.count_whole_result()

    def count_whole_result(self) -> None:
        """Count the entities of the whole result, if they are what is shown."""
        if self.whole_result:
            self.result_facets = ()
            self.show_sidebar()
            self.session.count_facets()

    def unfold(self, field: str) -> None:
        """Show a group of the whole result to its end."""
        self._unfolded.add(field)
        self.show_sidebar()

    def refresh_texts(self) -> None:
        """Say everything again in the language of the interface."""
        self.status.set_progress("")  # what goes on says how far it has come again, in the other language
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
            position(
                (articles.cursor, articles.count),
                (current, len(reader.walk.mentions)),
                share,
                partial=self.session.page.partial,
            )
        )

    def follow_mention(self) -> None:
        """Show the current mention in the sidebar, and how many there are."""
        mention = self.current_mention
        if mention is not None:
            self.sidebar.choose_entity(mention.entity)
        self.refresh_position()

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
