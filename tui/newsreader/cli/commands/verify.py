"""`newsreader verify`: whether all is as it should be."""

from __future__ import annotations

from pathlib import Path

from newsreader.cli import streams
from newsreader.cli.declaring import command
from newsreader.cli.program import Program
from newsreader.cli.progress import say_remarks
from newsreader.cli.status import Status
from newsreader.model import Sentence
from newsreader.translation import plural, translate


@command("verify", Sentence.of("Check every article of the archive, and the index against the archive."))
def run(program: Program) -> int:
    """See the sentence above."""
    with program.library(settled=False) as library:
        for problem in (in_archive := library.archive.check()):
            streams.say(problem)
        if in_archive:
            backup = library.archive.newest_backup()
            # What SQLite cannot read at all is answered with the way back already.
            if backup is not None and not any("backup" in dict(one.values) for one in in_archive):
                streams.say(_way_back(library.archive.path, backup))
            return Status.PART
        program.settle(library)  # into an archive that is damaged nothing is written
        begun_anew = say_remarks(library.indexer)
        for problem in (in_index := library.indexer.check()):
            streams.say(problem)
        if in_index:
            streams.say(
                Sentence.of("newsreader rebuild makes the index anew; the articles stay as they are.")
            )
            return Status.PART
        count = library.archive.counts().articles
        articles = plural("{n} article", "{n} articles", count)
        if waiting := library.indexer.waiting():
            changes = plural("{n} change", "{n} changes", waiting)
            streams.write(
                translate(
                    "{articles} checked; the next search indexes what waits ({changes}).",
                    articles=articles,
                    changes=changes,
                )
            )
        else:
            streams.write(translate("{articles} checked; archive and index agree.", articles=articles))
    return Status.PART if begun_anew else Status.DONE


def _way_back(archive: Path, backup: Path) -> Sentence:
    return Sentence.of(
        "To go back to the newest backup, move {path} away, {path}-wal as well if it is there, and copy "
        "{backup} to {path}.",
        path=archive,
        backup=backup,
    )
