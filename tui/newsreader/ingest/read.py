"""What can be imported under a path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.ingest.files import shown
from newsreader.ingest.folder import unreadable, walk
from newsreader.ingest.formats import FORMATS, Format, find_format
from newsreader.ingest.recognise import recognise
from newsreader.model import Draft, ImportResult, ImportStatus, NewsreaderError, Sentence

__all__ = ["FORMATS", "read"]


def read(path: Path, *, format: str | None = None) -> Iterator[Draft | ImportResult]:
    """The drafts in one file, or in all files of a folder and its folders, sorted by name.

    Whatever cannot be read gives a failed result with the reason, and the rest goes on. `format` names one
    of FORMATS for all files; without it each is recognised by its content, then by its name.
    Raises NewsreaderError at once for a format that is not known; reading itself raises nothing.
    """
    return _read(path, None if format is None else find_format(format))


def _read(path: Path, given: Format | None) -> Iterator[Draft | ImportResult]:
    try:
        is_folder = path.is_dir()
        if not is_folder and not path.exists():
            yield _failed(path, Sentence.of("There is no file {path}.", path=shown(path)))
            return
    except (OSError, ValueError):
        yield _failed(path, Sentence.of("{path} is no name a file can have.", path=shown(path)))
        return
    if not is_folder:
        yield from _file(path, given, named=True)
        return
    empty = True
    for item in walk(path):
        empty = False
        if isinstance(item, ImportResult):
            yield item
        else:
            yield from _file(item, given, named=False)
    if empty:
        yield _failed(path, Sentence.of("The folder {path} holds no files.", path=shown(path)))


def _file(path: Path, given: Format | None, *, named: bool) -> Iterator[Draft | ImportResult]:
    try:
        yield from (given or recognise(path, named=named)).read(path)
    except NewsreaderError as error:
        yield _failed(path, error.sentence)
    except OSError as error:
        yield unreadable(path, error)


def _failed(path: Path, why: Sentence) -> ImportResult:
    return ImportResult(shown(path), ImportStatus.FAILED, why=why)
