"""The feeds that are followed: how each fares, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from newsreader.app.background import Lane, Post
from newsreader.app.feeds.subscriptions import Subscriptions
from newsreader.app.messages import Failed
from newsreader.app.screens.feed_choice import FeedChoice
from newsreader.app.screens.feed_table import FeedTable
from newsreader.app.screens.list_overlay import MOVING_KEYS
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.feed_list import FeedList, FeedRow
from newsreader.app.widgets.line_list import LineList
from newsreader.model import FeedLink
from newsreader.text.normalise import normalise_line
from newsreader.translation import translate

_KEYS = {
    "a": "add",
    "i": "take_list",
    "r": "ask",
    "R": "ask_due",
    "c": "stop",
    "f": "full_text",
    "e": "rename",
    "t": "tags",
    "x,d,delete": "remove",
    "u,ctrl+z": "take_back",
    "enter,o": "open",
    "q": "leave",
    **MOVING_KEYS,
}
_ON_LIST = frozenset(action.partition("(")[0] for action in _KEYS.values())


class FeedsScreen(FeedTable):
    """The list over the reading screen; its answer is the source whose articles are wanted, or None.

    With an `address` it looks at once for the feeds there.
    """

    class Fetched(Message):
        """The feeds are here; `number` is that of the question, `to` the feed to look at."""

        def __init__(self, number: int, rows: Sequence[FeedRow], to: int | None) -> None:
            super().__init__()
            self.number = number
            self.rows = rows
            self.to = to

    # With priority, so that what is typed right behind `a` reaches the field that it opens; and without, for
    # what is pressed before the screen is there.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape"),
        *(Binding(keys, action, priority=True) for keys, action in _KEYS.items()),
        *(Binding(keys, action) for keys, action in _KEYS.items()),
    ]
    AUTO_FOCUS = "FeedList"

    def __init__(self, feeds: Subscriptions, address: str = "") -> None:
        super().__init__(feeds)
        self._address = address
        self._ready = False
        self._asked = 0
        self._to: int | None = None

    def on_mount(self) -> None:
        """Ask for the feeds."""
        if not self.query(FeedList):  # the program has ended before the screen was there
            return
        self._lane = Lane(self.app, "feed-rows", self.post_message, latest=True)
        self.feeds.show((), (translate("counting …"),))
        self.close_field()
        self.hear("", warning=False)
        self.reload_feeds(None)
        if self._address:
            self._type_address(self._address)
            self._find(self._address)
        self._ready = True

    def on_unmount(self) -> None:
        """Nobody waits any more for what is looked for."""
        self._feeds.give_up()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While something is typed, keys are the field's; before the list is there, none does anything."""
        if action in _ON_LIST:
            return self._ready and not isinstance(self.focused, Input)
        if action == "escape":
            return self._ready
        return super().check_action(action, parameters)

    # what the background tells

    def reload_feeds(self, to: int | None) -> None:
        """Show the feeds as they are now, with the cursor on one of them."""
        self._asked += 1
        self._to = to if to is not None else self._to
        number, wanted, rows = self._asked, self._to, self._feeds.rows

        def work(post: Post) -> None:
            post(self.Fetched(number, rows(), wanted))

        self._lane.ask(work)

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show them, unless they were asked for again since."""
        if message.number != self._asked or not self.is_open:
            return
        self._to = None
        self.feeds.show(message.rows, _teaching(), message.to)
        self.say_all()

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why there is no list."""
        if self.is_open:
            said = told_whole(self.app, message.sentence, self.feeds.size.width - 2)
            self.feeds.show((), (said,))

    def found(self, links: Sequence[FeedLink]) -> None:
        """Follow the feed that was found, or let one of several be chosen."""
        self.hear("", warning=False)
        if self.field.value.strip() == self._address:
            self.close_field()
        if len(links) == 1:
            self._feeds.follow(links[0])
        else:
            self.app.push_screen(FeedChoice(links), self._chosen)

    def _chosen(self, link: FeedLink | None) -> None:
        if link is not None:
            self._feeds.follow(link)

    def _find(self, address: str) -> None:
        self._address = address
        if not address:
            return

        def look() -> None:
            self._feeds.find(address)
            said = translate("Looking for the feeds of {address} …", address=normalise_line(address))
            self.hear(said, warning=False)

        self.attempt(look)

    def _type_address(self, text: str) -> None:
        wanted = translate("Address of a feed, or of a site that has one")
        self.type_in(wanted, text, self._find, stays=True)

    # commands

    def action_add(self) -> None:
        """Type an address."""
        self._type_address("")

    def action_take_list(self) -> None:
        """Type the name of a file in which another reader has written its feeds."""

        def take(name: str) -> None:
            if name:
                self._feeds.import_from(name)

        self.type_in(translate("File with the feeds of another reader (OPML)"), "", take)

    def action_rename(self) -> None:
        """Type another name for the feed."""
        if row := self.row():
            wanted = translate("Another name for {name}", name=row.name)
            self.type_in(wanted, row.name, lambda text: self._feeds.rename(row.id, text))

    def action_tags(self) -> None:
        """Type other tags for the feed."""
        if row := self.row():
            wanted = translate("Tags for articles of {name}, with commas between them", name=row.name)
            self.type_in(wanted, ", ".join(row.tags), lambda text: self._feeds.set_tags(row.id, text))

    def action_ask(self) -> None:
        """Ask the feed for what is new, due or not."""
        if row := self.row():
            self.attempt(lambda: self._feeds.rounds.ask(row.id))
            self.reload_feeds(None)

    def action_ask_due(self) -> None:
        """Ask all feeds that are due."""
        self.attempt(self._feeds.rounds.ask_due)

    def action_stop(self) -> None:
        """Ask no further feed."""
        if not self._feeds.rounds.cancel():
            self.hear(translate("No feed is being asked."), warning=True)

    def action_full_text(self) -> None:
        """Whole articles, or what the feed holds."""
        if row := self.row():
            self.attempt(lambda: self._feeds.toggle_full_text(row.id))

    def action_remove(self) -> None:
        """Follow the feed no longer."""
        if row := self.row():
            self.attempt(lambda: self._feeds.remove(row.id))

    def action_take_back(self) -> None:
        """Follow the feed again that was given up last."""
        self.attempt(self._feeds.take_back)

    def action_open(self) -> None:
        """Show the articles of the feed."""
        if row := self.row():
            self.dismiss(row.name)

    @on(LineList.Activated)
    def clicked(self, event: LineList.Activated) -> None:
        """A click shows its articles."""
        event.stop()
        self.action_open()


def _teaching() -> tuple[str, ...]:
    """What an empty list says."""
    return (
        translate("No feed is followed yet."),
        "",
        translate("a  adds one: the address of its site is enough, such as antaranews.com"),
        translate("i  takes over a list from another reader (OPML)"),
    )
