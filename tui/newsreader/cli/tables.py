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
    from rich.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and its style.

    `share` is how it takes part in the width that is left; 0 keeps it as narrow as what it holds. What is
    wider goes on in a further line, whole, where the column has a share; with `one_line` it is cut.
    """

    heading: Sentence
    number: bool = False
    style: str = ""
    share: int = 0
    one_line: bool = False


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
            overflow="fold" if column.share else "ellipsis",
        )
    for row in rows:
        table.add_row(*(_cell(column, cell) for column, cell in zip(columns, row, strict=True)))
    if table.row_count:
        console().print(table)


def _cell(column: Column, text: str) -> Text:
    from rich.text import Text

    line = Text(streams.plain(" ".join(text.split())))
    if column.one_line:
        # Said of the column, rich would take the width of the longest text from the other columns.
        line.no_wrap, line.overflow = True, "ellipsis"
    return line
