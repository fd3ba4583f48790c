"""What an open library can be asked and told about the imports that were made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsreader.archive.imports import runs, withdrawing
from newsreader.archive.opened import OpenLibrary
from newsreader.model import ImportKind, ImportResult, ImportRun


class RecordedLibrary(OpenLibrary):
    """Which imports there were, what each brought, and whether it stands."""

    def begin_import(self, kind: ImportKind, places: Sequence[str]) -> int:
        """Note that an import begins; its number. It is under way until it ends or is left."""
        with self._writing() as connection:
            number = runs.begin(connection, kind, places)
            self._under_way.begin(number)
            return number

    def end_import(self, id: int) -> None:
        """Note that all that an import found has been dealt with."""
        with self._writing() as connection:
            runs.end(connection, id)
        self._under_way.leave(id)

    def leave_import(self, id: int) -> None:
        """Go no further with an import; one that has not ended is broken off from now on."""
        self._under_way.leave(id)

    def count_import(self, id: int, results: Iterable[ImportResult]) -> None:
        """Note what became of some of what an import found; of many failures the first are kept."""
        with self._writing() as connection:
            runs.count(connection, id, results)

    def imports(self, limit: int = 1000) -> list[ImportRun]:
        """The latest imports, the newest first."""
        with self._reading() as connection:
            listed = runs.listed(connection, limit)
        return [self._seen(run) for run in listed]

    def import_run(self, id: int) -> ImportRun:
        """The import of a number. Raises NewsreaderError where there is none."""
        with self._reading() as connection:
            return self._seen(runs.one(connection, id))

    def _seen(self, run: ImportRun) -> ImportRun:
        return run if run.ended else replace(run, running=self._under_way.goes_on(run.id))

    def import_failures(self, id: int, limit: int = 1000) -> list[ImportResult]:
        """What an import could not bring in, in order; of very many only the first are known."""
        with self._reading() as connection:
            return runs.failures(connection, id, limit)

    def set_import_undone(self, id: int, undone: bool = True) -> ImportRun:
        """Let an import count as if it had never been, or again; its articles follow with `settle_import`.

        Raises NewsreaderError where there is none of that number, or it is so already.
        """
        with self._writing() as connection:
            return self._seen(runs.set_undone(connection, id, undone=undone))

    def import_turn(self, id: int) -> int:
        """What `settle_import` is to be told in every step of one go."""
        with self._reading() as connection:
            return runs.turn(connection, id)

    def settle_import(self, id: int, turn: int, after: int = 0, limit: int = 20) -> int | None:
        """Let the next articles of an import, those of higher numbers than `after`, follow what stands.

        An article goes when no import that stands has brought it, and comes back with its marks; one that
        was updated is again what it was before. The last one's number, or None when all have followed, or
        the import has been undone or brought back since `turn`: then they have to begin anew.
        """
        with self._writing() as connection:
            return withdrawing.settle_next(connection, id, turn, after, limit, self._correct)

    def brought_count(self, id: int) -> int:
        """How many articles an import made or met."""
        with self._reading() as connection:
            (found,) = connection.execute("SELECT count(*) FROM brought WHERE import = ?", (id,)).fetchone()
        return int(found)

    def unsettled_imports(self) -> list[int]:
        """The imports whose articles have yet to follow, as that was interrupted."""
        with self._reading() as connection:
            rows = connection.execute("SELECT id FROM import WHERE NOT settled ORDER BY id").fetchall()
        return [row[0] for row in rows]
