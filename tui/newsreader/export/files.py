"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from newsreader.model import NewsreaderError


def write_file(path: Path, write: Callable[[TextIO], int], *, overwrite: bool = True) -> int:
    """Have `write` fill a new file that then takes the place of `path`; returns what `write` returns.

    UTF-8 with ``\\n`` line ends. If anything fails, what stood at `path` still does. A link is followed.
    Raises NewsreaderError where `path` is a folder, lies in none, cannot be written, or, without `overwrite`,
    is there already.
    """
    _check(path, overwrite)
    target = path.resolve()
    temporary = target.with_name(f".newsreader-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as out:
            count = write(out)
            out.flush()
            os.fsync(out.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise NewsreaderError(
            "{path} cannot be written: {reason}.", path=path, reason=error.strerror or error
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return count


def _check(path: Path, overwrite: bool) -> None:
    try:
        if path.is_dir():
            raise NewsreaderError("{path} is a folder; name a file in it.", path=path)
        if path.exists() and not path.is_file():
            raise NewsreaderError("{path} is not a regular file and is not written to.", path=path)
        if path.exists() and not overwrite:
            raise NewsreaderError(
                "{path} is there already and was left as it is; --force writes over it.", path=path
            )
        if not path.resolve().parent.is_dir():
            raise NewsreaderError("There is no folder {folder}; make it first.", folder=path.parent)
    except (ValueError, RuntimeError, OSError) as error:
        raise NewsreaderError("{path} is no name a file can have.", path=repr(str(path))) from error
