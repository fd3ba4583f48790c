"""The files in a folder, in a fixed order, without leaving it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.ingest.files import shown
from newsreader.model import ImportResult, ImportStatus, Sentence

_ABOUT_THE_FOLDER = frozenset({"readme", "readme.md", "readme.txt"})


def walk(folder: Path) -> Iterator[Path | ImportResult]:
    """Every file under `folder`, sorted by name, and a failed result for what could not be entered.

    Hidden files and folders and a folder's README are left out. No link is followed: one that stays inside
    leads to a file that is met anyway, and one that leads out gives a failed result. The stack is explicit,
    so that depth is no danger.
    """
    root = folder.resolve()
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path is not folder and path.is_symlink():
                yield from _link(path, root)
            elif path.is_dir():
                inside = sorted(path.iterdir(), reverse=True)
                waiting.extend(item for item in inside if not left_out(item.name))
            else:
                yield path
        except OSError as error:
            yield unreadable(shown(path), error)


def left_out(name: str) -> bool:
    """Whether a file or folder of that name is none that a person would import: hidden, or a README."""
    return name.startswith(".") or name.lower() in _ABOUT_THE_FOLDER


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
