"""One article more in a library that is there: how long until a search finds it."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from bench.machine import command, environment
from newsreader.library import Library
from newsreader.model import Query

_TEXT = (
    "{word}: satu artikel lagi\n\nPresiden Joko Widodo menyebut {word} di Jakarta, Senin (5/3/2018).\n" * 8
)


def _new_articles(folder: Path, first: int, count: int) -> Iterator[tuple[Path, str]]:
    """Files, each with a word that no other article has."""
    for number in range(first, first + count):
        word = f"artikelbaru{number}x"
        path = folder / "one.txt"
        path.write_text(_TEXT.format(word=word), "utf-8")
        yield path, word


def in_process(library: Path, home: Path, count: int = 6) -> dict[str, list[float]]:
    """Seconds to keep an article, to commit it to the index and to find it; the first article is no part.

    It is what loads the extractor and opens the index.
    """
    seconds: dict[str, list[float]] = {"keeping it": [], "committing it": [], "finding it": []}
    with Library.open(library) as opened:
        for path, word in _new_articles(home, 0, count):
            times = [time.perf_counter()]
            list(opened.importer.run([path]))
            times.append(time.perf_counter())
            list(opened.refresh_index())
            times.append(time.perf_counter())
            _must_be_one(opened.search(Query(word)).total)
            times.append(time.perf_counter())
            for name, began, ended in zip(seconds, times, times[1:], strict=False):
                seconds[name].append(ended - began)
    return {name: values[1:] for name, values in seconds.items()}


def in_processes(library: Path, home: Path, count: int = 3) -> dict[str, list[float]]:
    """Seconds of `newsreader import one.txt` and of the `newsreader search` that then finds it."""
    seconds: dict[str, list[float]] = {"newsreader import": [], "newsreader search": []}
    at = ("--library", str(library))
    for path, word in _new_articles(home, 100, count):
        began = time.perf_counter()
        _run(home, *at, "import", str(path))
        kept = time.perf_counter()
        found = _run(home, *at, "search", "--json", word)
        seconds["newsreader search"].append(time.perf_counter() - kept)
        seconds["newsreader import"].append(kept - began)
        _must_be_one(len(found.splitlines()))
    return seconds


def anew(library: Path, home: Path) -> float:
    """Seconds of `newsreader rebuild`, which makes the index anew."""
    began = time.perf_counter()
    _run(home, "--library", str(library), "rebuild")
    return time.perf_counter() - began


def _run(home: Path, *arguments: str) -> str:
    done = subprocess.run(command(*arguments), env=environment(home), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"newsreader {' '.join(arguments)}: {done.stderr}")
    return done.stdout


def _must_be_one(found: int) -> None:
    if found != 1:
        raise RuntimeError(f"one article more, but {found} found")
