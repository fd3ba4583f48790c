"""Articles for benchmarks: real ones if there are any, with other dates and a growing vocabulary."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.shared import SHARED

from newsreader.paths import bundled

_SYLLABLES = [c + v for c in "bdklmrst" for v in "aeiou"]
_NEWEST = date(2025, 12, 31)
_DAYS = 3650


def texts() -> tuple[str, list[dict[str, str]]]:
    """Where the texts are from, and title and body of each."""
    larger = SHARED / "data" / "indosum.jsonl.gz" if SHARED else None
    if larger and larger.exists():
        with gzip.open(larger, "rt", encoding="utf-8") as lines:
            found = [json.loads(line) for line in lines]
        return "IndoSum", [{"title": _title(one), "body": one["body"]} for one in found]
    files = sorted(bundled("seeds").glob("*.txt"))
    bodies = [path.read_text("utf-8").split("---\n", 2)[2].strip() for path in files]
    return "the starter collection", [{"title": body[:80], "body": body} for body in bodies]


def _title(article: dict[str, str]) -> str:
    return article.get("title") or article["body"].split(".")[0][:100]


def articles(size: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """`size` articles as JSONL import takes them.

    Each repeats a text with a fresh id, a date in the last ten years, one of thirty sources, and some made-up
    words drawn with a Zipfian tail, so that the vocabulary grows with the number of articles.
    """
    dice = random.Random(seed)
    _, sources = texts()
    for number in range(size):
        text = sources[number % len(sources)]
        words = " ".join(_word(int(dice.paretovariate(0.6)) % (size * 3 + 100)) for _ in range(6))
        day = _NEWEST - timedelta(days=dice.randrange(_DAYS))
        yield {
            "id": f"bench-{number}",
            "title": text["title"],
            "body": f"{text['body']}\n\nKata buatan: {words} nomor {number}.",
            "published": day.isoformat(),
            "source": f"Sumber {dice.randrange(30):02}",
        }


def _word(number: int) -> str:
    word = ""
    while number or not word:
        number, index = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[index]
    return word + "x"


def write(path: Path, size: int) -> None:
    """Write `size` articles as JSONL."""
    with path.open("w", encoding="utf-8") as out:
        for article in articles(size):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
