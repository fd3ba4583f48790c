"""Runs the command line and notes in a file how much memory the process held at most, in MB."""

from __future__ import annotations

import atexit
import resource
import sys
from pathlib import Path

from newsreader.cli import main


def note(path: Path) -> None:
    """Write the figure down."""
    path.write_text(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))


if __name__ == "__main__":
    atexit.register(note, Path(sys.argv.pop(1)))
    main()
