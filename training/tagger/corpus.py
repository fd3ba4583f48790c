"""Annotated texts for training and for checking, and how well an answer agrees with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from layouts import Mark

LABELS = ("PERSON", "ORG", "PLACE", "EVENT", "LAW", "WORK", "ROLE", "DATE", "MONEY")
CORE = frozenset({"PERSON", "ORG", "PLACE", "DATE"})


@dataclass(frozen=True)
class Text:
    """One annotated body; `detokenised` says that it has IndoSum's layout."""

    id: str
    body: str
    marks: list[Mark]
    lang: str
    detokenised: bool


def gold(folder: Path) -> list[Text]:
    """The texts of one gold folder, by name."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        answer = json.loads(path.read_text("utf-8"))
        article = json.loads(path.with_name(path.name.replace(".gold.json", ".json")).read_text("utf-8"))
        marks = [(e["start"], e["end"], e["label"]) for e in answer["entities"]]
        lang = "en" if folder.name.endswith("_en") else "id"
        found.append(
            Text(answer["id"], article["body"], sorted(marks), lang, answer["id"].startswith("indosum"))
        )
    return found


def annotated(path: Path, bodies: dict[str, str]) -> list[Text]:
    """The texts of one file of annotations, whose bodies are found by id and checked by hash."""
    import hashlib

    found = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        body = bodies[row["id"]]
        if hashlib.sha256(body.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{path.name}: {row['id']} is another text than the one annotated")
        marks = [(a, b, label) for a, b, label in row["entities"]]
        found.append(Text(row["id"], body, marks, row.get("lang", "id"), row["id"].startswith("indosum")))
    return found


def written(path: Path) -> list[Text]:
    """The texts of one file of annotation/written.py's making, which holds their bodies."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Text(row["id"], row["body"], [(a, b, label) for a, b, label in row["entities"]], row["lang"], False)
        for row in rows
    ]


def f1(pairs: Iterable[tuple[list[Mark], list[Mark]]], labels: Iterable[str] = LABELS) -> float:
    """Micro F1 of exact spans over (gold, answer) pairs, of some labels."""
    hit = wanted = given = 0
    allowed = set(labels)
    for want, have in pairs:
        w = {m for m in want if m[2] in allowed}
        h = {m for m in have if m[2] in allowed}
        hit += len(w & h)
        wanted += len(w)
        given += len(h)
    return 2 * hit / (wanted + given) if wanted + given else 0.0


def table(pairs: list[tuple[list[Mark], list[Mark]]]) -> str:
    """One line: CORE, ALL and each label's F1 with its number in the gold."""
    count = Counter(label for want, _ in pairs for _, _, label in want)
    each = " ".join(f"{label} {f1(pairs, [label]):.3f}({count[label]})" for label in LABELS if count[label])
    return f"CORE {f1(pairs, CORE):.4f} ALL {f1(pairs):.4f} | {each}"
