"""The Textual app: wiring of library, configuration, themes and screens, and nothing else."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.command import Provider

from newsreader.app.actions import run
from newsreader.app.bindings import textual_keymap
from newsreader.app.keymaps import keymap
from newsreader.app.palette import TableProvider
from newsreader.app.screens.reading import ReadingScreen
from newsreader.app.state import State
from newsreader.app.themes import DEFAULT_VARIABLES, load_theme, load_themes, to_textual
from newsreader.config.settings import DEFAULT_THEME, Config
from newsreader.library import Library
from newsreader.model import NewsreaderError, Sentence
from newsreader.translation import choose_language, language, translate

FEW_COLOURS = "terminal"
_PATIENCE = 0.5
"""Seconds that leaving may wait for another program to let go of the archive."""


class NewsreaderApp(App[None]):
    """Opens the reading screen on a library.

    `state_file` holds what is remembered between starts; `starter` says whether a new library is to be filled
    from the starter collection, `rereading` whether articles may be read again with a newer extractor;
    `problems` are remarks on the configuration, said once the screen is there.
    """

    CSS_PATH = "styles.tcss"
    TITLE = "newsreader"
    COMMANDS: ClassVar[set[type[Provider]]] = {TableProvider}  # type: ignore[assignment]
    BINDINGS: ClassVar = []
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        library: Library,
        config: Config,
        *,
        state_file: Path,
        user_themes: Path | None = None,
        starter: bool = False,
        problems: Sequence[Sentence] = (),
        rereading: bool = True,
    ) -> None:
        self._theme_folder = user_themes
        super().__init__()
        self.library = library
        self.config = config
        self._state_file = state_file
        columns = config.columns
        configured = " ".join(map(str, (config.theme, config.language, config.order, columns.list)))
        self._state = State.load(state_file).under(configured)
        self._starter = starter
        self._rereading = rereading
        self._chosen_theme = self._state.theme
        self._without_colour = bool(os.environ.get("NO_COLOR"))
        self._problems = list(problems)
        self._boxes: dict[str, float] = {}
        self._language = choose_language(self._state.language or config.language)
        self.reading: ReadingScreen | None = None
        self._early: list[events.Key] | None = []
        self._opened_with = self._put_on(self._first_theme())
        self.set_keymap(textual_keymap(keymap(config)))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Every variable of the style sheet, whatever the theme leaves out."""
        return DEFAULT_VARIABLES

    def get_default_screen(self) -> ReadingScreen:
        """The reading screen: an empty one below it would be styled, laid out and painted first."""
        state, coloured = self._state, not self._without_colour
        self.reading = ReadingScreen(self.library, self.config, run, state, coloured=coloured)
        self.reading.filling = self._starter
        self.reading.rereading = self._rereading
        return self.reading

    def on_mount(self) -> None:
        """Put on the theme, and let signals end the program."""
        self.theme = self._opened_with
        for hang_up in (signal.SIGHUP, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(hang_up, self.exit)

    @on(ReadingScreen.Ready)
    async def screen_is_ready(self, message: ReadingScreen.Ready) -> None:
        """Let the keys come that were pressed before there was anything to press them for."""
        self.call_after_refresh(self._settle, message.screen)
        early, self._early = self._early or [], None
        for event in early:
            await self.on_event(event)

    def _settle(self, reading: ReadingScreen) -> None:
        """What need not be there for the first picture."""
        gc.freeze()
        gc.enable()
        last = self._state.article_id
        article_id = None if last is None else self.library.standing(last)
        if article_id is not None:
            reading.session.open(article_id)
            reading.articles.go_to(article_id)
        reading.session.upkeep.catch_up(starter=self._starter)
        if not self._starter:
            reading.session.rereading.catch_up()
        self._complain(self._problems)

    def _complain(self, problems: Sequence[Sentence]) -> None:
        for problem in problems:
            self.notify(translate(problem), severity="warning", timeout=12, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Let what runs in the background know that somebody is at the keyboard."""
        if isinstance(event, events.Key):
            if self._early is not None:
                self._early.append(event)
                return
            if self.reading is not None:
                self.reading.session.rereading.touch()
        await super().on_event(event)

    def notify(self, message: str, *, timeout: float | None = None, **options: Any) -> None:
        """Say something in a box over the screen, once while it stands there."""
        now, seconds = time.monotonic(), timeout or self.NOTIFICATION_TIMEOUT
        self._boxes = {text: end for text, end in self._boxes.items() if end > now}
        if message not in self._boxes:
            self._boxes[message] = now + seconds
            super().notify(message, timeout=seconds, **options)

    # themes

    def _first_theme(self) -> str:
        """The theme chosen last or configured; the one for 16 colours where the terminal has no more."""
        chosen = self._state.theme or self.config.theme
        few = self.console.color_system == "standard" and chosen == DEFAULT_THEME
        return FEW_COLOURS if few else chosen

    def _put_on(self, name: str) -> str:
        """Make a theme the first one.

        A theme that is set once the app runs has every style sheet read again, so the first is put in place
        before any is read. One with the terminal's own colours also changes how colours are written, which
        only the setting itself does.
        """
        spec, problems = load_theme(name, self._theme_folder)
        self._problems += problems
        theme = to_textual(spec)
        self.register_theme(theme)
        if not theme.ansi:
            self.set_reactive(App.theme, spec.name)
            self.stylesheet.set_variables(self.get_css_variables())
            shades = {"-dark-mode": theme.dark, "-light-mode": not theme.dark}
            self.update_classes({f"-theme-{spec.name}": True, **shades}, update=False)
        return spec.name

    @on(ReadingScreen.ThemeWanted)
    def theme_wanted(self, message: ReadingScreen.ThemeWanted) -> None:
        """Take a theme by name, or let one be chosen."""
        specs, problems = load_themes(self._theme_folder)
        self._complain(problems)
        for spec in specs:
            self.register_theme(to_textual(spec))
        if message.name:
            if message.name not in {spec.name for spec in specs}:
                spec, problems = load_theme(message.name, self._theme_folder)
                self._complain(problems)
                return
            self.theme = self._chosen_theme = message.name
            return
        from newsreader.app.screens.theme_picker import ThemeScreen

        titles = [(spec.name, spec.title(language())) for spec in specs]
        self.push_screen(ThemeScreen(titles, self.theme), self._theme_chosen)

    def _theme_chosen(self, name: str | None) -> None:
        self._chosen_theme = name or self._chosen_theme

    @on(ReadingScreen.HelpWanted)
    def help_wanted(self) -> None:
        """Show every key."""
        from newsreader.app.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.config))

    # leaving

    def save(self, reading: ReadingScreen) -> None:
        """Keep what should be as it was at the next start."""
        letters = reading.reader.letters
        state = replace(
            self._state,
            theme=self._chosen_theme,
            language=language() if language() != self._language else self._state.language,
            order=reading.session.order.value,
            list_width=reading.list_width,
            sidebar=reading.sidebar_shown,
            letters=letters if letters != self._without_colour else self._state.letters,
            marked=reading.reader.marked,
            article_id=reading.session.wanted_id or self._state.article_id,
        )
        state.save(self._state_file)
        reading.session.stop()
        keeping = threading.Thread(target=self._keep_position, args=(reading,), daemon=True)
        keeping.start()
        keeping.join(_PATIENCE)

    def _keep_position(self, reading: ReadingScreen) -> None:
        readable, archive = reading.session.readable, self.library.archive
        if readable is None or archive.read_only:
            return
        try:
            if reading.session.marks.due == readable.article.id:
                archive.mark_opened(readable.article.id)
            archive.remember_position(readable.article.id, reading.reader.position)
        except NewsreaderError as error:
            logging.getLogger("newsreader").warning("the place in the article was not kept: %s", error)

    def exit(self, *args: Any, **kwargs: Any) -> None:
        """Keep the arrangement, then go."""
        # A terminal that goes while the app ends asks for it once more, when there is nothing left to keep.
        if self.reading is not None and self._early is None and self.reading.is_whole:
            self.save(self.reading)
        super().exit(*args, **kwargs)
