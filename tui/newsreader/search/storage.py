"""The index folder: private to the person, made for one archive, set aside when it cannot be used.

Whoosh unpickles what it finds there. Whoever can write to the folder can run code in our name, so a folder
that others own or may write to is never opened.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from pathlib import Path
from typing import Any

from newsreader.model import NewsreaderError, Sentence
from newsreader.search.schema import SCHEMA_VERSION, schema

_LABEL = "index.json"
_TRIES = 3
_PAUSE = 0.1


def open_folder(folder: Path, identity: str) -> tuple[Any, Sentence | None]:
    """The Whoosh index in `folder` for the archive `identity`, and why it was begun anew, if it was.

    Raises NewsreaderError where the folder belongs to someone else or others may write to it.
    """
    if not folder.exists() and not folder.is_symlink():
        return _create(folder, identity), Sentence.of("The search index is made anew: there was none yet.")
    _require_private(folder)
    if not any(folder.iterdir()):
        return _create(folder, identity), Sentence.of("The search index is made anew: there was none yet.")
    reason = _unusable(folder, identity)
    if reason is None:
        index, reason = _try_open(folder)
        if index is not None:
            return index, None
    set_aside(folder)
    return _create(folder, identity), reason


def set_aside(folder: Path) -> Path:
    """Rename a folder that cannot be used, in the place of the one set aside before it."""
    aside = folder.with_name(folder.name + ".set-aside")
    if aside.is_symlink() or aside.is_file():
        aside.unlink()
    else:
        shutil.rmtree(aside, ignore_errors=True)
    folder.rename(aside)
    return aside


def _require_private(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        raise NewsreaderError("{path} is no folder; move it away so that the index can be made.", path=folder)
    for path in (folder, *folder.iterdir()):
        status = path.lstat()
        if status.st_uid != os.geteuid():
            raise NewsreaderError(
                "{path} belongs to another user; remove it or use another library folder.", path=path
            )
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise NewsreaderError(
                "Others may write to {path}; look into it and run: chmod -R go-w {folder}",
                path=path,
                folder=folder,
            )
    folder.chmod(0o700)


def _create(folder: Path, identity: str) -> Any:
    from whoosh.index import create_in

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    index = create_in(str(folder), schema())
    label = {"archive": identity, "version": SCHEMA_VERSION}
    (folder / _LABEL).write_text(json.dumps(label), encoding="utf-8")
    return index


def _unusable(folder: Path, identity: str) -> Sentence | None:
    try:
        label = json.loads((folder / _LABEL).read_text(encoding="utf-8"))
        archive, version = label["archive"], label["version"]
    except (OSError, ValueError, TypeError, KeyError):
        return Sentence.of("The search index is made anew: the old one was damaged.")
    if archive != identity:
        return Sentence.of("The search index is made anew: the old one belonged to another archive.")
    if version != SCHEMA_VERSION:
        return Sentence.of("The search index is made anew: the old one came from another version.")
    return None


def _try_open(folder: Path) -> tuple[Any, Sentence | None]:
    """The index, or the reason against it. Files may go while another process commits: so try again."""
    from whoosh.index import open_dir

    for attempt in range(_TRIES):
        try:
            index = open_dir(str(folder))
            check(index)
        except Exception:  # a damaged file raises anything: EOFError, struct.error, zlib.error, TypeError …
            time.sleep(_PAUSE * attempt)
        else:
            return index, None
    return None, Sentence.of("The search index is made anew: the old one was damaged.")


def check(index: Any) -> None:
    """Read the parts of every segment that all searches need. Raises anything where they are damaged."""
    reader = index.reader()
    try:
        for leaf, _ in reader.leaf_readers():
            for column in ("id", "day"):
                if len(list(leaf.column_reader(column))) != leaf.doc_count_all():
                    raise ValueError(column)
    finally:
        reader.close()
