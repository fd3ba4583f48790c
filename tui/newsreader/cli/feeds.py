"""Feeds on the command line: as a table, and while they are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from newsreader.cli import streams
from newsreader.cli.importing import say_if_undone
from newsreader.cli.progress import indexing, progress
from newsreader.cli.status import Status
from newsreader.cli.tables import Column, write_table
from newsreader.library import Library
from newsreader.model import Feed, ImportStatus, NewsreaderError, Sentence
from newsreader.translation import explain, format_date, format_number, plural, translate

if TYPE_CHECKING:
    from newsreader.library.refreshing import FeedOutcome

_COLUMNS = (
    Column(Sentence.of("No."), number=True, style="dim"),
    Column(Sentence.of("Feed"), style="bold", share=2),
    Column(Sentence.of("Tags"), share=1),
    Column(Sentence.of("Asked")),
    Column(Sentence.of("State"), share=2),
)


def write_feeds(feeds: Iterable[Feed]) -> None:
    """A row a feed."""
    write_table(_COLUMNS, [_row(feed) for feed in feeds])


def _row(feed: Feed) -> tuple[str, ...]:
    asked = feed.checked_at or ""
    if streams.on_terminal():
        asked = format_date(asked[:10]) if asked else "–"
    name = feed.name if feed.name == feed.url else f"{feed.name}  {feed.url}"
    return str(feed.id), name, ", ".join(feed.tags), asked, state(feed)


def state(feed: Feed) -> str:
    """How a feed fares, in a few words or the sentence of its last refusal."""
    if feed.problem is not None:
        return translate(feed.problem)
    if feed.checked_at is None:
        return translate("not asked yet")
    return translate("whole articles") if feed.full_text else translate("in order")


def feed_json(feed: Feed) -> dict[str, Any]:
    """A line of ``feeds list --json``."""
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "tags": list(feed.tags),
        "full_text": feed.full_text,
        "checked": feed.checked_at,
        "changed": feed.changed_at,
        "due": feed.due_at,
        "failures": feed.failures,
        "problem": translate(feed.problem) if feed.problem else None,
        "gone": feed.gone,
    }


class Refresh:
    """One round of asking feeds, with its report."""

    def __init__(self, library: Library, *, as_json: bool = False) -> None:
        self._library = library
        self._as_json = as_json
        self._counts: Counter[ImportStatus] = Counter()
        self._answered = 0
        self._failed = 0
        self._number: int | None = None

    def run(self, feeds: Sequence[Feed]) -> Status:
        """Ask the feeds; the exit status."""
        try:
            self._refresh(feeds)
            indexing(self._library)
        except KeyboardInterrupt:
            streams.say(Sentence.of("Stopped; what came in until then is kept."))
            return Status.PART
        except NewsreaderError as error:
            streams.say(explain(error))
            return Status.PART
        self._say_totals(len(feeds))
        say_if_undone(self._library, self._number)
        if self._failed:
            return Status.PART if self._answered else Status.NOTHING
        return Status.PART if self._counts[ImportStatus.FAILED] else Status.DONE

    def _refresh(self, feeds: Sequence[Feed]) -> None:
        with progress(Sentence.of("Asking feeds")) as step:
            step(0, len(feeds))
            outcomes = self._library.refresher.refresh(feeds, indexer=self._library.indexer, told=self._made)
            with closing(outcomes):
                for done, outcome in enumerate(outcomes, 1):
                    self._report(outcome)
                    step(done, len(feeds))

    def _made(self, number: int) -> None:
        self._number = number

    def _report(self, outcome: FeedOutcome) -> None:
        feed = outcome.feed
        counts = Counter(one.status for one in outcome.results)
        self._counts += Counter(one.fate for one in outcome.results)
        if feed.problem is not None:
            self._failed += 1
        else:
            self._answered += 1
        if self._as_json:
            said = {status.value: counts[status] for status in ImportStatus}
            streams.write_json({**feed_json(feed), "moved_from": outcome.moved_from, **said})
            streams.flush()
        elif feed.problem is None and not streams.reports_on_terminal():
            streams.write_row([str(feed.id), feed.name, str(outcome.new)])
        if feed.problem is not None:
            streams.say(translate("{feed}: {problem}", feed=feed.name, problem=translate(feed.problem)))
        if outcome.moved_from is not None:
            streams.say(Sentence.of("{feed} has moved to {url}.", feed=feed.name, url=feed.url))
        for one in outcome.results:
            if one.status is ImportStatus.FAILED and one.why is not None:
                streams.say(translate(one.why))

    def _say_totals(self, asked: int) -> None:
        if self._as_json or not asked:
            return
        streams.say(
            translate(
                "{asked}: {added}, {updated} updated, {failed}",
                asked=plural("{n} feed asked", "{n} feeds asked", asked),
                added=plural("{n} article added", "{n} articles added", self._counts[ImportStatus.ADDED]),
                updated=format_number(self._counts[ImportStatus.UPDATED]),
                failed=plural("{n} feed failed", "{n} feeds failed", self._failed),
            )
        )
