"""From a command line to an exit status."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newsreader.cli import streams
from newsreader.cli.guard import guarded


def run(arguments: Sequence[str]) -> int:
    """Do what is asked; the exit status. Without arguments the app opens, and click is never imported."""
    streams.prepare()
    if arguments:
        return guarded(lambda: _command(arguments))
    return guarded(_app)


def _command(arguments: Sequence[str]) -> int:
    from newsreader.cli.group import newsreader

    return newsreader.run(arguments)


def _app() -> int:
    from newsreader.cli.opening import open_app
    from newsreader.cli.program import Program

    program = Program(library=os.environ.get("NEWSREADER_LIBRARY"))
    program.begin()
    return open_app(program)
