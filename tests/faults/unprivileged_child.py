"""Runs commands as somebody who may not write, and tells what became of each as JSON.

Arguments: a library to try all commands on before, the library, the commands as JSON. Permissions do not bind
root, so as root this process becomes somebody else; who that is may not read the interpreter's own files, and
so all that is imported lazily has to be imported before.
"""

from __future__ import annotations

import encodings.idna  # noqa: F401
import json
import os
import sys

from click.testing import CliRunner

from newsreader.cli.group import newsreader

NOBODY = 65534


def asked(library: str, command: list[str]) -> tuple[int, str, str]:
    """Status, output and messages of one command."""
    done = CliRunner().invoke(newsreader, ["--library", library, *command])
    return done.exit_code, done.stdout, done.stderr


def main(scratch: str, library: str, commands: str) -> None:
    """See above."""
    for command in json.loads(commands):
        asked(scratch, command)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    print(json.dumps([asked(library, command) for command in json.loads(commands)]))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
