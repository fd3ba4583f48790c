"""A process that imports into an archive until it is done or killed.

Arguments: the library, the file that plays the index, a seed, how many articles.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from newsreader.archive import Archive
from newsreader.model import Article, Label
from tests.unit.archive.samples import annotations, article, mention

NAMES = ("Ali", "Budi", "Citra", "Dewi")


def story(number: int, edition: int) -> Article:
    """An article; a later edition is another text at the same place."""
    names = " ".join(NAMES[: 1 + number % len(NAMES)])
    return article(
        f"{names}: berita {number}, edisi {edition}. " + "isi " * (number % 700), origin=f"{number}.txt"
    )


def add(archive: Archive, one: Article, collection: int | None = None) -> None:
    """Keep an article with the names in it."""
    names = one.body.partition(":")[0].split()
    marked = annotations(*(mention(one.body, name, Label.PERSON) for name in names))
    archive.add(one, marked, collection=collection)


def index(archive: Archive, file: Path) -> None:
    """Take over what is pending, as an index would: first commit, then settle."""
    changes = archive.pending(40)
    documents = {one.id for one in archive.documents([one.article_id for one in changes])}
    lines = [f"{one.article_id} {int(one.article_id in documents)}\n" for one in changes]
    with file.open("a") as log:
        log.write("".join(lines))
    archive.settle(changes)


def main(library: str, log: str, seed: str, count: str) -> None:
    """Import in batches of all sizes, mark and index between them."""
    rnd = random.Random(int(seed))
    with Archive.open(Path(library)) as archive:
        for start in range(0, int(count), 25):
            with archive.transaction():
                for number in range(start, start + rnd.randint(1, 25)):
                    add(archive, story(rnd.randint(0, number), rnd.randint(0, 2)))
            add(archive, story(start, 3))
            archive.set_read(rnd.sample(list(archive.all_ids()), 1))
            archive.undo() if rnd.random() < 0.3 else archive.add_tag([1 + start], "penting")
            index(archive, Path(log))
            print(start, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
