"""Folders in which browsers keep what belongs to a page that they saved beside them."""

from __future__ import annotations

from collections.abc import Set
from pathlib import PurePosixPath

# As Firefox and Chrome call them, in the languages of the interface and some more.
_ENDINGS = ("_files", "_file", "_berkas", "-filer", "_fichiers", "-Dateien", "_archivos", "_bestanden")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")


def is_companion(folder: str, beside: Set[str]) -> bool:
    """Whether a folder of that name, or path, belongs to one of the files `beside` it."""
    return any(
        folder.endswith(ending) and f"{folder.removesuffix(ending)}{page}" in beside
        for ending in _ENDINGS
        for page in _PAGES
    )


def lies_in_companion(name: str, names: Set[str]) -> bool:
    """Whether a member of an archive with these `names` lies in such a folder."""
    return any(is_companion(str(parent), names) for parent in PurePosixPath(name).parents)
