"""A process that corrects a library until it is killed.

Arguments: the library's folder, a seed, and where to stop of its own accord: ``never``, or ``decided``,
between a decision and the articles that it concerns.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import count
from pathlib import Path

from newsreader.library import Library
from newsreader.model import Correction, CorrectionKind, Label, Scope
from tests.faults.archive_child import NAMES, add, story

ARTICLES = 150


def decision(rnd: random.Random) -> Correction:
    """A correction of the whole archive about one of the names."""
    name = rnd.choice(NAMES)
    kind = rnd.choice(
        (CorrectionKind.REJECT, CorrectionKind.RETYPE, CorrectionKind.RENAME, CorrectionKind.ADD)
    )
    return Correction(
        kind,
        Scope.ARCHIVE,
        name,
        Label.ORG if kind is CorrectionKind.ADD else Label.PERSON,
        entity=f"person:{name.lower()}" if kind is CorrectionKind.RENAME else None,
        to_label=Label.PLACE if kind is CorrectionKind.RETYPE else None,
        to_canonical=f"{name} {rnd.randint(1, 9)}" if kind is CorrectionKind.RENAME else None,
    )


def fill(folder: Path) -> None:
    """A library of articles that name one to four people."""
    with Library.open(folder) as library, library.archive.transaction():
        for number in range(ARTICLES):
            add(library.archive, story(number, 0))


def main(folder: str, seed: str, until: str) -> None:
    """Decide, take back, and work the queue off, over and over."""
    rnd = random.Random(int(seed))
    with Library.open(Path(folder)) as library:
        corrector = library.corrector
        for number in count():
            corrector.correct(decision(rnd), None)
            print(number, flush=True)  # noqa: T201
            if until == "decided":
                time.sleep(60)
            steps = corrector.apply_queued()
            for _ in range(rnd.randint(0, 4)):
                next(steps, None)
            if rnd.random() < 0.5:
                library.archive.undo()
            if rnd.random() < 0.3:
                corrector.withdraw(rnd.choice(corrector.standing()).id) if corrector.standing() else None


if __name__ == "__main__":
    main(*sys.argv[1:])
