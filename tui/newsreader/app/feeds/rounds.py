"""Asking feeds for what is new while somebody reads, in rounds that can be stopped at any moment."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsreader.app.background import Lane, Post
from newsreader.app.feeds.writing import asking, none_due, round_told
from newsreader.app.messages import FeedsChanged, LibraryGrew, Progressed, Said
from newsreader.app.upkeep import Upkeep
from newsreader.library import Library
from newsreader.model import Feed, NewsreaderError, Sentence

if TYPE_CHECKING:
    from newsreader.library.refreshing import FeedOutcome

_log = logging.getLogger("newsreader")


@dataclass(slots=True)
class Round:
    """One round: which feeds are asked, which are left alone for now, and what has come of it so far."""

    number: int
    quietly: bool
    feeds: Sequence[Feed] = ()
    waiting: Sequence[Feed] = ()
    done: int = 0
    new: int = 0
    failed: list[Feed] = field(default_factory=list)

    def count(self, outcome: FeedOutcome) -> None:
        """One feed more is done."""
        self.done += 1
        self.new += outcome.new
        if outcome.feed.problem is not None:
            self.failed.append(outcome.feed)


class Rounds:
    """Rounds in the order in which they were asked for, in a lane of their own.

    `asking` are the numbers of the feeds that are being asked or are still to be, `progress` says in words
    how far the round under way has come.
    """

    def __init__(self, library: Library, lane: Lane, upkeep: Upkeep) -> None:
        self._library = library
        self._lane = lane
        self._upkeep = upkeep
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._asked = self._ended = self._void = 0
        self.asking: frozenset[int] = frozenset()
        self.progress = ""

    @property
    def running(self) -> bool:
        """Whether a round is under way."""
        return self._ended < self._asked

    def stop(self) -> None:
        """Do no further step, now or later."""
        self._stopped.set()

    def cancel(self) -> bool:
        """End the rounds that are under way; False where there is none."""
        self._void = self._asked
        return self.running

    def ask_due(self, *, quietly: bool = False) -> None:
        """Ask all feeds that may be asked now; `quietly`, unless one is under way, and nothing is said.

        Raises NewsreaderError where one is under way, or nothing can be kept.
        """
        if quietly and (self.running or self._library.archive.read_only):
            return
        if self.running:
            raise NewsreaderError("Feeds are being asked already; :refresh stop ends that.")

        def choose() -> tuple[Sequence[Feed], Sequence[Feed]]:
            due, followed = self._library.refresher.due(), self._library.archive.feeds()
            numbers = {feed.id for feed in due}
            return due, [feed for feed in followed if feed.id not in numbers]

        self._begin(choose, quietly=quietly)

    def ask(self, number: int) -> None:
        """Ask one feed, whether or not it is due."""

        def choose() -> tuple[Sequence[Feed], Sequence[Feed]]:
            feed = self._library.archive.feed(number)
            if feed is None:
                raise NewsreaderError("This feed is not followed any more.")
            return [feed], ()

        self._begin(choose, quietly=False, numbers=frozenset({number}))

    def _begin(
        self,
        choose: Callable[[], tuple[Sequence[Feed], Sequence[Feed]]],
        *,
        quietly: bool,
        numbers: frozenset[int] = frozenset(),
    ) -> None:
        check_writable(self._library)
        with self._lock:
            self._asked += 1
            self.asking |= numbers
            one = Round(self._asked, quietly)

        def work(post: Post) -> None:
            try:
                if not self._given_up(one):
                    one.feeds, one.waiting = choose()
                    self._go(one, post)
            except NewsreaderError as error:
                if not quietly:
                    raise
                # Nobody has asked for it, and the next round tries again.
                _log.warning("feeds were not asked: %s", error)
            finally:
                self._end(numbers | {feed.id for feed in one.feeds}, post)

        self._lane.ask(work)

    def _given_up(self, one: Round) -> bool:
        return self._stopped.is_set() or one.number <= self._void

    def _go(self, one: Round, post: Post) -> None:
        if not one.feeds:
            self._tell(one, none_due(one.waiting), post)
            return
        with self._lock:
            self.asking |= {feed.id for feed in one.feeds}
        self._show(one, post)
        steps = self._library.refresher.refresh(one.feeds, cancelled=lambda: self._given_up(one))
        with closing(steps):
            for outcome in steps:
                one.count(outcome)
                with self._lock:
                    self.asking -= {outcome.feed.id}
                self._show(one, post)
                if outcome.new:
                    post(LibraryGrew())
                    # In the lane of the index, so that no other program that is at it holds this one up.
                    self._upkeep.refresh_index(quietly=True)
        if not self._given_up(one):
            self._tell(one, round_told(len(one.feeds), one.new, one.failed, one.waiting), post)
        elif not self._stopped.is_set():
            post(Said(Sentence.of("Stopped; what came in until then is kept.")))

    def _show(self, one: Round, post: Post) -> None:
        if not one.quietly:
            self.progress = asking(one.done, len(one.feeds), one.new)
            post(Progressed(self.progress))
        post(FeedsChanged())

    def _tell(self, one: Round, said: Sentence, post: Post) -> None:
        if not one.quietly:
            post(Said(said))

    def _end(self, numbers: frozenset[int], post: Post) -> None:
        with self._lock:
            self._ended += 1
            self.asking -= numbers
            shown, self.progress = self.progress, ""
        if shown:
            post(Progressed(""))
        post(FeedsChanged())


def check_writable(library: Library) -> None:
    """Raise NewsreaderError where nothing can be kept."""
    if library.archive.read_only:
        raise NewsreaderError("This library can only be read; no feed can be followed in it.")
