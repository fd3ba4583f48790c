"""`newsreader rebuild`: the index anew."""

from __future__ import annotations

from newsreader.cli import streams
from newsreader.cli.declaring import command
from newsreader.cli.program import Program
from newsreader.cli.progress import progress
from newsreader.cli.status import Status
from newsreader.model import Sentence
from newsreader.translation import plural, translate


@command("rebuild", Sentence.of("Copy the archive, then make the index anew from it."))
def run(program: Program) -> int:
    """See the sentence above."""
    with program.library() as library:
        sentence, safe = library.back_up()
        streams.say(sentence)
        with progress(Sentence.of("Indexing")) as step:
            for done, total in library.rebuild_index(jobs=None):
                step(done, total)
        count = library.indexer.count()
    streams.say(translate("{articles} indexed", articles=plural("{n} article", "{n} articles", count)))
    return Status.DONE if safe else Status.PART
