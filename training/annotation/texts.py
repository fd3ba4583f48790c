"""The texts that are annotated: whole articles, groups of single sentences, and the starter library.

A text is named ``indosum_dev-…`` (an article of IndoSum), ``nlpid-N`` (ten sentences of the tagged news that
the package nlp-id carries) or ``seed-NAME`` (a file under seeds/). Annotations hold offsets into these texts
and their hashes; the texts themselves stay where they came from.

usage: python texts.py INDOSUM.jsonl.gz NLP_ID_FILE SEEDS_FOLDER OUT.json (every text by id)
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SENTENCES_PER_GROUP = 10
_CLITICS = frozenset({"nya", "lah", "kah", "pun", "ku", "mu"})
_CLOSING = frozenset(".,;:?!%)]}…")
_OPENING = frozenset("([{")
_SEED = 20261122


def sha256(text: str) -> str:
    """The hash that ties an annotation to its text."""
    return hashlib.sha256(text.encode()).hexdigest()


def indosum(path: Path) -> dict[str, str]:
    """Bodies by id, in the order of the file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return {row["id"]: row["body"] for row in rows}


def seeds(folder: Path) -> dict[str, str]:
    """Bodies of the starter library (what follows the front matter), by name."""
    found = {}
    for path in sorted(folder.glob("*.txt")):
        parts = path.read_text("utf-8").split("---\n", 2)
        if len(parts) == 3 and not parts[0]:
            found[f"seed-{path.stem}"] = parts[2].strip()
    return found


def nlp_id(path: Path) -> dict[str, str]:
    """Groups of ten distinct sentences that hold a proper noun, in a fixed shuffled order."""
    chosen: list[str] = []
    seen: set[str] = set()
    for tokens in _tagged_sentences(path):
        text = detokenised([word for word, _ in tokens])
        if 8 <= len(tokens) <= 60 and any(tag == "NNP" for _, tag in tokens[1:]) and text not in seen:
            seen.add(text)
            chosen.append(text)
    random.Random(_SEED).shuffle(chosen)
    starts = range(0, len(chosen) - SENTENCES_PER_GROUP, SENTENCES_PER_GROUP)
    return {
        f"nlpid-{number:04}": "\n".join(chosen[start : start + SENTENCES_PER_GROUP])
        for number, start in enumerate(starts)
    }


def _tagged_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        word, _, tag = line.rpartition("\t")
        if word:
            sentence.append((word, tag))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def detokenised(words: list[str]) -> str:
    """The words as a newspaper prints them: clitics, brackets, quotation marks and stops closed up."""
    parts: list[str] = []
    inside_quote = False
    glue_next = True
    for word in words:
        straight = word in {'"', "''", "``"}
        closes = word in _CLITICS or word[0] in _CLOSING or (straight and inside_quote) or word in "”’/"
        parts.append(("" if glue_next or closes else " ") + ('"' if straight else word))
        glue_next = word[-1] in _OPENING or (straight and not inside_quote) or word in "“‘/"
        inside_quote ^= straight
    return re.sub(r" {2,}", " ", "".join(parts)).strip()


def lines_of(text: str) -> list[tuple[int, int]]:
    """The non-blank lines as half-open offset ranges; sheets number them from 1."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def main(argv: list[str]) -> None:
    """Write every text there is."""
    texts = {**indosum(Path(argv[0])), **nlp_id(Path(argv[1])), **seeds(Path(argv[2]))}
    Path(argv[3]).write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    print(f"{len(texts)} texts")


if __name__ == "__main__":
    main(sys.argv[1:])
