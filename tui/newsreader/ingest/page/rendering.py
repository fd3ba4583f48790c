"""A tree into plain text: paragraphs apart, lists marked, tables a row a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.ingest.page.blocks import BLOCKS, SPACED
from newsreader.ingest.page.tree import UNSHOWN, events, name_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_LONGEST_CELL = 400
_CELL_BREAK = " | "


def render(root: _Element) -> str:
    """The text of `root` and all in it, without white space at the ends. Linear in the size of the tree."""
    writer = _Writer(_data_tables(root))
    depth_unshown = 0
    for starts, element in events(root):
        name = name_of(element)
        hidden = name in UNSHOWN and element is not root
        if starts:
            depth_unshown += hidden
            if not depth_unshown:
                writer.start(element, name)
                writer.text(element.text)
        else:
            if not depth_unshown:
                writer.end(name)
            depth_unshown -= hidden
            if not depth_unshown and element is not root:
                writer.text(element.tail)
    return writer.result()


class _Writer:
    """Lines while they are written."""

    def __init__(self, data_tables: set[_Element]) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._prefix = ""
        self._lists: list[int | None] = []
        self._tables: list[bool] = []
        self._data_tables = data_tables
        self._pre = 0
        self._items = 0

    def start(self, element: _Element, name: str) -> None:
        """An element opens."""
        if name == "br":
            self._line_break()
        elif name == "q":
            self._line.append("“")
        if name not in BLOCKS:
            return
        if name == "table":
            self._tables.append(element in self._data_tables)
        if name in ("td", "th"):
            self._cell()
            return
        self._boundary(name, len(self._lists))
        if name in ("ul", "ol"):
            self._lists.append(_first_number(element) if name == "ol" else None)
        elif name == "li":
            self._prefix = self._marker()
            self._items += 1
        elif name == "pre":
            self._pre += 1

    def end(self, name: str) -> None:
        """An element closes."""
        if name == "q":
            self._line.append("”")
        if name not in BLOCKS or name in ("td", "th"):
            return
        self._boundary(name, len(self._lists) - 1)
        if name == "table":
            self._tables.pop()
        elif name in ("ul", "ol"):
            self._lists.pop()
        elif name == "li":
            self._prefix = ""
            self._items -= 1
        elif name == "pre":
            self._pre -= 1

    def text(self, text: str | None) -> None:
        """Characters between two tags."""
        if not text:
            return
        if not self._pre:
            self._line.append(text)
            return
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._line.append(first)
        for line in rest:
            self._flush(keep_empty=True)
            self._line.append(line)

    def result(self) -> str:
        """All that was written."""
        self._flush()
        return _BLANK_LINES.sub("\n\n", "\n".join(self._lines)).strip("\n \t")

    def _boundary(self, name: str, lists_around: int) -> None:
        if self._in_row() and name not in ("table", "tr", "caption"):
            self._line.append(" ")
            return
        self._flush()
        in_item = self._items > 0 or (name in ("ul", "ol") and lists_around > 0)
        if name in SPACED and not in_item:
            self._blank()

    def _in_row(self) -> bool:
        return bool(self._tables and self._tables[-1])

    def _cell(self) -> None:
        if not self._in_row():
            self._flush()
        elif any(part.strip() for part in self._line):
            self._line.append(_CELL_BREAK)

    def _line_break(self) -> None:
        if self._in_row():
            self._line.append(" ")
        else:
            self._flush(keep_empty=True)

    def _marker(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        number = self._lists[-1]
        self._lists[-1] = number + 1
        return f"{number}. "

    def _blank(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def _flush(self, *, keep_empty: bool = False) -> None:
        line = "".join(self._line)
        self._line.clear()
        line = line.rstrip() if self._pre else _SPACE.sub(" ", line).strip(" ")
        if line.strip():
            self._lines.append(self._prefix + line)
            self._prefix = ""
        elif keep_empty:
            self._lines.append("")


def _first_number(element: _Element) -> int:
    start = element.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1


def _data_tables(root: _Element) -> set[_Element]:
    """Tables of short cells. In others, which only lay out a page, a cell is read as a piece of the page."""
    found: set[_Element] = set()
    open_tables: list[tuple[_Element, list[bool]]] = []
    cells: list[int] = []
    for starts, element in events(root):
        name = name_of(element)
        if starts:
            if name == "table":
                if open_tables:  # the tables around that one know already
                    open_tables[-1][1][0] = False
                open_tables.append((element, [True]))
            elif name in ("td", "th"):
                cells.append(0)
            if cells:
                cells[-1] += len((element.text or "").strip())
        else:
            if name in ("td", "th") and cells:
                size = cells.pop()
                if size > _LONGEST_CELL and open_tables:
                    open_tables[-1][1][0] = False
            elif name == "table" and open_tables:
                table, short = open_tables.pop()
                if short[0]:
                    found.add(table)
            if cells:
                cells[-1] += len((element.tail or "").strip())
    return found
