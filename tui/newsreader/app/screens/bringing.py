"""Bringing articles in from the reading screen."""

from __future__ import annotations

from functools import partial

from textual import events, on

from newsreader.app import messages
from newsreader.app.bringing.looking import aside
from newsreader.app.bringing.places import looks_dropped, sought
from newsreader.app.screens.feeding import Feeding
from newsreader.model import NewsreaderError, Query, Refinement
from newsreader.translation import translate


class Bringing(Feeding):
    """Opens the screen of imports, and follows what goes on in it."""

    def show_imports(self, text: str = "") -> None:
        """Show every import over this screen, with a text in the field for the next one."""
        from newsreader.app.screens.imports import ImportsScreen

        archive = self.session.library.archive
        self.app.push_screen(ImportsScreen(archive, self.session.importing, text), self._show_import)

    def bring(self, text: str) -> None:
        """Import what a text names, or say why that cannot be."""
        self.run_worker(self._bring(text), group="bringing")

    async def _bring(self, text: str) -> None:
        try:
            wanted = await aside(partial(sought, text))
        except NewsreaderError as error:
            self.say(error.sentence, warning=True)
        else:
            self.session.importing.bring(wanted)

    def _show_import(self, number: int | None) -> None:
        if number is not None:
            shown = translate("import {id}", id=number)
            self.ask(Query() & Refinement("import", str(number), shown))

    @on(messages.ImportsChanged)
    def imports_changed(self) -> None:
        """Show it in the screen of imports, if that is open."""
        self._reload_cards()

    def on_paste(self, event: events.Paste) -> None:
        """A file or an address that is dropped on the window is one to import."""
        self.run_worker(self._dropped(event.text), group="dropped", exclusive=True)

    async def _dropped(self, text: str) -> None:
        if await aside(partial(looks_dropped, text)) and self.app.screen is self:
            self.show_imports(text)
