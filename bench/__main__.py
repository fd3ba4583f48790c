"""`python -m bench --size N`: build a library of N articles and print how long everything takes."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import corpus
from bench.launch import first_list
from newsreader.library import Library
from newsreader.model import Order, Query

QUESTIONS = {
    "rare word": "kelautan",
    "middling word": "diplomasi",
    "common word": "Indonesia",
    "two common words": "presiden Indonesia",
    "phrase": '"Amerika Serikat"',
    "prefix of 4": "pert*",
    "one letter off": "presidn~",
    "date and word": "date:2024 Indonesia",
    "entity and word": "place:jakarta presiden",
    "without": "presiden -Jakarta",
    "everything": "",
}


def timed(action: Callable[[], object], runs: int = 9) -> tuple[float, float, float]:
    """First, median and slowest of `runs` calls, in milliseconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return times[0], statistics.median(times), max(times)


def build(folder: Path, size: int) -> Library:
    """A library of `size` articles, with the rate of each step printed."""
    source, _ = corpus.texts()
    path = folder / "articles.jsonl"
    corpus.write(path, size)
    text = path.stat().st_size
    print(f"{size} articles from {source}, {text / 1e6:.1f} MB of JSONL, made as bench/corpus.py says")
    library = Library.open(folder / "library")
    began = time.perf_counter()
    kept = sum(result.id is not None for result in library.importer.run([path]))
    seconds = time.perf_counter() - began
    print(f"import and annotation   {kept / seconds:8.0f} articles/s, one process")
    began = time.perf_counter()
    for _ in library.refresh_index():
        pass
    print(f"indexing                {kept / (time.perf_counter() - began):8.0f} articles/s")
    disk = sum(file.stat().st_size for file in (folder / "library").rglob("*") if file.is_file())
    print(f"disk                    {disk / text:8.2f} × the JSONL")
    return library


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=1000, help="number of articles")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = build(folder, size)
        print(f"\n{'a whole page, ms':24}{'found':>8}{'first':>9}{'median':>9}{'slowest':>9}")
        for question, text in QUESTIONS.items():
            for order in Order:
                query = Query(text)
                page = library.search(query, order)
                row = timed(lambda query=query, order=order: library.search(query, order))  # type: ignore[misc]
                name = f"{question}, {order.value}"
                print(f"{name:24}{page.total:8}" + "".join(f"{x:9.1f}" for x in row))
        ids = library.search(Query("")).ids
        print(
            f"{'facets of everything':24}{len(ids):8}{''.join(f'{x:9.1f}' for x in timed(library.facets, 3))}"
        )
        library.close()
        launches = [first_list(folder / "library", folder / "state.json") for _ in range(5)]
        print(
            f"\nlaunch to first painted list: median {statistics.median(launches):.2f} s of {len(launches)}"
        )


if __name__ == "__main__":
    main()
