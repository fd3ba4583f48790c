"""A process that opens a library, and brings it up to date, until it is done or killed.

Argument: the library.
"""

from __future__ import annotations

import sys
from pathlib import Path

from newsreader.archive import Archive, shrinking

if __name__ == "__main__":
    shrinking._WORTH_IT = 1
    print("begins", flush=True)  # noqa: T201
    Archive.open(Path(sys.argv[1])).close()
    print("done", flush=True)  # noqa: T201
