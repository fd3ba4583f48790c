"""The folder of one run: articles, libraries, the peers' databases, and what building them took.

What is there is not made again, so that a run can be repeated on it.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

from bench import corpus
from bench.questions import Question
from newsreader.library import Library
from newsreader.library.parts import ARCHIVE_FILE

SMALL = 1000


class Workplace:
    """Paths, and the figures that are kept with them in ``built.json``."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        self.size = size
        folder.mkdir(parents=True, exist_ok=True)
        self.home = folder / "home"
        self.home.mkdir(exist_ok=True)
        self._record = folder / "built.json"
        self._built: dict[str, Any] = {"size": size}
        if self._record.exists():
            self._built = json.loads(self._record.read_text("utf-8"))
        if self._built["size"] != size:
            raise SystemExit(
                f"{folder} holds {self._built['size']} articles: name another folder for {size}."
            )

    @property
    def library(self) -> Path:
        """What `newsreader import` made of the articles; nothing but the index is ever written to it."""
        return self.folder / "library"

    @property
    def used(self) -> Path:
        """A copy of the library, for what writes: imports, the app and what it marks."""
        return self.folder / "used"

    def articles(self, size: int | None = None) -> Path:
        """The JSONL of the first `size` articles, or of all."""
        size = size or self.size
        path = self.folder / f"articles-{size}.jsonl"
        if not path.exists():
            unfinished = path.with_suffix(".part")
            corpus.write(unfinished, size)
            unfinished.rename(path)
        return path

    def fresh(self, name: str) -> Path:
        """An empty folder of that name; what it held is gone, and so are its figures."""
        self.forget(name)
        folder = self.folder / name
        folder.mkdir(parents=True)
        return folder

    def forget(self, name: str) -> None:
        """Remove what was built under a name."""
        if self._built.pop(name, None) is not None:
            self._save()
        shutil.rmtree(self.folder / name, ignore_errors=True)

    def copy(self) -> Path:
        """A fresh `used`."""
        self.forget("used")
        shutil.copytree(self.library, self.used)
        _note_as_read_exactly(self.used)
        return self.used

    def figures(self, name: str) -> dict[str, Any] | None:
        """What building `name` took; None where it is not built."""
        found: dict[str, Any] | None = self._built.get(name)
        return found

    def keep(self, name: str, figures: dict[str, Any]) -> None:
        """Note that `name` is built, and what it took."""
        self._built[name] = figures
        self._save()

    def questions(self) -> list[Question]:
        """What was drawn from this library."""
        survey = self.figures("survey") or {}
        return [Question.from_json(one) for one in survey["questions"]]

    def _save(self) -> None:
        unfinished = self._record.with_suffix(".part")
        unfinished.write_text(json.dumps(self._built, ensure_ascii=False, indent=1), "utf-8")
        unfinished.rename(self._record)


def _note_as_read_exactly(folder: Path) -> None:
    """Let a library say that the exact extractor has read all its articles.

    Else the app begins to do so whenever no key is pressed, for hours, and every other figure is one of how
    busy the machine is.
    """
    with Library.open(folder) as library:
        version = library.exact_extractor.version
    with contextlib.closing(sqlite3.connect(folder / ARCHIVE_FILE)) as database, database:
        database.execute("UPDATE annotation SET extractor = ?", (version,))
