"""`newsreader verify`: whether all is as it should be."""

from __future__ import annotations

from newsreader.cli import streams
from newsreader.cli.declaring import command
from newsreader.cli.program import Program
from newsreader.cli.status import Status
from newsreader.model import Sentence
from newsreader.translation import plural, translate


@command("verify", Sentence.of("Check every article of the archive, and the index against the archive."))
def run(program: Program) -> int:
    """See the sentence above."""
    with program.library() as library:
        problems = library.verify()
        for problem in problems:
            streams.say(problem)
        if problems:
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
    return Status.DONE
