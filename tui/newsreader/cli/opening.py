"""Opening the app."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.cli.program import Program, begun
from newsreader.cli.status import Status
from newsreader.model import NewsreaderError, Sentence

if TYPE_CHECKING:
    from newsreader.app.app import NewsreaderApp


def require_terminal() -> None:
    """Raise NewsreaderError where there is no terminal to draw on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NewsreaderError(
            "The app needs a terminal for input and output; newsreader --help shows the commands that do not."
        )


def open_app(program: Program, *, article_id: int | None = None, remarks: Sequence[Sentence] = ()) -> int:
    """Open the app on the library, at an article if one is named, and wait for its end.

    `remarks` are shown once the screen is there, with what is wrong in the settings.
    """
    require_terminal()
    program.require_config()
    config, problems = program.settings
    is_new = program.is_to_be_begun
    # Nothing of what a start allocates is garbage; the app collects again once its first picture is there.
    gc.disable()
    with program.open_library() as library:
        from newsreader.app.app import NewsreaderApp
        from newsreader.app.keymaps import check_keys

        if article_id is not None:
            _start_at(program, article_id)
        app = NewsreaderApp(
            library,
            config,
            state_file=program.state_file,
            user_themes=program.themes_folder,
            starter=program.is_default_library and not library.archive.read_only,
            problems=[
                *problems,
                *check_keys(config),
                *([begun(library.folder)] if is_new else []),
                *remarks,
            ],
        )
        return _run(app)


def _start_at(program: Program, article_id: int) -> None:
    from dataclasses import replace

    from newsreader.app.state import State

    state = State.load(program.state_file)
    replace(state, article_id=article_id).save(program.state_file)


def _foreseen(error: BaseException | None) -> NewsreaderError | None:
    """What ended the app, where that is no mistake of its own: a damaged archive, a full disk."""
    while error is not None and not isinstance(error, NewsreaderError):
        error = getattr(error, "error", None) or error.__cause__
    return error


def _run(app: NewsreaderApp) -> int:
    """Run the app. A crash, whose traceback Textual would print, goes to the log and ends in one sentence."""
    if os.environ.get("NEWSREADER_DEBUG"):
        app.run()
        return Status.DONE if not app.return_code else Status.NOTHING
    from rich.console import Console

    crash = io.StringIO()
    app.error_console = Console(file=crash, markup=False, highlight=False, width=100)
    app.run()
    if not crash.getvalue() and not app.return_code:
        return Status.DONE
    foreseen = _foreseen(getattr(app, "_exception", None))
    if foreseen is not None:
        raise foreseen
    from newsreader.cli.logfile import write

    log = write("the app stopped by an error\n" + crash.getvalue())
    if log is None:
        raise NewsreaderError(
            "The app stopped by an error in newsreader itself; NEWSREADER_DEBUG=1 shows it."
        )
    raise NewsreaderError(
        "The app stopped by an error in newsreader itself; {log} says where it is.", log=log
    )
