"""Writing a file that somebody named in the app."""

from __future__ import annotations

from pathlib import Path

from newsreader.model import NewsreaderError


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises NewsreaderError where it is there, or cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise NewsreaderError("There is already a file {path}; choose another name.", path=path) from error
    except OSError as error:
        raise NewsreaderError(
            "The file {path} could not be written: {reason}.", path=path, reason=error.strerror or error
        ) from error
