"""Bringing articles in."""

from __future__ import annotations

from newsreader.app.actions.registry import handles
from newsreader.app.pending import Need
from newsreader.app.screens.reading import ReadingScreen


@handles("import.list", need=Need.NOTHING)
def imports(screen: ReadingScreen, argument: str) -> None:
    """Show every import, or import what is named."""
    if argument:
        screen.bring(argument)
    else:
        screen.show_imports()
