"""Rows for people and for programs: a table on a terminal, tab-separated lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.cli import streams
from newsreader.model import Sentence
from newsreader.translation import translate

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, whether it may be wrapped, and its style.

    `share` is how it takes part in the width that is left; 0 keeps it as narrow as what it holds.
    """

    heading: Sentence
    number: bool = False
    style: str = ""
    share: int = 0


def console() -> Console:
    """Standard output for rich, which takes nothing in the text for markup; NO_COLOR holds."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def write_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Write the rows; off a terminal without a heading."""
    if not streams.on_terminal():
        for row in rows:
            streams.write_row(list(row))
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(
            Text(translate(column.heading)),
            justify="right" if column.number else "left",
            style=column.style,
            ratio=column.share or None,
            no_wrap=not column.share,
        )
    for row in rows:
        table.add_row(*(Text(streams.plain(" ".join(cell.split()))) for cell in row))
    if table.row_count:
        console().print(table)
