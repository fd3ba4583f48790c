"""The table of docs/dependencies.md: `PYTHONPATH=tui python -m tests.unit.search.word_families`.

One row for each stemmer that the environment has: ours, the package that is imported as `Sastrawi`, Porter 2
of Whoosh and, after `pip install PyStemmer`, Snowball. Speed is that of the first time a word is asked for.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from importlib import metadata

from tests.unit.search.word_families import families, pairs

Stem = Callable[[str], str]


def _ours() -> Stem:
    from newsreader.search.stemming import stem

    return stem


def _sastrawi() -> Stem:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    stem: Stem = StemmerFactory().create_stemmer().stem
    return stem


def _snowball() -> Stem:
    from Stemmer import Stemmer

    stem: Stem = Stemmer("indonesian").stemWord
    return stem


def _porter() -> Stem:
    from whoosh.lang.porter2 import stem

    found: Stem = stem
    return found


def _rows() -> Iterator[tuple[str, Stem]]:
    versions = {found.name: found.version for found in metadata.distributions()}
    package = next(name for name in ("PySastrawi", "Sastrawi") if name in versions)
    yield f"newsreader ({package}, then Porter 2)", _ours()
    yield f"{package} {versions[package]}", _sastrawi()
    if "PyStemmer" in versions:
        yield f"Snowball Indonesian (PyStemmer {versions['PyStemmer']})", _snowball()
    yield "Porter 2 (Whoosh)", _porter()


def main() -> None:
    """Print the table as Markdown."""
    words = sorted({word for family in families("indonesian") for word in family})
    print("| stemmer | id | en | words/s, cold |\n|---|---|---|---|")
    for name, stem in _rows():
        stem("mengumumkan")  # reads the word list, which is no part of the speed
        started = time.process_time()
        for word in words:
            stem(word)
        speed = len(words) / (time.process_time() - started)
        scores = " | ".join(f"{pairs(language, stem).share:.3f}" for language in ("indonesian", "english"))
        print(f"| {name} | {scores} | {speed:,.0f} |")


if __name__ == "__main__":
    main()
