"""How commands reach what they do: through a queue, as some must wait for an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.app.pending import CommandQueue, Need, NotYet
from newsreader.app.screens.showing import Showing
from newsreader.config.settings import Config
from newsreader.model import Order, Query


class Commanding(Showing):
    """Knows which answers are still on their way; `run` does a command by its name and argument."""

    def __init__(self, config: Config, run: Callable[[str, str], None]) -> None:
        super().__init__(config)
        self._run = run
        self.queue = CommandQueue(self._missing)
        self._settling = 0
        self._expected = self._answered = 0

    def ask(self, query: Query, order: Order | None = None) -> None:
        """Ask for something else than what is typed; commands wait for its result."""
        super().ask(query, order)
        self._expected = self.session.searches

    def action_run(self, name: str, argument: str = "") -> None:
        """Run a command of the table, whichever key, click or line it came from."""
        self._run(name, argument)

    def reach(self, items: int) -> None:
        """Raise NotYet where so many articles below the cursor are beyond what has come of the result."""
        if self.session.page.partial and self.articles.cursor + items >= self.articles.count:
            raise NotYet

    def _missing(self, need: Need) -> bool:
        """Whether something that a command needs is still on its way."""
        waits = self._settling > 0 or self._answered < self._expected
        if need is Need.ARTICLE:
            return waits or self.session.opening
        if need is Need.WHOLE:
            return waits or self.session.page.partial
        return need is not Need.NOTHING and waits

    def settle_typing(self) -> None:
        """What is typed is a query now: commands wait for its result.

        Letters may still be on their way: as keys and then as a change through the queue of the field, as a
        change and then as a query through that of the bar, to this screen. So a token goes the same way.
        """
        self._settling += 1
        bar = self.search_bar
        step: Callable[[], object] = self._typing_settled
        for stop in (self, bar, bar, bar.field, bar.field):
            step = partial(stop.call_later, step)
        step()

    def _typing_settled(self) -> None:
        self._settling -= 1
        self.session.stop_typing()
        self._expected = self.session.searches
        self.queue.advance()

    def answered(self, search: int) -> None:
        """An answer has come, of this search or (0) another one: run what waited for it."""
        self._answered = max(self._answered, search)
        self.queue.advance()
