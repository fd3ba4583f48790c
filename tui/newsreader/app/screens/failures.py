"""What an import could not bring in, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from newsreader.app.background import Lane, Post
from newsreader.app.bringing.telling import failure_told
from newsreader.app.messages import Failed
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.cells import harmless
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.standing_list import StandingList, StandingRow
from newsreader.archive import Archive
from newsreader.model import ImportRun
from newsreader.translation import format_number, translate


class FailuresScreen(ListOverlay[None]):
    """The list over that of the imports."""

    class Fetched(Message):
        """The failures are here."""

        def __init__(self, rows: Sequence[StandingRow]) -> None:
            super().__init__()
            self.rows = rows

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,w", "leave"),
    ]
    AUTO_FOCUS = "StandingList"

    def __init__(self, archive: Archive, run: ImportRun) -> None:
        super().__init__()
        self._archive = archive
        self._of = run

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        count = format_number(self._of.failed)
        title = translate("{count} not imported: {title}", count=count, title=translate(self._of.title))
        with Vertical(id="failures"):
            yield Static(harmless(title), id="failures-title", markup=False)
            yield StandingList(id="failures-list")
            yield Static("", id="failures-whole", markup=False)
            yield Flow(id="failures-keys")

    @property
    def failures(self) -> StandingList:
        """The list."""
        return self.query_one(StandingList)

    def on_mount(self) -> None:
        """Ask for them."""
        self.query_one(Flow).show_hints(translate("esc back"))
        self.failures.show((), translate("counting …"))
        number, places = self._of.id, self._of.places

        def work(post: Post) -> None:
            found = self._archive.import_failures(number)
            told = (failure_told(one, places) for one in found)
            rows = [StandingRow(index, *words, sign="⚠") for index, words in enumerate(told)]
            post(self.Fetched(rows))

        Lane(self.app, "failures", self.post_message, latest=True).ask(work)

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show them."""
        if self.is_open:
            self.failures.show(message.rows, translate("Nothing failed."))
            self._say_whole()

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why there is no list."""
        if self.is_open:
            self.failures.show((), told_whole(self.app, message.sentence, self.items.size.width - 2))

    @on(StandingList.Moved)
    def _say_whole(self) -> None:
        """Say the reason under the cursor whole, however long it is."""
        row = self.failures.row
        self.query_one("#failures-whole", Static).update(harmless(row.detail) if row else "")

    def action_leave(self) -> None:
        """Back to the imports."""
        self.dismiss(None)
