"""The command palette, from the command table."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsreader.app.commands import COMMANDS, Command
from newsreader.app.screens.reading import ReadingScreen
from newsreader.translation import translate


class TableProvider(Provider):
    """Offers every command by its title and its name."""

    def _run(self, command: Command) -> None:
        screen = self.screen
        if isinstance(screen, ReadingScreen):
            screen.action_run(command.name)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command in COMMANDS:
            yield DiscoveryHit(translate(command.title), partial(self._run, command), help=f":{command.name}")

    async def search(self, query: str) -> Hits:
        """The commands whose title or name matches."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            title = translate(command.title)
            score = max(matcher.match(title), matcher.match(command.name))
            if score > 0:
                yield Hit(
                    score, matcher.highlight(title), partial(self._run, command), help=f":{command.name}"
                )
