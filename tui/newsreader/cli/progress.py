"""How far long work has come: a bar on a terminal, silence elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.model import Sentence
from newsreader.translation import format_number, translate

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.text import Text

    from newsreader.library import Library
    from newsreader.library.indexing import Indexer

Step = Callable[[float, int], None]
"""Takes how much is done and how much there is in all, 0 where nobody knows."""


@contextmanager
def progress(title: Sentence) -> Iterator[Step]:
    """A bar with rate and remaining time on stderr while the block runs; lines said meanwhile stand above it.

    Off a terminal nothing is shown, and rich is not imported.
    """
    if not streams.reports_on_terminal():
        yield lambda _done, _total: None
        return
    with _bar() as bar:
        task = bar.add_task(translate(title), total=None)

        def step(done: float, total: int) -> None:
            bar.update(task, completed=done, total=max(done, total) or None if total else None)

        yield step


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many are done, of how many, and how many a second."""

        def render(self, task: Task) -> Text:
            return Text(_counted(task))

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        Rate(),
        TimeRemainingColumn(compact=True),
    )
    return Progress(*columns, console=console, transient=True, redirect_stdout=False)


def _counted(task: Task) -> str:
    done = format_number(int(task.completed))
    amount = done if task.total is None else f"{done}/{format_number(int(task.total))}"
    if not task.speed:
        return amount
    return amount + " · " + translate("{rate}/s", rate=format_number(round(task.speed)))


def indexing(library: Library) -> None:
    """Bring the index up to the archive, with a bar if there is something to wait for."""
    # Opening an index that is missing makes everything pending.
    say_remarks(library.indexer)
    if library.archive.read_only or not library.archive.pending_count():
        return
    with progress(Sentence.of("Indexing")) as step:
        for done, total in library.refresh_index(jobs=None):
            step(done, total)
    say_remarks(library.indexer)


def say_remarks(indexer: Indexer) -> bool:
    """Say in one line why the index was begun anew; whether it was."""
    remarks = indexer.remarks()
    if remarks:
        streams.say(" ".join(map(translate, remarks)))
    return bool(remarks)


def settling(library: Library) -> None:
    """Let articles follow imports that were undone or brought back, where that was interrupted."""
    numbers = [] if library.archive.read_only else library.archive.unsettled_imports()
    if not numbers:
        return
    undone = {library.archive.import_run(number).undone for number in numbers}
    title = Sentence.of("Undoing") if True in undone else Sentence.of("Bringing back")
    if len(undone) > 1:
        title = Sentence.of("Undoing and bringing back")
    with progress(title) as step:
        for done, total in library.settle_imports():
            step(done, total)


def correcting(library: Library) -> None:
    """Apply the corrections to the articles that wait for it, with a bar if there are any."""
    if library.archive.read_only or not library.corrector.waiting():
        return
    with progress(Sentence.of("Correcting")) as step:
        for done, total in library.corrector.apply_queued():
            step(done, total)
