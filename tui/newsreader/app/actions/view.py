"""How things look: zen, widths, letters, themes, language; and the way back."""

from __future__ import annotations

from newsreader.app.actions.registry import handles
from newsreader.app.arrangement import Pane
from newsreader.app.screens.reading import ReadingScreen
from newsreader.model import NewsreaderError, Query
from newsreader.translation import LANGUAGES, language, set_language

_STEP = 4


@handles("view.zen")
def zen(screen: ReadingScreen, _argument: str) -> None:
    """Show the text alone, or everything again."""
    if screen.zen:
        screen.zen = False
        return
    if screen.session.readable is None:
        raise NewsreaderError("No article is open; choose one and press enter.")
    screen.focus_pane(Pane.READER)
    screen.zen = True


@handles("view.wider")
def wider(screen: ReadingScreen, _argument: str) -> None:
    """Give the list more room."""
    screen.list_width = min(screen.list_width + _STEP, 100)


@handles("view.narrower")
def narrower(screen: ReadingScreen, _argument: str) -> None:
    """Give the list less room."""
    screen.list_width = max(screen.list_width - _STEP, 20)


@handles("view.letters")
def letters(screen: ReadingScreen, _argument: str) -> None:
    """Show the types of the marks as letters in the margin, or not."""
    screen.reader.letters = not screen.reader.letters


@handles("view.marks")
def marks(screen: ReadingScreen, _argument: str) -> None:
    """Show what is marked in the text, or the text alone."""
    screen.reader.marked = not screen.reader.marked
    screen.say("The marks are shown." if screen.reader.marked else "The marks are hidden.")


@handles("app.theme")
def theme(screen: ReadingScreen, argument: str) -> None:
    """Take the theme that is named, or choose one from a list with a preview."""
    screen.post_message(screen.ThemeWanted(argument))


@handles("app.language")
def change_language(screen: ReadingScreen, argument: str) -> None:
    """Take the other language, or the one that is named."""
    wanted = next((name for name in LANGUAGES if name == argument), None)
    if argument and wanted is None:
        raise NewsreaderError("The language is id or en, not “{language}”.", language=argument)
    set_language(wanted or ("en" if language() == "id" else "id"))
    screen.refresh_texts()


@handles("view.back")
def back(screen: ReadingScreen, _argument: str) -> None:
    """Leave what is open, one step at a time; from the list, the program."""
    if not step_back(screen):
        screen.app.exit()


@handles("view.escape")
def escape(screen: ReadingScreen, _argument: str) -> None:
    """Leave what is open, one step at a time; never the program."""
    step_back(screen)


def step_back(screen: ReadingScreen) -> bool:
    """Leave zen, the sidebar for the reader, the reader for the list, or the query; False if all is left."""
    if screen.zen:
        screen.zen = False
    elif screen.pane is Pane.SIDEBAR and screen.session.readable is not None:
        screen.focus_pane(Pane.READER)
    elif screen.pane is not Pane.LIST:
        screen.focus_pane(Pane.LIST)
    elif screen.session.query:
        screen.ask(Query())
    else:
        return False
    return True
