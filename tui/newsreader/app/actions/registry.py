"""From the name of a command to what it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TypeVar

from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError

Handler = Callable[[ReadingScreen, str], None]
H = TypeVar("H", bound=Handler)
_HANDLERS: dict[str, Handler] = {}
_GROUPS = ("moving", "articles", "searching", "entities", "marking", "view", "program")


def handles(*names: str) -> Callable[[H], H]:
    """Say that a function does the commands of these names; it is given the screen and the argument typed."""

    def register(handler: H) -> H:
        for name in names:
            _HANDLERS[name] = handler
        return handler

    return register


@cache
def handlers() -> dict[str, Handler]:
    """Every command's handler by its name."""
    for group in _GROUPS:
        import_module(f"newsreader.app.actions.{group}")
    return _HANDLERS


def run(screen: ReadingScreen, name: str, argument: str = "") -> None:
    """Do a command on a screen; what cannot be done is said in the status line."""
    try:
        handlers()[name](screen, argument)
    except NewsreaderError as error:
        screen.say(error.sentence, warning=True)
