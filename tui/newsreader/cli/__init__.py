"""The `newsreader` command. Nothing heavy is imported before it is known what is asked."""

from __future__ import annotations

import sys


def main() -> None:
    """Do what the command line asks and end with its exit status."""
    from newsreader.cli.entry import run

    sys.exit(run(sys.argv[1:]))
