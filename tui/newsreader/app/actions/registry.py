"""From the name of a command to what it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import TypeVar

from newsreader.app.pending import Need, NotYet
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError

Handler = Callable[[ReadingScreen, str], None]
H = TypeVar("H", bound=Handler)
_HANDLERS: dict[str, Handler] = {}
_NEEDS: dict[str, Need] = {}
_GROUPS = (
    "moving",
    "articles",
    "searching",
    "entities",
    "cards",
    "correcting",
    "marking",
    "bringing",
    "feeds",
    "view",
    "program",
)


def handles(*names: str, need: Need = Need.RESULT) -> Callable[[H], H]:
    """Say that a function does the commands of these names; it is given the screen and the argument typed.

    `need` is what they act on, which may still be on its way when the key comes.
    """

    def register(handler: H) -> H:
        for name in names:
            _HANDLERS[name] = handler
            _NEEDS[name] = need
        return handler

    return register


@cache
def handlers() -> dict[str, Handler]:
    """Every command's handler by its name."""
    for group in _GROUPS:
        import_module(f"newsreader.app.actions.{group}")
    return _HANDLERS


def run(screen: ReadingScreen, name: str, argument: str = "") -> None:
    """Do a command on a screen once what it needs is there; what cannot be done is said in the last line."""
    handler = handlers()[name]
    screen.queue.submit(_NEEDS[name], partial(_do, handler, screen, argument))


def _do(handler: Handler, screen: ReadingScreen, argument: str) -> None:
    try:
        handler(screen, argument)
    except NotYet:
        screen.queue.postpone(Need.WHOLE, partial(_do, handler, screen, argument))
    except NewsreaderError as error:
        screen.say(error.sentence, warning=True)
