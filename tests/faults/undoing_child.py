"""A process that undoes imports of a library and brings them back until it is killed.

Arguments: the library's folder and a seed.
"""

from __future__ import annotations

import random
import sys
from itertools import count
from pathlib import Path

from newsreader.archive import Archive
from newsreader.library import Library, undoing
from newsreader.model import ImportKind
from tests.faults.archive_child import add, story

IMPORTS = 3
ARTICLES = 40


def bring(archive: Archive, first: int) -> None:
    """One import of some stories, half of which the one before has brought too."""
    with archive.transaction():
        number = archive.begin_import(ImportKind.FILES, ["/berita"])
        collection = archive.new_collection("/berita", number)
        for story_number in range(first, first + ARTICLES):
            add(archive, story(story_number, 0), collection)


def fill(folder: Path) -> None:
    """A library of several imports that overlap, the first articles starred."""
    with Library.open(folder) as library:
        for number in range(IMPORTS):
            bring(library.archive, number * ARTICLES // 2)
        library.archive.set_starred(library.archive.all_ids()[:20])


def main(folder: str, seed: str) -> None:
    """Undo or bring back one import after the other."""
    undoing._SECONDS_KEEPING = 0.001  # so few articles would all be one step
    rnd = random.Random(int(seed))
    with Library.open(Path(folder)) as library:
        list(library.settle_imports())
        for number in count():
            one = rnd.randint(1, IMPORTS)
            undone = not library.archive.import_run(one).undone
            for done, _ in library.undo_import(one, undone):
                print(number, done, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
