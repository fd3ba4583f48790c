"""Check answer sheets and turn them into offsets.

usage: python take.py check SHEET ANSWERS
       python take.py write OUT.jsonl INDOSUM NLP_ID_DATASET SEEDS_DIR ANSWERS...

An answer sheet names each text (``@ id``) and lists, for each line with something to mark, the names in the
order in which they stand: ``3: ROL=Ketua; ORG=MPR; PER=Zulkifli Hasan``. A name is looked for from the end of
the one before it, at a word's beginning first; ``PER#2=Hasan`` skips one occurrence. `check` prints what was
not found, and what looks like a name or date and was left unmarked, for a second look.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from texts import indosum, lines_of, nlp_id, seeds, sha256

LABELS = {
    "PER": "PERSON", "ORG": "ORG", "PLC": "PLACE", "EVT": "EVENT", "LAW": "LAW",
    "WRK": "WORK", "ROL": "ROLE", "DAT": "DATE", "MON": "MONEY",
}  # fmt: skip
_ITEM = re.compile(r"(?:^|;)\s*(" + "|".join(LABELS) + r")(?:#(\d+))?=")
_LINE = re.compile(r"(\d+)\s*[:.]\s*(.*)")
_CAPITALISED = re.compile(r"(?<![.!?\"“]\s)(?<!^)\b[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*")
_DATE_LIKE = re.compile(r"\b(?:\d{1,2} ?/ ?\d{1,2}|(?:19|20)\d\d)\b|\bRp\b|US ?\$")


@dataclass
class Taken:
    """The marks of one text as ``(start, end, label)``, and what could not be placed."""

    marks: list[tuple[int, int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def answers(text: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Each text's id with its answered lines as ``(number, items)``."""
    for block in re.split(r"(?m)^@\s*", text)[1:]:
        head, *rest = block.splitlines()
        found = [(int(m[1]), m[2]) for line in rest if (m := _LINE.match(line.strip()))]
        yield head.strip(), found


def _find(line: str, name: str, start: int, skip: int) -> int:
    places = [m.start() for m in re.finditer(re.escape(name), line) if m.start() >= start]
    at_word = [p for p in places if p == 0 or not line[p - 1].isalnum()] or places
    return at_word[skip] if skip < len(at_word) else -1


def take(body: str, answered: list[tuple[int, str]]) -> Taken:
    """Place every answered name in the body."""
    taken, spans = Taken(), lines_of(body)
    for number, items in answered:
        if not 1 <= number <= len(spans):
            taken.problems.append(f"line {number}: there is none")
            continue
        first, last = spans[number - 1]
        line, position = body[first:last], 0
        pieces = list(_ITEM.finditer(items))
        if items.strip(" ;-") and not pieces:
            taken.problems.append(f"line {number}: not understood: {items}")
        for i, piece in enumerate(pieces):
            stop = pieces[i + 1].start() if i + 1 < len(pieces) else len(items)
            name = items[piece.end() : stop].strip().rstrip(";").strip()
            at = _find(line, name, position, int(piece[2] or 1) - 1) if name else -1
            if at < 0:
                taken.problems.append(f"line {number}: {piece[1]}={name} is not after column {position}")
                continue
            position = at + len(name)
            taken.marks.append((first + at, first + position, LABELS[piece[1]]))
    return taken


def unmarked(body: str, marks: list[tuple[int, int, str]]) -> list[str]:
    """What looks like a name, a date or money and is not marked, line by line."""
    covered = bytearray(len(body))
    for start, end, _ in marks:
        covered[start:end] = b"\1" * (end - start)
    found = []
    for number, (first, last) in enumerate(lines_of(body), 1):
        line = body[first:last]
        left = [
            m.group()
            for pattern in (_CAPITALISED, _DATE_LIKE)
            for m in pattern.finditer(line)
            if not any(covered[first + m.start() : first + m.end()])
        ]
        if left:
            found.append(f"  line {number}: {' | '.join(left)}")
    return found


def _sheet_texts(path: Path) -> dict[str, str]:
    texts = {}
    for block in re.split(r"(?m)^@ ", path.read_text("utf-8"))[1:]:
        head, *rest = block.splitlines()
        texts[head.strip()] = "\n".join(line.partition(" ")[2] for line in rest if line.strip())
    return texts


def check(sheet: Path, answered: Path) -> int:
    """Print problems and second looks; the number of problems."""
    texts, seen, count = _sheet_texts(sheet), set(), 0
    for id_, lines in answers(answered.read_text("utf-8")):
        seen.add(id_)
        if id_ not in texts:
            print(f"@ {id_}: not on this sheet")
            count += 1
            continue
        taken = take(texts[id_], lines)
        count += len(taken.problems)
        print(f"@ {id_}: {len(taken.marks)} marks, {len(taken.problems)} problems")
        print(*(f"  PROBLEM {p}" for p in taken.problems), *unmarked(texts[id_], taken.marks), sep="\n")
    for id_ in texts.keys() - seen:
        print(f"@ {id_}: MISSING")
        count += 1
    print(f"{count} problems")
    return count


def write(out: Path, sources: list[Path], answered: list[Path]) -> None:
    """One line a text: id, sha256 and marks sorted by offset, without the text."""
    texts = {**indosum(sources[0]), **nlp_id(sources[1]), **seeds(sources[2])}
    rows = {}
    for path in answered:
        for id_, lines in answers(path.read_text("utf-8")):
            taken = take(texts[id_], lines)
            if taken.problems:
                raise SystemExit(f"{path} {id_}: {taken.problems[0]}")
            rows[id_] = {"id": id_, "sha256": sha256(texts[id_]), "entities": sorted(taken.marks)}
    out.write_text("".join(json.dumps(rows[id_]) + "\n" for id_ in sorted(rows)), "utf-8")


def main(argv: list[str]) -> int:
    """Check or write."""
    if argv[0] == "check":
        return 1 if check(Path(argv[1]), Path(argv[2])) else 0
    write(Path(argv[1]), [Path(p) for p in argv[2:5]], [Path(p) for p in argv[5:]])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
