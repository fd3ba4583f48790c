"""`newsreader rebuild`: the index anew."""

from __future__ import annotations

from newsreader.cli import streams
from newsreader.cli.declaring import command
from newsreader.cli.program import Program
from newsreader.cli.progress import progress
from newsreader.cli.status import Status
from newsreader.model import Sentence
from newsreader.translation import plural, translate


@command("rebuild", Sentence.of("Make the index anew from the archive, which is only read."))
def run(program: Program) -> int:
    """See the sentence above."""
    with program.library() as library:
        with progress(Sentence.of("Indexing")) as step:
            for done, total in library.rebuild_index(jobs=None):
                step(done, total)
        count = library.indexer.count()
    streams.say(translate("{articles} indexed", articles=plural("{n} article", "{n} articles", count)))
    return Status.DONE
