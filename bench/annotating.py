"""`python -m bench.annotating`: what annotation costs in both tiers, bad input included."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench import corpus
from newsreader.annotate import Extractor, exact_extractor, fast_extractor

_TIERS: dict[str, Callable[[], Extractor]] = {"fast": fast_extractor, "exact": exact_extractor}
_LOAD = """
import time
import numpy
began = time.perf_counter()
from newsreader.annotate import {tier}_extractor
extractor = {tier}_extractor()
loaded = time.perf_counter()
extractor.annotate("Presiden Joko Widodo tiba di Jakarta.")
print((loaded - began) * 1000, (time.perf_counter() - loaded) * 1000)
"""
_PLAIN = "Presiden Joko Widodo bertemu Menteri Luar Negeri Retno Marsudi di Jakarta, Senin (5/3/2018). "
_BAD = {
    "one line of news": lambda n: _PLAIN * (n // len(_PLAIN)),
    "all in capitals": lambda n: (_PLAIN * (n // len(_PLAIN))).upper(),
    "all in lower case": lambda n: (_PLAIN * (n // len(_PLAIN))).lower(),
    "another language": lambda n: "Правительство объявило о новых мерах в Москве. " * (n // 47),
    "no words": lambda n: '("— ' * (n // 4),
    "one word": lambda n: "x" * n,
    "marks that never close": lambda n: "“Kami siap, kata Putin. " * (n // 24),
    "names alone": lambda n: ". ".join(f"Ba{i:x} Wi{i:x}" for i in range(n // 14)),
}


def loading(tier: str) -> tuple[float, float]:
    """(loading, the first article) in milliseconds, median of seven fresh processes that hold NumPy."""
    runs = []
    for _ in range(7):
        done = subprocess.run(
            [sys.executable, "-c", _LOAD.format(tier=tier)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        )
        runs.append([float(part) for part in done.stdout.split()])
    load, first = (statistics.median(column) for column in zip(*runs, strict=True))
    return load, first


def main() -> None:
    """Print figures; processor time where several things are compared."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=2000, help="articles for the fast tier")
    parser.add_argument("--longest", type=int, default=5_000_000, help="characters of bad input")
    args = parser.parse_args()
    source, _ = corpus.texts()
    articles = list(corpus.articles(args.size))
    length = statistics.mean(len(one["body"]) for one in articles)
    print(f"articles from {source}, {length:.0f} characters each, made as bench/corpus.py says")
    print("one thread, for the exact tier two")
    for tier, make in _TIERS.items():
        load, first = loading(tier)
        print(f"{tier:6} loading {load:5.0f} ms, first article {first:5.0f} ms")
        extractor = make()
        each = []
        for one in articles if tier == "fast" else articles[:: args.size // 100 or 1]:
            began = time.perf_counter()
            extractor.annotate(one["body"], published=one["published"])
            each.append(time.perf_counter() - began)
        slow = sorted(each)[int(len(each) * 0.95)]
        middle = statistics.median(each) * 1000
        rate = len(each) / sum(each)
        print(f"{tier:6} {rate:6.1f} articles/s; median {middle:.1f} ms, 95 of 100 in {slow * 1000:.1f} ms")
    print(f"\nbad input, seconds       {'100 kB':>10}{'1 MB':>10}{'longest':>10}")
    for name, text in _BAD.items():
        row = []
        for size in (100_000, 1_000_000, args.longest):
            body = text(size)
            began = time.process_time()
            fast_extractor().annotate(body)
            row.append(time.process_time() - began)
        print(f"{name:25}" + "".join(f"{seconds:10.2f}" for seconds in row))


if __name__ == "__main__":
    main()
