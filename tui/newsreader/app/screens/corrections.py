"""Every correction that was made, each of which can be withdrawn and put in force again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from newsreader.app.background import Lane, Post
from newsreader.app.correcting.telling import tell_correction
from newsreader.app.messages import Failed
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.card_list import Place
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.standing_list import StandingList, StandingRow
from newsreader.library.corrections import Corrector
from newsreader.model import Standing
from newsreader.translation import format_date, translate


def correction_rows(standing: Sequence[Standing], withdrawn: Sequence[Standing]) -> list[StandingRow]:
    """Corrections in words, the newest first."""
    both = [(one, True) for one in standing] + [(one, False) for one in withdrawn]
    both.sort(key=lambda pair: -pair[0].id)
    return [_row(one, in_force=in_force) for one, in_force in both]


def _row(one: Standing, *, in_force: bool) -> StandingRow:
    anchor = one.correction.anchor
    parts = [
        format_date(one.at),
        anchor.title if anchor else translate("whole archive"),
        "" if in_force else translate("withdrawn"),
        translate("its place is gone from the article; it changes nothing") if one.orphan else "",
    ]
    return StandingRow(
        one.id,
        tell_correction(one.correction),
        " · ".join(part for part in parts if part),
        in_force,
        Place(one.article_id, anchor.start) if anchor and one.article_id is not None else None,
    )


class CorrectionsScreen(ListOverlay[Place | None]):
    """The list over the reading screen; its answer is a place in an article that is wanted, or None.

    `change` is given the number of a correction and whether it is to be in force.
    """

    class Fetched(Message):
        """The corrections are here; `number` is that of the question."""

        def __init__(self, number: int, rows: Sequence[StandingRow]) -> None:
            super().__init__()
            self.number = number
            self.rows = rows

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("enter", "open"),
        Binding("x,d,delete", "switch"),
    ]
    AUTO_FOCUS = "StandingList"

    def __init__(self, corrector: Corrector, change: Callable[[int, bool], None]) -> None:
        super().__init__()
        self._corrector = corrector
        self._change = change
        self._asked = 0

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(id="corrections"):
            yield Static(translate("Corrections"), id="corrections-title", markup=False)
            yield StandingList(id="corrections-list")
            yield Flow(id="corrections-keys")

    @property
    def corrections(self) -> StandingList:
        """The list."""
        return self.query_one(StandingList)

    def on_mount(self) -> None:
        """Ask for the corrections."""
        self._lane = Lane(self.app, "corrections", self.post_message, latest=True)
        self.corrections.show((), translate("counting …"))
        keys = translate("x withdraw or put in force again · enter open · esc leave")
        share = translate(":corrections export FILE shares them")
        self.query_one(Flow).show_hints(f"{keys} · {share}")
        self.reload()

    def reload(self) -> None:
        """Ask for the corrections (again)."""
        self._asked += 1
        number = self._asked

        def work(post: Post) -> None:
            rows = correction_rows(self._corrector.standing(), self._corrector.withdrawn())
            post(self.Fetched(number, rows))

        self._lane.ask(work)

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show them, unless they were asked for again since."""
        if message.number == self._asked and self.is_open:
            self.corrections.show(message.rows, translate("Nothing was corrected yet."))

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why there is no list."""
        if self.is_open:
            self.corrections.show((), told_whole(self.app, message.sentence, self.items.size.width - 2))

    @on(LineList.Activated)
    def clicked(self, event: LineList.Activated) -> None:
        """A click goes to the article."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go to the place that was corrected."""
        row = self.corrections.row
        if row is not None and row.place is not None:
            self.dismiss(row.place)

    def action_switch(self) -> None:
        """Withdraw the correction, or put it in force again."""
        row = self.corrections.row
        if row is not None:
            self._change(row.id, not row.stands)

    def action_leave(self) -> None:
        """Back to the reading."""
        self.dismiss(None)
