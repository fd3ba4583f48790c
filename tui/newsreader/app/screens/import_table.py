"""What the screen of imports shows: a field, what was said, what is under way, the list, keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from newsreader.app.bringing.importing import Importing
from newsreader.app.bringing.path_field import PathField
from newsreader.app.bringing.telling import amounts, detail
from newsreader.app.screens.list_overlay import ListOverlay
from newsreader.app.widgets.cells import fit, harmless
from newsreader.app.widgets.flow import SEPARATOR, Flow
from newsreader.app.widgets.standing_list import StandingList, StandingRow
from newsreader.model import ImportRun
from newsreader.translation import format_number, translate

_LINES_OF_NAMES = 3


class ImportTable(ListOverlay[int | None]):
    """Knows no import but those it is given to show, and what goes on.

    `text` stands in the field at first.
    """

    AUTO_FOCUS = "#imports-field"

    def __init__(self, importing: Importing, text: str = "") -> None:
        super().__init__()
        self._importing = importing
        self._text = text
        self._runs: dict[int, ImportRun] = {}

    def compose(self) -> ComposeResult:
        """Title, field, what is under way, list, keys."""
        with Vertical(id="imports"):
            yield Static(translate("Bring articles in"), id="imports-title", markup=False)
            yield PathField(
                self._text,
                translate("a folder, a file or an address; drop one here"),
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
    def field(self) -> PathField:
        """Where places are typed."""
        return self.query_one(PathField)

    @property
    def run_at_cursor(self) -> ImportRun | None:
        """The import that keys act on; none while something is typed."""
        row = self.imports.row
        return self._runs.get(row.id) if row is not None and self.focused is self.imports else None

    def can_stop(self, run: ImportRun) -> bool:
        """Whether there is anything of an import still to come in that could be kept out."""
        return not run.ended and self._importing.makes(run.id)

    def say(self, text: str, *, warning: bool = False) -> None:
        """Say what came of what was just typed or pressed."""
        if self.is_open:
            line = self.query_one("#imports-said", Static)
            line.update(harmless(text))
            line.display = bool(text)
            line.set_class(warning, "-warning")

    def give_back(self, text: str) -> None:
        """Let what was refused be corrected, unless something else was typed meanwhile."""
        if self.is_open and text and not self.field.value:
            self.field.put(text)

    def show_runs(self, runs: Sequence[ImportRun]) -> None:
        """Show the imports that there are."""
        self._runs = {run.id: run for run in runs}
        rows = [
            StandingRow(
                run.id,
                f"{run.id}  {translate(run.title)}",
                detail(run, waits=self._importing.waits_for(run.id)),
                not run.undone,
                sign="" if run.ended or run.undone else "◐",
            )
            for run in runs
        ]
        self.imports.show(rows, translate("Nothing was imported yet."))
        self.say_keys()

    def say_going(self) -> None:
        """Say how far what is under way has come."""
        line = self.query_one("#imports-going", Static)
        # What is being imported may be called anything, as may what somebody has dropped here.
        line.update(harmless(_under_way(self._importing, line.content_size.width)))
        self.say_keys()

    def say_keys(self) -> None:
        """Say which keys there are now."""
        hints = translate("enter import · → completes · tab ↓ to the imports · esc leave")
        if self.focused is self.imports:
            keys = [translate("enter its articles · w what failed · a type · esc leave")]
            run, going = self.run_at_cursor, self._importing.going
            if run is not None and self.can_stop(run):
                keys.insert(0, translate("x stop"))
            else:
                keys.insert(0, translate("x undo or bring back"))
                if going is not None and going.stoppable:
                    keys.insert(0, translate("c stop"))
            hints = SEPARATOR.join(keys)
        self.query_one(Flow).show_hints(hints)

    def on_descendant_focus(self) -> None:
        """Say which keys there are now."""
        self.say_keys()

    @on(PathField.Completed)
    def completed(self, message: PathField.Completed) -> None:
        """Show how a path may go on, where that is not plain to see."""
        if not message.names:
            self.say(translate("Nothing begins like this."))
        elif len(message.names) == 1:
            self.say("")
        else:
            self.say(_possible(message.names, self.field.size.width))

    @on(Input.Changed)
    @on(StandingList.Moved)
    def gone_on(self) -> None:
        """What was said is over with the next thing that is done, and the keys are those of another row."""
        self.say("")
        self.say_keys()


def _possible(names: Sequence[str], width: int) -> str:
    """How many are possible, and as many of their names as a few lines hold."""
    shown: list[str] = []
    room = _LINES_OF_NAMES * width
    for name in names:
        shown.append(fit(name, width))
        room -= cell_len(shown[-1]) + len(SEPARATOR)
        if room < 0:
            shown[-1] = "…"
            break
    count = format_number(len(names))
    return translate(
        "{count} possible, → goes through them: {names}", count=count, names=SEPARATOR.join(shown)
    )


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
