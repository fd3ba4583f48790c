"""Importing, and undoing imports, while the reading goes on."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.app.background import Lane, Post
from newsreader.app.bringing.places import Wanted
from newsreader.app.bringing.telling import Act, outcome, short
from newsreader.app.messages import ImportsChanged, LibraryGrew, Progressed, Said
from newsreader.app.upkeep import Upkeep
from newsreader.library import Library
from newsreader.model import ImportStatus, NewsreaderError, PassedOver, Sentence

if TYPE_CHECKING:
    from newsreader.library.indexing import Indexer

_PAUSE = 0.2
"""Seconds between two reports of how far it has come."""


@dataclass(frozen=True, slots=True)
class Going:
    """What is being done, how far it has come and of about how much (0 where nobody knows)."""

    doing: Sentence
    act: Act
    done: int = 0
    total: int = 0
    failed: int = 0

    @property
    def stoppable(self) -> bool:
        """Undoing is no work that stays half done."""
        return self.act is Act.IMPORTING


class Importing:
    """One import or undoing after the other; each can be stopped, and what it kept stays."""

    def __init__(self, library: Library, lane: Lane, upkeep: Upkeep) -> None:
        self._library = library
        self._lane = lane
        self._upkeep = upkeep
        self._closing = threading.Event()
        self._unwanted: list[threading.Event] = []
        """Of each import that is under way or waits; set where it is not wanted any more."""
        self._waiting: list[object] = []
        """What is not begun: the event of an import; the number of one to undo or bring back."""
        self._making: tuple[int, threading.Event] | None = None
        """The number of the import that is under way, once it has one, and its event."""
        self._reported = 0.0
        self._typed = self._refused = ""
        self.going: Going | None = None
        """What is under way; it may be read from any thread, as may what is next."""
        self.said: Sentence | None = None
        """What came of the last that was."""

    @property
    def busy(self) -> bool:
        """Whether what is asked for now has to wait."""
        return self.going is not None or self.waits

    @property
    def waits(self) -> bool:
        """Whether something was asked for that is not begun."""
        return bool(self._waiting)

    def bring(self, wanted: Wanted, typed: str = "") -> None:
        """Import what is wanted; `typed` is what to give back where none of them can be had."""
        self._typed, self._refused = typed, ""
        unwanted = threading.Event()
        self._unwanted.append(unwanted)
        self._waiting.append(unwanted)
        self._lane.ask(lambda post: self._bring(post, wanted, typed, unwanted))

    def take_refused(self) -> str:
        """What was typed last, where nothing could be had there; only once, and empty otherwise."""
        refused, self._refused = self._refused, ""
        return refused

    def waits_for(self, number: int) -> bool:
        """Whether it waits that an import is undone or brought back."""
        return number in self._waiting

    def set_undone(self, number: int, *, undone: bool) -> bool:
        """Undo an import as a whole, or bring it back; False where that waited, and is revoked instead."""
        with suppress(ValueError):
            self._waiting.remove(number)
            return False
        self._waiting.append(number)
        self._lane.ask(lambda post: self._set_undone(post, number, undone=undone))
        return True

    def makes(self, number: int) -> bool:
        """Whether an import is made here, and is to go on."""
        making = self._making
        return making is not None and making[0] == number and not making[1].is_set()

    @property
    def stopping(self) -> bool:
        """Whether what is under way is to end before its time."""
        making = self._making
        return making is not None and making[1].is_set()

    def break_off(self, number: int) -> None:
        """End an import that is made here between two articles; what waits is begun then."""
        making = self._making
        if making is not None and making[0] == number:
            making[1].set()

    def cancel(self) -> None:
        """End what is under way between two articles, and begin nothing that waits."""
        for unwanted in list(self._unwanted):
            unwanted.set()

    def stop(self) -> None:
        """The program ends: do no further step."""
        self._closing.set()
        self.cancel()

    def _bring(self, post: Post, wanted: Wanted, typed: str, unwanted: threading.Event) -> None:
        from newsreader.ingest.files import shown
        from newsreader.library.counting import estimate

        self._waiting.remove(unwanted)
        if unwanted.is_set():
            self._unwanted.remove(unwanted)
            return
        places = wanted.places
        counts: Counter[ImportStatus] = Counter()
        odd_dates = 0
        why: Sentence | None = None
        where = ", ".join(one if isinstance(one, str) else shown(one) for one in places)
        doing = Sentence.of("Importing {place}", place=where)
        with self._doing(post, Going(doing, Act.IMPORTING), unwanted):
            total = estimate(places, unwanted.is_set)
            results = self._library.importer.run(
                places,
                columns=wanted.columns,
                jobs=None,
                indexer=self._indexer(),
                cancelled=unwanted.is_set,
                told=lambda number: self._made(number, unwanted),
            )
            with closing(results):
                for result in results:
                    if not isinstance(result, PassedOver):
                        counts[result.fate] += 1
                        odd_dates += result.odd_date is not None
                        why = result.why or why
                    failed = counts[ImportStatus.FAILED]
                    self._report(post, Going(doing, Act.IMPORTING, counts.total(), total, failed))
            alone = counts.total() == counts[ImportStatus.FAILED] == 1
            if 0 < counts.total() == counts[ImportStatus.FAILED] <= len(places) and typed == self._typed:
                self._refused = typed
            told = outcome(counts, stopped=unwanted.is_set(), odd_dates=odd_dates)
            self.said = self._undone() or (why if alone and why else told)

    def _undone(self) -> Sentence | None:
        """What is said of the import that ends now where it was undone meanwhile."""
        if self._making is None or not self._library.archive.import_run(self._making[0]).undone:
            return None
        return Sentence.of(
            "Import {id} was undone while it went on; it can be brought back.", id=self._making[0]
        )

    def _made(self, number: int, unwanted: threading.Event) -> None:
        self._making = (number, unwanted)

    def _set_undone(self, post: Post, number: int, *, undone: bool) -> None:
        try:
            self._waiting.remove(number)
        except ValueError:  # it was revoked
            return
        act, doing = Act.BRINGING_BACK, Sentence.of("Bringing import {id} back", id=number)
        said = Sentence.of("Import {id} is back.", id=number)
        if undone:
            act, doing = Act.UNDOING, Sentence.of("Undoing import {id}", id=number)
            said = Sentence.of("Import {id} is undone; it can be brought back.", id=number)
        with self._doing(post, Going(doing, act)):
            for done, total in self._library.undo_import(number, undone):
                self._report(post, Going(doing, act, done, total))
                if self._closing.is_set():
                    return  # the rest follows at the next start
            self.said = said

    def _indexer(self) -> Indexer | None:
        """None where the index cannot be opened: that is no reason to import nothing."""
        try:
            return self._library.indexer
        except NewsreaderError:
            return None

    @contextmanager
    def _doing(self, post: Post, what: Going, unwanted: threading.Event | None = None) -> Iterator[None]:
        """Say that something begins, and in the end what came of it."""
        self.said = None
        self._reported = 0.0
        self._report(post, what)
        try:
            yield
        except NewsreaderError as error:
            self.said = error.sentence
            raise
        finally:
            if unwanted is not None:
                self._unwanted.remove(unwanted)
                self._making = None
            self._end(post)
        if self.said is not None and not self._closing.is_set():
            post(Said(self.said))

    def _report(self, post: Post, now_going: Going) -> None:
        self.going = now_going
        if time.monotonic() - self._reported > _PAUSE and not self._closing.is_set():
            self._reported = time.monotonic()
            post(Progressed(short(now_going.act, now_going.done, now_going.total)))
            post(ImportsChanged())

    def _end(self, post: Post) -> None:
        self.going = None
        if self._closing.is_set():
            return  # the screens are being taken down
        self._upkeep.refresh_index(quietly=True)
        post(Progressed(""))
        post(ImportsChanged())
        post(LibraryGrew())
