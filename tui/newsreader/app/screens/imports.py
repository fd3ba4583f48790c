"""Bringing articles in, and every import that was made, each of which can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from newsreader.app.background import Lane
from newsreader.app.bringing.importing import Importing
from newsreader.app.bringing.looking import aside
from newsreader.app.bringing.places import sought
from newsreader.app.bringing.telling import nothing_failed
from newsreader.app.messages import Failed
from newsreader.app.screens.failures import FailuresScreen
from newsreader.app.screens.import_table import ImportTable
from newsreader.app.screens.whole import told_whole
from newsreader.app.widgets.cells import harmless
from newsreader.app.widgets.line_list import LineList
from newsreader.archive import Archive
from newsreader.model import ImportKind, ImportRun, NewsreaderError, Sentence
from newsreader.translation import translate


class ImportsScreen(ImportTable):
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

    def __init__(self, archive: Archive, importing: Importing, text: str = "") -> None:
        super().__init__(importing, text)
        self._archive = archive
        self._asked = 0
        self._begun = 0
        """Imports that were begun here and are not in the list yet."""
        self._waited = False

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
        self.say_going()
        self.give_back(self._importing.take_refused())
        waits = self._importing.waits or self._importing.stopping
        if self._waited and not waits:
            self.say("")
        self._waited = waits

    @on(Fetched)
    def fetched(self, message: Fetched) -> None:
        """Show them, unless they were asked for again since."""
        if message.number == self._asked and self.is_open:
            before = self._runs
            self.show_runs(message.runs)
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
            self.imports.show((), told_whole(self.app, message.sentence, self.items.size.width - 2))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Import what was typed; with nothing typed, go to the imports."""
        event.stop()
        if not event.value.strip():
            self.set_focus(self.imports)
            return
        # Of the app: who leaves before the disk has answered wants the import all the same.
        self.app.run_worker(self._start(event.value), group="starting")

    async def _start(self, text: str) -> None:
        """Import what a text names; what is not there is said, and can be put right in the field."""
        try:
            wanted = await aside(partial(sought, text))
        except NewsreaderError as error:
            said = translate(error.sentence)
            self.give_back(text)
            self.say(said, warning=True)
            if not self.is_open:
                self.app.notify(harmless(said), severity="warning", markup=False)
            return
        later = self._importing.busy
        self._importing.bring(wanted, text)
        self._begun += 1
        self.say(translate("This is imported once what is under way is done.") if later else "")

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

    def action_open(self) -> None:
        """Show the articles of the import."""
        run = self.run_at_cursor
        if run is not None and not run.undone:
            self.dismiss(run.id)

    def action_switch(self) -> None:
        """Stop the import, undo it or bring it back; what waits for another to end is revoked."""
        run = self.run_at_cursor
        if run is None:
            return
        said, busy = "", self._importing.busy
        if self.can_stop(run):
            self._importing.break_off(run.id)
            said = translate("Stopping import {id}; what came in stays, and x then undoes it.", id=run.id)
        elif not self._importing.set_undone(run.id, undone=not run.undone):
            said = translate("Import {id} stays as it is.", id=run.id)
        elif busy:
            said = translate(_later(run))
        self.reload()
        self.say(said)

    def action_why(self) -> None:
        """Show what failed, and why."""
        run = self.run_at_cursor
        if run is None:
            return
        if run.failed:
            self.app.push_screen(FailuresScreen(self._archive, run))
        else:
            self.say(translate(nothing_failed(run)))

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
