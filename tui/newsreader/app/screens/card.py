"""The card of an entity: names, roles, mentions over time, company, words said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message

from newsreader.app.background import Lane, Post
from newsreader.app.card.writing import card_rows
from newsreader.app.messages import Failed
from newsreader.app.screens.overlay import Overlay
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.card_list import CardList, CardRow, Place
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.line_list import LineList
from newsreader.model import Entity, EntityCard, Refinement
from newsreader.translation import translate


@dataclass(frozen=True, slots=True)
class Merger:
    """One entity is the same as another; nobody has said so yet."""

    one: Entity
    into: Entity


Wanted = Refinement | Place
"""What leaving the card leads to: a filter, or a place in an article."""
Fetch = Callable[[str], EntityCard | None]


class CardScreen(Overlay[Wanted | None]):
    """Shows one card after the other; the earlier ones are gone back to with escape.

    `fetch` runs off the interface's thread; `merge` lets the person think a merger over.
    """

    class Fetched(Message):
        """A card is here; `number` is that of the question."""

        def __init__(self, number: int, card: EntityCard | None) -> None:
            super().__init__()
            self.number = number
            self.card = card

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,backspace", "back"),
        Binding("enter", "choose"),
        Binding("i", "follow"),
        Binding("f", "filter"),
        Binding("m,equals_sign", "merge"),
        Binding("j,down", "move(1)"),
        Binding("k,up", "move(-1)"),
        Binding("g,home", "edge(-1)"),
        Binding("G,end", "edge(1)"),
        Binding("ctrl+d", "page(0.5)"),
        Binding("ctrl+u", "page(-0.5)"),
        Binding("space,pagedown", "page(1)"),
        Binding("b,pageup", "page(-1)"),
    ]
    AUTO_FOCUS = "CardList"

    def __init__(self, key: str, name: str, fetch: Fetch, merge: Callable[[Merger], None]) -> None:
        super().__init__()
        self._path = [(key, name)]
        self._fetch = fetch
        self._merge = merge
        self._asked = 0
        self.card: EntityCard | None = None

    def compose(self) -> ComposeResult:
        """One list, and the keys below it."""
        with Vertical(id="card"):
            yield CardList(id="card-list")
            yield Flow(id="card-keys")

    def on_mount(self) -> None:
        """Ask for the card."""
        self._lane = Lane(self.app, "card", self.post_message, latest=True)
        self.query_one(Flow).show_hints(
            translate("enter open or filter · i its card · m same as this · f filter by this · esc back")
        )
        self.reload()

    @property
    def cards(self) -> CardList:
        """The list."""
        return self.query_one(CardList)

    def reload(self) -> None:
        """Ask for the card (again)."""
        self._asked += 1
        number, (key, name) = self._asked, self._path[-1]
        if self.card is None or self.card.entity.key != key:
            self.card = None
            self.cards.show(lambda _width: [CardRow(name, style="title"), CardRow("…", style="muted")])

        def work(post: Post) -> None:
            post(self.Fetched(number, self._fetch(key)))

        self._lane.ask(work)

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show the card, unless another was asked for since."""
        if message.number != self._asked or not self.is_open:
            return
        card = self.card = message.card
        if card is None:
            self.explain(translate("Nothing more is known of {name}.", name=self._path[-1][1]))
        else:
            self.cards.show(lambda width: card_rows(card, width))

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why there is no card."""
        if self.is_open:
            self.explain(told_whole(self.app, message.sentence, self.cards.size.width - 2))

    def explain(self, text: str) -> None:
        """Say something where the card would be."""
        name = self._path[-1][1]
        self.cards.show(lambda _width: [CardRow(name, style="title"), CardRow(text, style="muted")])

    # commands

    @on(LineList.Activated)
    def clicked(self, event: LineList.Activated) -> None:
        """A click chooses."""
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Filter by an entity, or go to a place in an article."""
        row = self.cards.row
        if row is None:
            return
        target = row.target
        if isinstance(target, Entity):
            self.dismiss(Refinement("entity", target.key, target.canonical))
        elif isinstance(target, Place):
            self.dismiss(target)

    def action_follow(self) -> None:
        """Show the card of the entity under the cursor."""
        row = self.cards.row
        if row is not None and isinstance(row.target, Entity):
            self._path.append((row.target.key, row.target.canonical))
            self.reload()

    def action_filter(self) -> None:
        """Filter by the entity of this card."""
        key, name = self._path[-1]
        self.dismiss(Refinement("entity", key, name))

    def action_merge(self) -> None:
        """Say that the entity under the cursor is the one of this card."""
        row = self.cards.row
        if self.card is not None and row is not None and row.maybe and isinstance(row.target, Entity):
            self._merge(Merger(row.target, self.card.entity))

    def action_back(self) -> None:
        """Back to the card before, or out."""
        if len(self._path) == 1:
            self.dismiss(None)
            return
        self._path.pop()
        self.reload()

    def action_move(self, step: int) -> None:
        """Move the cursor, or scroll where nothing can be chosen."""
        self.cards.move(step)

    def action_page(self, pages: float) -> None:
        """Scroll by a share of the card."""
        self.cards.page(pages)

    def action_edge(self, step: int) -> None:
        """Go to the beginning or the end."""
        if step < 0:
            self.cards.to_start()
        else:
            self.cards.to_end()
            self.cards.scroll_end(animate=False)
