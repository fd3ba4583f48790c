"""The index folder: private to the person, made for one archive, set aside when it cannot be used.

Whoosh unpickles what it finds there. Whoever can write to the folder can run code in our name, so a folder
that others own or may write to is never opened.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import stat
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from whoosh.index import TOC, create_in, open_dir

from newsreader.model import NewsreaderError, Sentence
from newsreader.search.building import clear_away, is_forgotten
from newsreader.search.schema import SCHEMA_VERSION, schema
from newsreader.search.segment import DamagedIndexError, Segment
from newsreader.search.snapshot import Snapshot

MISSING = Sentence.of("The search index is made anew: there was none yet.")
DAMAGED = Sentence.of("The search index is made anew: the old one was damaged.")
GONE = Sentence.of("The search index is made anew: it was gone.")
APART = Sentence.of("The search index is made anew: it was made of another state of the archive.")
"""Why an index was begun anew."""

_LABEL = "index.json"
_BEGUN = ".begun-"
_TRIES = 3
_PAUSE = 0.05
_log = logging.getLogger(__name__)

Read = TypeVar("Read")


def open_folder(folder: Path, identity: str) -> tuple[Any, Snapshot, Sentence | None]:
    """The Whoosh index in `folder` for the archive `identity`, what it holds, and why it was begun anew.

    Raises NewsreaderError where the folder belongs to someone else or others may write to it.
    """
    if not folder.exists() and not folder.is_symlink():
        return *_create(folder, identity), MISSING
    if folder.is_file() and not folder.is_symlink():
        set_aside(folder)
        return *_create(folder, identity), DAMAGED
    _require_private(folder)
    if not any(folder.iterdir()):
        return *_create(folder, identity), MISSING
    reason = _unusable(folder, identity)
    if reason is None:
        clear_away(folder)
        clear_begun(folder)
        try:
            return *_open(folder), None
        except Exception:  # damaged files raise anything: EOFError, struct.error, UnpicklingError …
            _log.warning("the index in %s cannot be opened", folder, exc_info=True)
            reason = DAMAGED
    set_aside(folder)
    return *_create(folder, identity), reason


def load(index: Any, known: Mapping[str, Segment]) -> Snapshot:
    """The latest committed state; segments already `known` by name are not read again.

    Raises anything where a file is damaged.
    """
    return _repeated(lambda: _load(index, known))


def _repeated(read: Callable[[], Read]) -> Read:
    """What can be read, perhaps at the second attempt: files also go while another process commits."""
    for attempt in range(_TRIES):
        try:
            return read()
        except Exception:  # whoever asked says what it means, and keeps what the last attempt raised
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
    raise AssertionError


def _load(index: Any, known: Mapping[str, Segment]) -> Snapshot:
    state = index._read_toc()
    rows = {}
    for segment in state.segments:
        name = segment.segment_id()
        rows[name] = (known.get(name) or segment.read(index.storage), segment.deleted_docs())
    _look_through_what_is_later(index, state, rows)
    return Snapshot(state.generation, rows)


def _look_through_what_is_later(index: Any, state: Any, rows: Mapping[str, tuple[Segment, object]]) -> None:
    """Raise DamagedIndexError where a segment was changed after the table of contents that names it.

    A segment is written once and before the table, so that one that is later was changed by somebody else,
    or copied: then all of it is read, which else only `Segment.damaged` does.
    """
    folder = Path(index.storage.folder)
    table = folder / TOC._filename(index.indexname, state.generation)
    written = table.stat().st_mtime_ns
    later = [one for one in state.segments if one.path(index.storage).stat().st_mtime_ns > written]
    if any(rows[one.segment_id()][0].damaged() for one in later):
        raise DamagedIndexError
    if later:
        with suppress(OSError):  # then they are read again the next time
            os.utime(table)


def name_of(folder: Path) -> str:
    """The random name of the index in `folder`; empty where it comes from an earlier version.

    Raises DamagedIndexError where nobody can say.
    """
    try:
        return str(json.loads((folder / _LABEL).read_text(encoding="utf-8")).get("name", ""))
    except (OSError, ValueError, AttributeError) as error:
        raise DamagedIndexError from error


def give_name(folder: Path, name: str) -> None:
    """Name an index that has none yet. Raises DamagedIndexError where its folder cannot be used."""
    try:
        label = json.loads((folder / _LABEL).read_text(encoding="utf-8"))
        unfinished = folder / f"{_LABEL}.unfinished"
        unfinished.write_text(json.dumps({**label, "name": name}), encoding="utf-8")
        unfinished.replace(folder / _LABEL)
    except (OSError, ValueError, TypeError) as error:
        raise DamagedIndexError from error


def state_name(name: str, generation: int) -> str:
    """What the state of the index of that name at a generation is called.

    Copies of an index have one name, and go on to generations that differ; see `commit`.
    """
    return f"{name}:{generation}"


def is_nameless(state: str) -> bool:
    """Whether it is a state of an index without a name."""
    return state.startswith(":")


def give_up(folder: Path) -> None:
    """Have the next `open_folder` set this index aside: damage was met while it was in use."""
    with suppress(OSError):
        (folder / _LABEL).unlink()


def set_aside(folder: Path) -> Path:
    """Rename a folder that cannot be used, in the place of the one set aside before it; it may be gone."""
    aside = _aside(folder)
    if not folder.exists() and not folder.is_symlink():
        return aside
    let_go_of_aside(folder)
    with suppress(FileNotFoundError):
        folder.rename(aside)
    return aside


def has_aside(folder: Path) -> bool:
    """Whether an index was set aside and is still there."""
    return os.path.lexists(_aside(folder))


def let_go_of_aside(folder: Path) -> None:
    """Remove the index that was set aside; nothing of it is needed once the new one is whole."""
    aside = _aside(folder)
    if aside.is_symlink() or aside.is_file():
        with suppress(OSError):
            aside.unlink()
    else:
        shutil.rmtree(aside, ignore_errors=True)


def clear_begun(folder: Path) -> None:
    """Remove the indexes that were begun for a folder and never came there, as when a program was killed."""
    for begun in folder.parent.glob(f"{folder.name}{_BEGUN}*"):
        if is_forgotten(begun):
            shutil.rmtree(begun, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(folder.name + ".set-aside")


def _require_private(folder: Path) -> None:
    if folder.is_symlink() or not folder.is_dir():
        raise NewsreaderError("{path} is no folder; move it away so that the index can be made.", path=folder)
    entries = [folder, *folder.iterdir()]
    shut = not folder.lstat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    for path in entries:
        try:
            status = path.lstat()
        except FileNotFoundError:  # another process has committed meanwhile
            continue
        if status.st_uid != os.geteuid():
            raise NewsreaderError(
                "{path} belongs to another user; remove it or use another library folder.", path=path
            )
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH) and not shut and len(entries) > 1:
            raise NewsreaderError(
                "Others may write to {path}; look into it and run: chmod -R go-w {folder}",
                path=path,
                folder=folder,
            )
    # Where nothing may be written there is nothing to be kept from others either.
    if not shut and folder.lstat().st_mode & stat.S_IWUSR:
        with suppress(OSError):  # a file system that is only read
            folder.chmod(0o700)


def _create(folder: Path, identity: str) -> tuple[Any, Snapshot]:
    """Make an index beside the folder and put it there whole, unless another process was faster."""
    begun = folder.with_name(f"{folder.name}{_BEGUN}{uuid.uuid4()}")
    begun.mkdir(mode=0o700, parents=True)
    try:
        create_in(str(begun), schema())
        label = {"archive": identity, "version": SCHEMA_VERSION, "name": str(uuid.uuid4())}
        (begun / _LABEL).write_text(json.dumps(label), encoding="utf-8")
        try:
            begun.rename(folder)  # an empty one gives way
        except OSError:
            if not (folder / _LABEL).exists():
                raise
    finally:
        shutil.rmtree(begun, ignore_errors=True)
        clear_begun(folder)
    return _open(folder)


def _open(folder: Path) -> tuple[Any, Snapshot]:
    index = _repeated(lambda: open_dir(str(folder)))
    return index, load(index, {})


def _unusable(folder: Path, identity: str) -> Sentence | None:
    try:
        label = json.loads((folder / _LABEL).read_text(encoding="utf-8"))
        archive, version = label["archive"], label["version"]
    except (OSError, ValueError, TypeError, KeyError):
        return DAMAGED
    if archive != identity:
        return Sentence.of("The search index is made anew: the old one belonged to another archive.")
    if version != SCHEMA_VERSION:
        return Sentence.of("The search index is made anew: the old one came from another version.")
    return None
