"""What the screen of the feeds shows: the list, more of one feed, what was said, a field, keys."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsreader.app.feeds.subscriptions import Subscriptions
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.widgets.feed_list import FeedList, FeedRow
from newsreader.app.widgets.field import Field
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.line_list import LineList
from newsreader.model import NewsreaderError
from newsreader.translation import format_number, translate

_LINES_SAID = 6
"""As many as the style sheet lets stand."""
_PADDING = 4


class FeedTable(ListOverlay[str | None]):
    """Knows no feed but those it is given to show, and what may be said about them."""

    def __init__(self, feeds: Subscriptions) -> None:
        super().__init__()
        self._feeds = feeds
        self._enter: Callable[[str], object] = lambda _text: None
        self._stays = False

    def compose(self) -> ComposeResult:
        """Title, list, what is known of one feed, what was said, a field, keys."""
        with Vertical(id="feeds"):
            yield Static(id="feeds-title", markup=False)
            yield FeedList(id="feeds-list")
            yield Static(id="feeds-about", markup=False)
            yield Static(id="feeds-said", markup=False)
            yield Static(id="feeds-wanted", markup=False)
            yield Field(id="feeds-field", compact=True, select_on_focus=False)
            yield Flow(id="feeds-keys")

    @property
    def feeds(self) -> FeedList:
        """The list."""
        return self.query_one(FeedList)

    @property
    def field(self) -> Field:
        """Where addresses, names and tags are typed."""
        return self.query_one(Field)

    def say_all(self) -> None:
        """Say anew what stands around the list."""
        self._say_title()
        self._say_about()
        self._say_keys()

    @property
    def room(self) -> int:
        """Cells that there are for what is said, as lines break between words."""
        return (_LINES_SAID - 1) * (self.feeds.size.width - _PADDING)

    def hear(self, text: str, *, warning: bool) -> None:
        """Say what was done, or why it was not."""
        said = self.query_one("#feeds-said", Static)
        said.update(f"⚠ {text}" if warning and text else text)
        said.set_class(warning, "-warning")
        said.display = bool(text)

    def attempt(self, do: Callable[[], object]) -> bool:
        """Do something, and say why where it cannot be done; whether it could."""
        self.hear("", warning=False)
        try:
            do()
        except NewsreaderError as error:
            self.hear(translate(error.sentence), warning=True)
            return False
        return True

    def row(self) -> FeedRow | None:
        """The feed under the cursor; where there is none, that is said."""
        if self.feeds.row is None:
            self.hear(translate("There is no feed here yet; a adds one."), warning=True)
        return self.feeds.row

    @on(LineList.Moved)
    def moved(self) -> None:
        """Say more of the feed under the cursor."""
        self._say_about()

    def _say_title(self) -> None:
        count, progress = format_number(self.feeds.count), self._feeds.rounds.progress
        parts = [f"{translate('Feeds')} ({count})", *([progress] if progress else [])]
        self.query_one("#feeds-title", Static).update(" · ".join(parts))

    def _say_about(self) -> None:
        row = self.feeds.row
        about = self.query_one("#feeds-about", Static)
        about.update("\n".join(row.about) if row else "")
        about.display = row is not None

    def _say_keys(self) -> None:
        if self.field.display:
            self.query_one(Flow).show_hints(translate("enter keep · esc leave it"))
            return
        keys = [translate("c stop asking")] if self._feeds.rounds.running else []
        keys += [translate("u take back")] if self._feeds.can_take_back else []
        keys.append(translate("a add · i from a list"))
        if self.feeds.count:
            keys.append(
                translate("r ask it · R ask all due · f whole articles · e rename · t tags · x unfollow")
            )
            keys.append(translate("enter its articles"))
        self.query_one(Flow).show_hints(" · ".join([*keys, translate("esc leave")]))

    # typing

    def type_in(self, wanted: str, text: str, enter: Callable[[str], object], *, stays: bool = False) -> None:
        """Let something be typed that `enter` is then given; `wanted` says what, `text` stands there.

        Where it `stays`, what was typed can be corrected until the field is closed.
        """
        self.query_one("#feeds-wanted", Static).update(wanted)
        self.query_one("#feeds-wanted").display = self.field.display = True
        self.field.value = text
        self._enter, self._stays = enter, stays
        self.set_focus(self.field)
        self.field.cursor_position = len(text)
        self.hear("", warning=False)
        self._say_keys()

    def close_field(self) -> None:
        """Go back to the list."""
        self.query_one("#feeds-wanted").display = self.field.display = False
        self.field.value = ""
        self.set_focus(self.feeds)
        self._say_keys()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Do what was asked for with what is typed; what cannot be done can be corrected."""
        event.stop()
        text, enter = event.value.strip(), self._enter
        if self.attempt(lambda: enter(text)) and not (self._stays and text):
            self.close_field()

    def action_escape(self) -> None:
        """Leave the field, or the screen."""
        if self.field.display:
            self._feeds.give_up()
            self.hear("", warning=False)
            self.close_field()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the reading; feeds that are being asked go on."""
        self.dismiss(None)
