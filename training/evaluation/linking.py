"""Score linking, speakers and roles on gold mentions, apart from how well mentions are found.

usage: python training/evaluation/linking.py GOLD_DIR... [--errors link|quote|speaker|role] [--limit N]

Every GOLD_DIR holds NAME.json beside NAME.gold.json. The gold spans and labels are claimed as if a tagger
had found them; then linking, quotes and roles work as always. LINK same name: the share of PERSON, ORG and
PLACE mentions whose canonical name is the gold id after case folding. B-cubed: how mentions group. QUOTE:
spans that overlap by at least 0.8; of those with a gold speaker, the share where one name contains the other.
`--errors` prints what differs, most frequent first: for texts that may be read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tui"))
from newsreader.annotate.claims import Claim, Claims
from newsreader.annotate.document import Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.relations import relate
from newsreader.model import Label, Origin, Quote, QuoteKind

_NAMED = ("PERSON", "ORG", "PLACE")
_OVERLAP = 0.8


@dataclass
class Scores:
    """Counts over the articles of one folder."""

    same: int = 0
    mentions: int = 0
    grouped: list[float] = field(default_factory=lambda: [0.0, 0.0])
    found: int = 0
    extra: int = 0
    missed: int = 0
    right: int = 0
    spoken: int = 0
    errors: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def told(self, name: str) -> str:
        """One line of figures."""
        precision, recall = (share / max(1, self.mentions) for share in self.grouped)
        b_cubed = 2 * precision * recall / max(1e-9, precision + recall)
        quotes = 2 * self.found / max(1, 2 * self.found + self.extra + self.missed)
        return (
            f"{name:9} LINK same name {self.same}/{self.mentions} = {self.same / max(1, self.mentions):.3f}, "
            f"B-cubed {b_cubed:.3f}; QUOTE F1 {quotes:.3f} (+{self.extra} -{self.missed}), "
            f"right speaker {self.right}/{self.spoken} = {self.right / max(1, self.spoken):.3f}"
        )


def articles(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every article of a folder with its gold."""
    for path in sorted(folder.glob("*.gold.json")):
        article = path.with_name(path.name.replace(".gold.json", ".json"))
        yield json.loads(article.read_text("utf-8")), json.loads(path.read_text("utf-8"))


def claimed(article: dict[str, Any], gold: dict[str, Any], names: Gazetteer) -> tuple[Document, Claims]:
    """The document with its gold mentions claimed."""
    document = Document(article["body"], names, lang=article.get("lang") or "id")
    claims = Claims(document)
    for one in gold["entities"]:
        claims.add_span(one["start"], one["end"], Label(one["label"]), Origin.MODEL, 0.9)
    return document, claims


def score_links(gold: dict[str, Any], claims: Claims, scores: Scores) -> None:
    """Count mentions with the right name, and B-cubed."""
    held: dict[tuple[int, int], Claim] = {(claim.start, claim.end): claim for claim in claims.all()}
    wanted = [
        one
        for one in gold["entities"]
        if one["label"] in _NAMED and one.get("id") and (one["start"], one["end"]) in held
    ]
    theirs = [one["id"].casefold() for one in wanted]
    names = [held[one["start"], one["end"]].canonical or one["text"] for one in wanted]
    ours = [name.casefold() for name in names]
    for one, mine, a, b in zip(wanted, names, theirs, ours, strict=True):
        if a != b:
            scores.errors["link", one["label"], one["text"], one["id"], mine, gold["id"]] += 1
    counts, mine_counts, both = Counter(theirs), Counter(ours), Counter(zip(theirs, ours, strict=True))
    scores.mentions += len(wanted)
    scores.same += sum(a == b for a, b in zip(theirs, ours, strict=True))
    scores.grouped[0] += sum(n * n / mine_counts[b] for (_, b), n in both.items())
    scores.grouped[1] += sum(n * n / counts[a] for (a, _), n in both.items())


def _overlap(one: dict[str, Any], quote: Quote) -> float:
    inner: int = min(one["end"], quote.end) - max(one["start"], quote.start)
    outer: int = max(one["end"], quote.end) - min(one["start"], quote.start)
    return inner / outer


def score_quotes(body: str, gold: dict[str, Any], quotes: tuple[Quote, ...], scores: Scores) -> None:
    """Count direct quotes and their speakers."""
    direct = [quote for quote in quotes if quote.kind is QuoteKind.DIRECT]
    used: set[int] = set()
    for one in gold.get("quotes", []):
        best = next((n for n, q in enumerate(direct) if n not in used and _overlap(one, q) >= _OVERLAP), None)
        if best is None:
            scores.missed += 1
            scores.errors["quote", "-", body[one["start"] : one["end"]], gold["id"], str(one["start"])] += 1
            continue
        used.add(best)
        scores.found += 1
        if one["speaker"] is None:
            continue
        scores.spoken += 1
        a, b = one["speaker"].casefold(), (direct[best].speaker or "").casefold()
        if b and (a in b or b in a):
            scores.right += 1
        else:
            around = body[max(0, one["start"] - 40) : one["start"]], body[one["end"] : one["end"] + 160]
            scores.errors[
                "speaker", gold["id"], str(one["start"]), one["speaker"], direct[best].speaker or "-", *around
            ] += 1
    scores.extra += len(direct) - len(used)
    for n, quote in enumerate(direct):
        if n not in used:
            scores.errors["quote", "+", body[quote.start : quote.end], gold["id"], str(quote.start)] += 1


def day_of(article: dict[str, Any]) -> date | None:
    """The day of publication, where known."""
    given = article.get("date")
    return date.fromisoformat(given[:10]) if given else None


def main() -> None:
    """Print a line of figures for every folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--errors", choices=("link", "quote", "speaker"))
    parser.add_argument("--limit", type=int, default=400)
    given = parser.parse_args()
    names = Gazetteer.bundled()
    for folder in given.folders:
        scores = Scores()
        for article, gold in articles(folder):
            document, claims = claimed(article, gold, names)
            quotes, _ = relate(document, claims)
            score_links(gold, claims, scores)
            score_quotes(article["body"], gold, quotes, scores)
        print(scores.told(folder.name))
        kinds = (item for item in scores.errors.most_common() if item[0][0] == given.errors)
        for error, count in list(kinds)[: given.limit]:
            print(count, *error[1:], sep=" | ")


if __name__ == "__main__":
    main()
