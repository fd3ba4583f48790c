"""Write sheets to annotate: numbered lines of some texts.

usage: python sheets.py INDOSUM.jsonl.gz GOLD_DIR NLP_ID_DATASET SEEDS_DIR OUT_DIR
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

from texts import indosum, lines_of, nlp_id, seeds

_SEED = 20261122
_ARTICLES, _GROUPS = 1200, 640
_PER_SHEET = 8


def chosen_articles(path: Path, gold: Path) -> list[str]:
    """Ids of articles to annotate, spread over the categories, none of which is annotated already."""
    held = {p.name.removesuffix(".gold.json") for p in gold.glob("*/*.gold.json")}
    by_category: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] not in held and 600 <= len(row["body"]) <= 4000:
                by_category[row["category"]].append(row["id"])
    generator = random.Random(_SEED)
    for ids in by_category.values():
        generator.shuffle(ids)
    queues = [by_category[name] for name in sorted(by_category)] + [by_category["tajuk utama"]] * 2
    picked: list[str] = []
    while len(picked) < _ARTICLES and any(queues):
        picked.extend(queue.pop() for queue in queues if queue)
    return picked[:_ARTICLES]


def write(folder: Path, name: str, texts: dict[str, str]) -> None:
    """One sheet for every eight texts."""
    ids = list(texts)
    for number, start in enumerate(range(0, len(ids), _PER_SHEET)):
        parts = []
        for id_ in ids[start : start + _PER_SHEET]:
            body = texts[id_]
            numbered = (f"{n} {body[a:b]}" for n, (a, b) in enumerate(lines_of(body), 1))
            parts.append(f"@ {id_}\n" + "\n".join(numbered))
        (folder / f"{name}-{number:03}.txt").write_text("\n\n".join(parts) + "\n", "utf-8")


def main(argv: list[str]) -> None:
    """Write all sheets."""
    articles, gold, dataset, seed_dir, out = map(Path, argv)
    out.mkdir(parents=True, exist_ok=True)
    bodies = indosum(articles)
    write(out, "indosum", {id_: bodies[id_] for id_ in chosen_articles(articles, gold)})
    write(out, "nlpid", dict(list(nlp_id(dataset).items())[:_GROUPS]))
    write(out, "seed", seeds(seed_dir))


if __name__ == "__main__":
    main(sys.argv[1:])
