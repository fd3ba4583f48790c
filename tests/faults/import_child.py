"""`newsreader import` in two processes, whose index follows every few articles.

Arguments: the library, the file to import.
"""

from __future__ import annotations

import sys

from newsreader.library import following


def main(library: str, source: str) -> None:
    """Import, and let the index follow closely, so that a kill meets every step."""
    following._AT = 60
    from newsreader.cli import main as newsreader

    sys.argv[1:] = ["--library", library, "import", source, "--json", "--jobs", "2"]
    newsreader()


if __name__ == "__main__":
    main(*sys.argv[1:])
