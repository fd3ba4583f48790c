"""Importing from the command line: what becomes of each article, and of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsreader.cli import streams
from newsreader.cli.progress import indexing, progress
from newsreader.cli.status import Status
from newsreader.library import Library
from newsreader.model import ImportResult, ImportStatus, NewsreaderError, PassedOver, Sentence
from newsreader.translation import explain, format_number, plural, translate

if TYPE_CHECKING:
    from newsreader.ingest.document import Columns
    from newsreader.library.indexing import Indexer

_INDEXING = 0.1
"""Share of the work on an article that is left when it is kept and not yet indexed."""
_STOPPED = Sentence.of("Stopped; what came in until then is kept. The same command goes on from there.")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_WEB = re.compile(rf"(?!file:){_ADDRESS.pattern}", re.IGNORECASE)


class Import:
    """One import with its report.

    `counts` says how many articles met which fate, `passed_over` how many files of which kind hold none.
    """

    def __init__(self, library: Library, *, as_json: bool = False, quiet: bool = False) -> None:
        self._library = library
        self._as_json = as_json
        # Lines on the screen of a progress bar would push it away.
        self._lines = not quiet and not (streams.on_terminal() and streams.reports_on_terminal())
        self.counts: Counter[ImportStatus] = Counter()
        self.passed_over: Counter[str] = Counter()
        self.odd_dates: list[ImportResult] = []
        self.first_id: int | None = None
        self.stopped = False
        self._number: int | None = None

    def run(
        self,
        given: Sequence[str],
        *,
        format: str | None,
        columns: Columns = (),
        named: bool = True,
        dry_run: bool,
        jobs: int | None,
    ) -> Status:
        """Import what is at the paths and addresses given, index included; the rest as for Importer.run."""
        if format is not None:
            check_format(format)
        from newsreader.ingest.files import path_named

        places = [one if _WEB.match(one) else path_named(one) for one in given]
        try:
            self._places(places, format, columns, named=named, dry_run=dry_run, jobs=jobs)
            status = self._index() if not dry_run else Status.DONE
        except KeyboardInterrupt:
            self.stopped = True
            if not dry_run:
                streams.say(_STOPPED)
            self._say_totals(dry_run=dry_run)
            return Status.PART
        except NewsreaderError as error:
            if dry_run or not self._kept():
                raise
            streams.say_once(explain(error))
            streams.say(_STOPPED)
            self._say_totals(dry_run=False)
            return Status.PART
        self._say_totals(dry_run=dry_run)
        say_if_undone(self._library, self._number)
        return max(status, status_of(self.counts))

    def _places(
        self,
        places: list[Path | str],
        format: str | None,
        columns: Columns,
        *,
        named: bool,
        dry_run: bool,
        jobs: int | None,
    ) -> None:
        from newsreader.library.counting import estimate

        total = estimate(places) if streams.reports_on_terminal() else 0
        with progress(Sentence.of("Importing")) as step:
            step(0, total)
            results = self._library.importer.run(
                places,
                format=format,
                columns=columns,
                named=named,
                dry_run=dry_run,
                jobs=jobs,
                indexer=None if dry_run else self._indexer(),
                watch=lambda done, behind: step(max(0.0, done - _INDEXING * behind), total),
                told=self._made,
            )
            with closing(results):
                for result in results:
                    self._report(result)

    def _made(self, number: int) -> None:
        self._number = number

    def _indexer(self) -> Indexer | None:
        """None where the index cannot be opened: that is no reason to import nothing, and is said later."""
        try:
            return self._library.indexer
        except NewsreaderError:
            return None

    def _kept(self) -> bool:
        return self.counts.total() > self.counts[ImportStatus.FAILED]

    def _report(self, result: ImportResult) -> None:
        if isinstance(result, PassedOver):
            self.passed_over[result.kind] += 1
            return
        self.counts[result.status] += 1
        if self.first_id is None:
            self.first_id = result.id
        if result.odd_date is not None:
            self.odd_dates.append(result)
        if self._as_json:
            streams.write_json(result_json(result))
            streams.flush()
        elif result.status is not ImportStatus.FAILED and self._lines:
            streams.write_row([result.status.value, str(result.id or ""), result.origin])
        if result.status is ImportStatus.FAILED:
            why = translate(result.why) if result.why else ""
            streams.say(why if result.document in why else f"{result.origin}: {why}")

    def _index(self) -> Status:
        try:
            indexing(self._library)
        except NewsreaderError as error:
            streams.say_once(explain(error))
            return Status.PART
        return Status.DONE

    def _say_totals(self, *, dry_run: bool) -> None:
        if self._as_json:
            counts = {status.value: self.counts[status] for status in ImportStatus}
            kinds = dict(sorted(self.passed_over.items()))
            skipped = {"skipped": self.passed_over.total(), "skipped_kinds": kinds}
            streams.write_json({**counts, "total": self.counts.total(), **skipped})
            return
        text = translate(
            "{added} added, {updated} updated, {unchanged} unchanged, {duplicate} duplicate, {failed} failed",
            **{status.value: format_number(self.counts[status]) for status in ImportStatus},
        )
        streams.say(translate("Nothing was kept: this was a trial run.") + " " + text if dry_run else text)
        if self.odd_dates:
            streams.say(_odd_dates(self.odd_dates))
        if self.passed_over:
            streams.say(_passed_over(self.passed_over))


def say_if_undone(library: Library, number: int | None) -> None:
    """Say of an import that came to its end, if it made one, that somebody has undone it in the meantime."""
    if number is not None and library.archive.import_run(number).undone:
        streams.say(
            Sentence.of(
                "Import {id} was undone while it went on; newsreader imports redo {id} brings it back.",
                id=number,
            )
        )


def _odd_dates(results: Sequence[ImportResult]) -> str:
    return plural(
        "{n} date was not understood: “{date}” in {origin}.",
        "{n} dates were not understood, the first of them “{date}” in {origin}.",
        len(results),
        date=results[0].odd_date or "",
        origin=results[0].origin,
    )


def _passed_over(counts: Counter[str]) -> str:
    return plural(
        "{n} file that holds no article was passed over: {kinds}.",
        "{n} files that hold no articles were passed over: {kinds}.",
        counts.total(),
        kinds=", ".join(f"{kind} {format_number(count)}" for kind, count in sorted(counts.items())),
    )


def status_of(counts: Counter[ImportStatus]) -> Status:
    """The exit status of an import in which so many articles met each fate."""
    failed = counts[ImportStatus.FAILED]
    if not failed:
        return Status.DONE
    return Status.PART if counts.total() > failed else Status.NOTHING


def result_json(result: ImportResult) -> dict[str, Any]:
    """A line of ``import --json``."""
    return {
        "url" if _ADDRESS.match(result.origin) else "path": result.origin,
        "id": result.id,
        "status": result.status.value,
        "why": translate(result.why) if result.why else None,
    }


def check_format(format: str) -> None:
    """Raise Misuse where no format is called so."""
    from newsreader.cli.usage import Misuse
    from newsreader.ingest.formats.table import find_format

    try:
        find_format(format)
    except NewsreaderError as error:
        raise Misuse(error.sentence) from error


def failures(counts: Counter[ImportStatus]) -> Iterator[Sentence]:
    """What the app says about an import that it was opened on."""
    if counts[ImportStatus.FAILED]:
        yield Sentence.of(
            "{failed} of {total} articles could not be imported; I lists the imports, and w there says why.",
            failed=counts[ImportStatus.FAILED],
            total=counts.total(),
        )
