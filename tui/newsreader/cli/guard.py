"""What ends a run early, as one sentence and an exit status: never a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable

from newsreader.cli import streams
from newsreader.cli.status import Status
from newsreader.model import NewsreaderError, Sentence


def guarded(work: Callable[[], int]) -> int:
    """The status that `work` returns, or the one for what stopped it, which is then said on stderr.

    An error nobody foresaw is logged with its traceback; NEWSREADER_DEBUG=1 raises it instead.
    """
    try:
        status = work()
        streams.flush()
        return status
    except NewsreaderError as error:
        return _told(error.sentence, Status.NOTHING)
    except KeyboardInterrupt:
        return _told(Sentence.of("Stopped; what was done until then is kept."), Status.PART)
    except BrokenPipeError:
        streams.let_go()
        return Status.PART
    except Exception as error:
        if os.environ.get("NEWSREADER_DEBUG"):
            raise
        return _told(unforeseen(error), Status.NOTHING)


def unforeseen(error: BaseException) -> Sentence:
    """What to say about a mistake in the program; its traceback goes to the log."""
    from newsreader.cli.logfile import record

    place = record(error)
    if place is None:
        return Sentence.of(
            "An error in newsreader itself ({name}) stopped this; NEWSREADER_DEBUG=1 shows where it is.",
            name=type(error).__name__,
        )
    return Sentence.of(
        "An error in newsreader itself ({name}) stopped this; {log} says where it is.",
        name=type(error).__name__,
        log=place,
    )


def _told(sentence: Sentence, status: Status) -> Status:
    try:
        streams.flush()
    except (NewsreaderError, OSError):
        streams.let_go()
    try:
        streams.say_once(sentence)
    except OSError:
        streams.let_go()
    return status
