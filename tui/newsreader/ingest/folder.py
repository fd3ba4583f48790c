"""The files in a folder, in a fixed order, without leaving it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreader.ingest.companions import is_companion
from newsreader.ingest.files import shown
from newsreader.model import ImportResult, ImportStatus, Sentence

_ABOUT_THE_FOLDER = frozenset({"readme", "readme.md", "readme.txt"})


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file in a folder; `part` where a browser saved it with a page."""

    path: Path
    part: bool = False


def walk(folder: Path) -> Iterator[FolderFile | ImportResult]:
    """Every file under `folder`, sorted by name, and a failed result for what could not be entered.

    Hidden files and folders, locks of office programs and a folder's README are left out. No link is
    followed: one that stays inside leads to a file that is met anyway, and one that leads out gives a failed
    result. The stack is explicit, so that depth is no danger.
    """
    root = folder.resolve()
    waiting = [FolderFile(folder)]
    while waiting:
        path, part = (file := waiting.pop()).path, file.part
        try:
            if path is not folder and path.is_symlink():
                yield from _link(path, root)
            elif path.is_dir():
                inside = [item for item in sorted(path.iterdir(), reverse=True) if not left_out(item.name)]
                names = {item.name for item in inside}
                waiting.extend(FolderFile(item, part or is_companion(item.name, names)) for item in inside)
            else:
                yield file
        except OSError as error:
            yield unreadable(shown(path), error)


def left_out(name: str) -> bool:
    """Whether a file or folder of that name is none that a person would import: hidden, a lock, a README."""
    return name.startswith((".", "~$")) or name.lower() in _ABOUT_THE_FOLDER


def unreadable(origin: str, error: OSError) -> ImportResult:
    """The failed result for a file or folder that the system would not open."""
    why = Sentence.of("{path} cannot be read: {reason}.", path=origin, reason=error.strerror or error)
    return ImportResult(origin, ImportStatus.FAILED, why=why)


def _link(path: Path, root: Path) -> Iterator[ImportResult]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        why = Sentence.of("{path} is a link that leads nowhere.", path=shown(path))
        yield ImportResult(shown(path), ImportStatus.FAILED, why=why)
        return
    if not target.is_relative_to(root):
        why = Sentence.of("{path} is a link out of the folder and was not followed.", path=shown(path))
        yield ImportResult(shown(path), ImportStatus.FAILED, why=why)
