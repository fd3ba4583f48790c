"""Bringing articles in, and every import that was made, each of which can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from newsreader.app.background import Lane
from newsreader.app.bringing.completing import PathSuggester
from newsreader.app.bringing.importing import Importing
from newsreader.app.bringing.looking import aside
from newsreader.app.bringing.places import sought
from newsreader.app.bringing.telling import amounts, detail
from newsreader.app.messages import Failed
from newsreader.app.screens.failures import FailuresScreen
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.widgets.cells import fit, harmless
from newsreader.app.widgets.field import Field
from newsreader.app.widgets.flow import Flow
from newsreader.app.widgets.line_list import LineList
from newsreader.app.widgets.standing_list import StandingList, StandingRow
from newsreader.archive import Archive
from newsreader.model import ImportKind, ImportRun, NewsreaderError, Sentence
from newsreader.translation import format_number, translate


class ImportsScreen(ListOverlay[int | None]):
    """The screen over the reading; its answer is the number of an import whose articles are wanted, or None.

    `text` is what stands in the field at first. `show` takes the person to what is behind the screen.
    """

    class Fetched(Message):
        """The imports are here; `number` is that of the question."""

        def __init__(self, number: int, runs: Sequence[ImportRun]) -> None:
            super().__init__()
            self.number = number
            self.runs = runs

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("q", "leave"),
        Binding("enter", "open"),
        Binding("x,d,delete", "switch"),
        Binding("w", "why"),
        Binding("c", "cancel"),
        Binding("a,slash,i", "type"),
        Binding("tab,shift+tab", "other", priority=True),
    ]
    AUTO_FOCUS = "#imports-field"

    def __init__(self, archive: Archive, importing: Importing, text: str = "") -> None:
        super().__init__()
        self._archive = archive
        self._importing = importing
        self._text = text
        self._runs: dict[int, ImportRun] = {}
        self._asked = 0
        self._begun = 0
        """Imports that were begun here and are not in the list yet."""
        self._waited = False

    def compose(self) -> ComposeResult:
        """Title, field, what is under way, list, keys."""
        with Vertical(id="imports"):
            yield Static(translate("Bring articles in"), id="imports-title", markup=False)
            yield Field(
                self._text,
                placeholder=translate("a folder, a file or an address; drop one here"),
                suggester=PathSuggester(),
                id="imports-field",
            )
            yield Static("", id="imports-said", markup=False)
            yield Static("", id="imports-going", markup=False)
            yield StandingList(id="imports-list")
            yield Flow(id="imports-keys")

    @property
    def imports(self) -> StandingList:
        """The list."""
        return self.query_one(StandingList)

    @property
    def field(self) -> Field:
        """Where places are typed."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Ask for the imports."""
        self._lane = Lane(self.app, "imports", self.post_message, latest=True)
        self.imports.show((), translate("counting …"))
        self.reload()

    def reload(self) -> None:
        """Ask for the imports (again), and say how far the one under way has come."""
        self._asked += 1
        number = self._asked
        self._lane.ask(lambda post: post(self.Fetched(number, self._archive.imports())))
        line = self.query_one("#imports-going", Static)
        # What is being imported may be called anything, as may what somebody has dropped here.
        line.update(harmless(_under_way(self._importing, line.content_size.width)))
        self._say_keys()
        if self._waited and not self._importing.waits:
            self._say("")
        self._waited = self._importing.waits

    def _say(self, text: str, *, warning: bool = False) -> None:
        """Say what came of what was just typed or pressed."""
        if self.is_open:
            line = self.query_one("#imports-said", Static)
            line.update(harmless(text))
            line.display = bool(text)
            line.set_class(warning, "-warning")

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show them, unless they were asked for again since."""
        if message.number == self._asked and self.is_open:
            before, self._runs = self._runs, {run.id: run for run in message.runs}
            rows = [
                StandingRow(
                    run.id,
                    f"{run.id}  {translate(run.title)}",
                    detail(run),
                    not run.undone,
                    sign="" if run.ended or run.undone else "◐",
                )
                for run in message.runs
            ]
            self.imports.show(rows, translate("Nothing was imported yet."))
            self._go_to_new([run for run in message.runs if run.id not in before], is_first=not before)

    def _go_to_new(self, new: Sequence[ImportRun], *, is_first: bool) -> None:
        """Go to an import that was begun here; who is at another one, as feeds come in, stays at that."""
        mine = [run.id for run in new if run.kind is ImportKind.FILES and not is_first]
        awaited, self._begun = self._begun, max(0, self._begun - len(mine))
        if new and (is_first or self.focused is self.field):
            self.imports.to_start()
        elif mine and awaited:
            self.imports.cursor = list(self._runs).index(mine[0])

    @on(Failed)
    def failed(self, message: Failed) -> None:
        """Say why there is no list."""
        if self.is_open:
            self.imports.show((), translate(message.sentence))

    def on_descendant_focus(self) -> None:
        """Say which keys there are now."""
        self._say_keys()

    def _say_keys(self) -> None:
        hints = translate("enter import · tab to the imports · → completes · esc leave")
        if self.focused is self.imports:
            hints = translate(
                "x undo or bring back · enter its articles · w what failed · tab type · esc leave"
            )
        going = self._importing.going
        if going is not None and going.stoppable and self.focused is self.imports:
            hints = translate("c stop") + " · " + hints
        self.query_one(Flow).show_hints(hints)

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Import what was typed; with nothing typed, go to the imports."""
        event.stop()
        if not event.value.strip():
            self.set_focus(self.imports)
            return
        # Of the app: who leaves before the disk has answered wants the import all the same.
        self.app.run_worker(self._start(event.value), group="starting", exclusive=True)

    async def _start(self, text: str) -> None:
        """Import what a text names; what is not there is said, and can be put right in the field."""
        try:
            places = await aside(partial(sought, text))
        except NewsreaderError as error:
            said = translate(error.sentence)
            self._say(said, warning=True)
            if not self.is_open:
                self.app.notify(harmless(said), severity="warning", markup=False)
            return
        later = self._importing.busy
        self._importing.bring(places)
        self._begun += 1
        if self.is_open and self.field.value == text:
            with self.prevent(Input.Changed):
                self.field.value = ""
            self.set_focus(self.imports)
        self._say(translate("This is imported once what is under way is done.") if later else "")

    @on(Input.Changed)
    @on(StandingList.Moved)
    def gone_on(self) -> None:
        """What was said is over with the next thing that is done."""
        self._say("")

    def on_paste(self, event: events.Paste) -> None:
        """What is dropped goes into the field, wherever the focus is."""
        event.stop()
        self.set_focus(self.field)
        self.field.value = (self.field.value + " " + " ".join(event.text.split("\n"))).strip()
        self.field.cursor_position = len(self.field.value)

    @on(LineList.Activated)
    def clicked(self, event: LineList.Activated) -> None:
        """A click shows the articles."""
        event.stop()
        self.action_open()

    def _run(self) -> ImportRun | None:
        row = self.imports.row
        return self._runs.get(row.id) if row is not None and self.focused is self.imports else None

    def action_open(self) -> None:
        """Show the articles of the import."""
        run = self._run()
        if run is not None and not run.undone:
            self.dismiss(run.id)

    def action_switch(self) -> None:
        """Undo the import, or bring it back."""
        run = self._run()
        if run is None:
            return
        if self._importing.busy:
            self._say(translate(_later(run)))
        self._importing.set_undone(run.id, undone=not run.undone)

    def action_why(self) -> None:
        """Show what failed, and why."""
        run = self._run()
        if run is None:
            return
        if run.failed:
            self.app.push_screen(FailuresScreen(self._archive, run))
        else:
            self._say(translate("Nothing of import {id} failed.", id=run.id))

    def action_cancel(self) -> None:
        """Stop what is under way."""
        self._importing.cancel()

    def action_type(self) -> None:
        """Go to the field."""
        self.set_focus(self.field)

    def action_other(self) -> None:
        """Go from the field to the list, or back."""
        self.set_focus(self.imports if self.focused is self.field else self.field)

    def action_leave(self) -> None:
        """Back to the reading; an import goes on."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        if self.focused is self.field:
            self.set_focus(self.imports)
        elif step < 0 and self.imports.cursor == 0:
            self.set_focus(self.field)
        else:
            super().action_move(step)


def _later(run: ImportRun) -> Sentence:
    if run.undone:
        return Sentence.of("Import {id} will be brought back once what is under way is done.", id=run.id)
    return Sentence.of("Import {id} will be undone once what is under way is done.", id=run.id)


def _under_way(importing: Importing, width: int) -> str:
    """What is under way, in one line of which a long path is cut, or else what came of the last that was."""
    going = importing.going
    if going is None:
        return translate(importing.said) if importing.said is not None else ""
    done = format_number(going.done)
    if going.total > going.done:
        done = translate("{done} of about {total}", done=done, total=format_number(going.total))
    parts = [done, amounts(0, 0, 0, going.failed) if going.failed else ""]
    come = "".join(f" · {part}" for part in parts if part)
    doing = translate(going.doing)
    return (fit(doing, width - cell_len(come)) if width else doing) + come
