"""From the name of a command to what it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from typing import TypeVar

from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError

Handler = Callable[[ReadingScreen, str], None]
H = TypeVar("H", bound=Handler)
_HANDLERS: dict[str, Handler] = {}
_IN_ARTICLE: set[str] = set()
_GROUPS = ("moving", "articles", "searching", "entities", "marking", "view", "program")


def handles(*names: str, in_article: bool = False) -> Callable[[H], H]:
    """Say that a function does the commands of these names; it is given the screen and the argument typed.

    Those `in_article` wait for an article that is just being opened.
    """

    def register(handler: H) -> H:
        for name in names:
            _HANDLERS[name] = handler
        if in_article:
            _IN_ARTICLE.update(names)
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
    handler = handlers()[name]
    if name in _IN_ARTICLE and screen.session.opening:
        screen.wait_for_article(partial(run, screen, name, argument))
        return
    try:
        handler(screen, argument)
    except NewsreaderError as error:
        screen.say(error.sentence, warning=True)
