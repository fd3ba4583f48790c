"""Articles for measuring: real Indonesian news where there is any, as many as one asks for."""

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
_MADE_UP = len(_SYLLABLES) ** 4
_SPREAD = 1_000_003
"""Shares no factor with `_MADE_UP`: neighbours in rank have nothing in common as words."""

_TAIL = 0.21
"""Of a Pareto distribution: 8 words an article then add 110,000 types to 100,000 articles."""

_CLOSINGS = (
    "Laporan {0} {1} {2} ditulis {3} {4} di {5}, {6} {7}, edisi {8} halaman {9}.",
    "Demikian {0} {1} {2}, kata {3} {4} di {5} soal {6} {7}, nomor {8} lembar {9}.",
    "Hal itu disampaikan {3} {4} di {5}: {0} {1} {2} {6} {7}, seri {8} bagian {9}.",
    "Menurut {3} {4} yang tinggal di {5}, {0} {1} {2} adalah {6} {7}, jilid {8} bab {9}.",
)
_NAMES = slice(3, 6)
_LONG_EVERY, _LONG_TEXTS = 1000, 40
_NEWEST = date(2025, 12, 31)
_DAYS = 3652
_SOURCES = 30


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


def described(size: int) -> str:
    """How `size` articles are made, for those who read a figure."""
    source, found = texts()
    return (
        f"{size:,} articles from {len(found):,} texts of {source}, each with an id, a date within ten years, "
        f"one of {_SOURCES} sources and a closing paragraph of its own: eight made-up words of a Zipfian "
        f"tail, three of which are a person's and a place's name. So bodies repeat from article "
        f"{len(found) + 1:,} on, and vocabulary and names still grow. One article in {_LONG_EVERY:,} is "
        f"{_LONG_TEXTS} texts long."
    )


def _title(article: dict[str, str]) -> str:
    return article.get("title") or article["body"].split(".")[0][:100]


def articles(size: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """`size` articles as JSONL import takes them, made as `described` says.

    Article n is the same at every size, and no two bodies are alike.
    """
    _, sources = texts()
    for number in range(size):
        dice = random.Random(f"{seed}:{number}")
        length = _LONG_TEXTS if number % _LONG_EVERY == _LONG_EVERY - 1 else 1
        parts = [sources[(number + step) % len(sources)] for step in range(length)]
        body = "\n\n".join([*(part["body"] for part in parts), _closing(dice, number)])
        day = _NEWEST - timedelta(days=dice.randrange(_DAYS))
        yield {
            "id": f"bench-{number}",
            "title": parts[0]["title"],
            "body": body,
            "published": day.isoformat(),
            "source": f"Sumber {dice.randrange(_SOURCES):02}",
        }


def _closing(dice: random.Random, number: int) -> str:
    """A paragraph that no other article has; the number stands in two parts, so as to add few types."""
    words = [_word(int(dice.paretovariate(_TAIL))) for _ in range(8)]
    words[_NAMES] = [word.capitalize() for word in words[_NAMES]]
    return dice.choice(_CLOSINGS).format(*words, number // 1000, number % 1000)


def _word(rank: int) -> str:
    number, word = rank * _SPREAD % _MADE_UP, ""
    for _ in range(4):
        number, index = divmod(number, len(_SYLLABLES))
        word += _SYLLABLES[index]
    return word + "x"


def write(path: Path, size: int) -> None:
    """Write `size` articles as JSONL."""
    with path.open("w", encoding="utf-8") as out:
        for article in articles(size):
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
