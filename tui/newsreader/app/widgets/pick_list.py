"""A few things of which one is chosen."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import OptionList


class PickList(OptionList):
    """A list of options whose cursor the letters of the article list move as well."""

    BINDINGS: ClassVar[list[BindingType]] = [("j", "cursor_down", ""), ("k", "cursor_up", "")]
