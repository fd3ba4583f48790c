"""Read the articles that were written for training, names marked where they stand: ``{P:Joko} di {G:Solo}``.

usage: python written.py FILE... OUT.jsonl (id, lang, body and marks a line)
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

LABELS = {
    "P": "PERSON", "O": "ORG", "G": "PLACE", "E": "EVENT", "L": "LAW", "W": "WORK", "R": "ROLE", "D": "DATE",
    "M": "MONEY",
}  # fmt: skip
_MARK = re.compile(r"\{([POGELWRDM]):([^{}]+)\}")


def article(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The body without its marks, and these as (start, end, label). Raises ValueError for a stray brace."""
    parts, marks, at, length = [], [], 0, 0
    for mark in _MARK.finditer(text):
        before = text[at : mark.start()]
        parts += [before, mark[2]]
        length += len(before)
        marks.append((length, length + len(mark[2]), LABELS[mark[1]]))
        length += len(mark[2])
        at = mark.end()
    body = "".join([*parts, text[at:]])
    if "{" in body or "}" in body:
        raise ValueError(f"a brace is left in: {body[max(0, body.find('{') - 30) :][:80]!r}")
    return body, marks


def articles(path: Path) -> list[dict[str, object]]:
    """Every article of one file."""
    found: list[dict[str, object]] = []
    for block in re.split(r"(?m)^=== ", path.read_text("utf-8"))[1:]:
        id_, _, text = block.partition("\n")
        body, marks = article(text.strip())
        lang = "en" if id_.strip().endswith("-en") else "id"
        found.append({"id": id_.strip(), "lang": lang, "body": body, "entities": marks})
    return found


def main(argv: list[str]) -> None:
    """Read all, write one file."""
    rows = [row for path in argv[:-1] for row in articles(Path(path))]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    Path(argv[-1]).write_text("".join(lines), "utf-8")
    print(f"{len(rows)} articles, {sum(len(row['entities']) for row in rows)} marks")  # type: ignore[arg-type]


if __name__ == "__main__":
    main(sys.argv[1:])
