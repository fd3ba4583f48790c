"""Train the fast tier: a convolutional network taught by annotated texts and by a larger model's answers.

usage: python distil.py --gold DIR --unlabelled FILE --more FILE --bodies FILE --silver FILE --out FILE
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from finetune import shown
from layouts import Mark
from student import GAP, Batch, Student
from torch.nn import functional as F  # noqa: N812
from windows import TAGS, tags_of

from corpus import Text, annotated, gold, table
from corpus import written as written_texts
from newsreader.annotate.document import NAME_KINDS, Document
from newsreader.annotate.gazetteer import Gazetteer
from newsreader.annotate.tagger.context import CONTEXT, context_of
from newsreader.annotate.tagger.decoding import best_path, marks
from newsreader.annotate.tagger.features import FLAGS, buckets, flags, shape_of
from newsreader.annotate.tagger.weights import written
from newsreader.annotate.words import words_of


class Types:
    """Every distinct word met so far with its features."""

    def __init__(self, vocabulary: list[str], size: int) -> None:
        self.known = {word: i for i, word in enumerate(vocabulary, 1)}
        self.size = size
        self.gazetteer = Gazetteer.bundled()
        self.rows: dict[str, int] = {}
        self.word: list[int] = []
        self.grams: list[list[int]] = []
        self.shape: list[int] = []
        self.flags: list[list[int]] = []

    def __getitem__(self, text: str) -> int:
        row = self.rows.get(text)
        if row is None:
            row = self.rows[text] = len(self.rows)
            lower = text.lower()
            self.word.append(self.known.get(lower, 0))
            self.grams.append(buckets(lower, self.size))
            self.shape.append(shape_of(text))
            self.flags.append(flags(text, self.gazetteer))
        return row


@dataclass
class Item:
    """One body ready for the network; `target` holds tags (n,) or probabilities (n, tags)."""

    types: np.ndarray
    named: np.ndarray
    context: np.ndarray
    target: np.ndarray


def item(document: Document, types: Types, target: np.ndarray) -> Item:
    """A document with what is to be answered for each of its words."""
    return Item(
        np.array([types[text] for text in document.texts], np.int64),
        np.array([kind in NAME_KINDS for kind in document.kinds], np.bool_),
        context_of(document),
        target,
    )


def _tensor(parts: list[np.ndarray], kind: torch.dtype = torch.long) -> torch.Tensor:
    return torch.as_tensor(np.concatenate(parts)).to(kind)


def collated(items: list[Item], types: Types) -> Batch:
    """Bodies end to end."""
    rows, context, real, groups, shared = [], [], [], [], []
    groups_so_far = 0
    for one in items:
        n = len(one.types)
        _, inverse, counts = np.unique(
            np.where(one.named, one.types, -1 - np.arange(n)), return_inverse=True, return_counts=True
        )
        rows.append(np.concatenate([one.types, np.full(GAP, one.types[-1])]))
        context.append(np.concatenate([one.context, np.zeros((GAP, CONTEXT), np.float32)]))
        real.append(np.concatenate([np.ones(n), np.zeros(GAP)]))
        groups.append(np.concatenate([inverse + groups_so_far, np.full(GAP, groups_so_far + len(counts))]))
        shared.append(np.concatenate([counts[inverse] > 1, np.zeros(GAP)]))
        groups_so_far += len(counts) + 1
    distinct, inverse = np.unique(np.concatenate(rows), return_inverse=True)
    grams = [types.grams[i] for i in distinct]
    held = np.zeros((len(distinct), FLAGS), np.float32)
    for row, i in enumerate(distinct):
        held[row, types.flags[i]] = 1
    return Batch(
        torch.from_numpy(inverse),
        torch.tensor([types.word[i] for i in distinct]),
        torch.tensor([g for gram in grams for g in gram]),
        torch.from_numpy(np.cumsum([0] + [len(g) for g in grams[:-1]])),
        torch.tensor([types.shape[i] for i in distinct]),
        torch.from_numpy(held),
        _tensor(context, torch.float32),
        _tensor(real, torch.float32).unsqueeze(1),
        _tensor(groups),
        _tensor(shared, torch.float32).unsqueeze(1),
    )


def loss_of(scores: torch.Tensor, items: list[Item]) -> torch.Tensor:
    """Cross entropy with tags or with probabilities, averaged over words."""
    at, total, number = 0, scores.new_zeros(()), 0
    for one in items:
        n = len(one.target)
        mine = scores[at : at + n]
        if one.target.ndim == 1:
            total = total + F.cross_entropy(mine, torch.from_numpy(one.target), reduction="sum")
        else:
            wanted = torch.from_numpy(one.target.astype(np.float32))
            total = total - (wanted * F.log_softmax(mine, 1)).sum()
        number += n
        at += n + GAP
    return total / number


@torch.no_grad()
def answers(net: Student, texts: list[Text], types: Types) -> list[tuple[list[Mark], list[Mark]]]:
    """(gold, answer) of each text."""
    net.eval()
    pairs = []
    for text in texts:
        document = Document(text.body, types.gazetteer)
        one = item(document, types, np.zeros(document.n, np.int64))
        scores = F.log_softmax(net(collated([one], types))[: document.n], 1).numpy()
        found = marks(best_path(scores, TAGS), scores, TAGS)
        starts, ends = document.starts, document.ends
        pairs.append((text.marks, [(starts[m.first], ends[m.last - 1], m.label) for m in found]))
    return pairs


def exported(net: Student, vocabulary: list[str], dilations: tuple[int, ...], version: str) -> bytes:
    """The model file: tables and matrices in eight bits."""
    state = {name: value.numpy() for name, value in net.state_dict().items()}
    arrays = {
        "word": (state["word.weight"], "i1"),
        "ngram": (state["ngram.weight"], "i1"),
        "shape": (state["shape.weight"], "f4"),
        "project.w": (state["project.weight"], "f4"),
        "project.b": (state["project.bias"], "f4"),
        "context.w": (state["context.weight"], "f4"),
    }
    for i in range(len(dilations)):
        arrays[f"{i}.norm.w"] = (state[f"blocks.{i}.norm.weight"], "f4")
        arrays[f"{i}.mix.w"] = (state[f"blocks.{i}.mix.weight"], "i1")
        arrays[f"{i}.mix.b"] = (state[f"blocks.{i}.mix.bias"], "f4")
    for part in ("pool", "head"):
        arrays[f"{part}.w"] = (state[f"{part}.weight"], "f4")
        arrays[f"{part}.b"] = (state[f"{part}.bias"], "f4")
    for part in ("pool_norm", "last_norm"):
        arrays[f"{part}.w"] = (state[f"{part}.weight"], "f4")
    meta = {
        "kind": "convolution",
        "version": version,
        "tags": TAGS,
        "words": vocabulary,
        "dilations": dilations,
    }
    return written(meta, arrays)


def train(
    net: Student,
    texts: list[Text],
    silver: list[Item],
    checks: dict[str, list[Text]],
    types: Types,
    args: argparse.Namespace,
) -> None:
    """Every epoch shows all annotated texts `repeat` times in changing layouts, and the silver once."""
    generator = random.Random(args.seed)
    adam = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    done, begun, steps = 0, time.time(), 0
    for epoch in range(args.epochs):
        items: list[Item] = []
        for _ in range(args.repeat):
            for text in texts:
                body, held = shown(text, generator)
                document = Document(body, types.gazetteer)
                items.append(item(document, types, tags_of(document.starts, document.ends, held)))
        items += silver
        generator.shuffle(items)
        batches, batch, size = [], [], 0
        for one in items:
            if not len(one.types):
                continue
            batch.append(one)
            size += len(one.types)
            if size > args.batch:
                batches.append(batch)
                batch, size = [], 0
        steps = steps or len(batches) * args.epochs
        net.train()
        total = 0.0
        for batch in batches:
            for group in adam.param_groups:
                group["lr"] = args.rate * min(1.0, done / 200) * max(0.02, 1 - done / steps)
            loss = loss_of(net(collated(batch, types)), batch)
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            adam.step()
            total += loss.item()
            done += 1
        print(f"epoch {epoch + 1} loss {total / len(batches):.4f} {time.time() - begun:.0f} s", flush=True)
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs:
            for name, held in checks.items():
                print(f"  {name}: {table(answers(net, held, types))}", flush=True)


def main() -> None:
    """Train, check, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path, required=True)
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--written", type=Path, nargs="*", default=[])
    parser.add_argument("--bodies", type=Path)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="fast-0")
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--dilations", default="1,2,1,2")
    parser.add_argument("--buckets", type=int, default=16384)
    parser.add_argument("--vocabulary", type=int, default=20000)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.2)
    parser.add_argument("--batch", type=int, default=3000, help="words")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    texts = gold(args.gold / "train") + gold(args.gold / "train_en")
    bodies = json.loads(args.bodies.read_text("utf-8")) if args.bodies else {}
    for path in args.more:
        texts += annotated(path, bodies)
    for path in args.written:
        texts += written_texts(path)
    with gzip.open(args.unlabelled, "rt", encoding="utf-8") as lines:
        held = {p.name.removesuffix(".gold.json") for p in args.gold.glob("dev*/*.gold.json")}
        plain = [row["body"] for row in map(json.loads, lines) if row["id"] not in held]
    count: Counter[str] = Counter()
    for body in [*plain, *bodies.values(), *(t.body for t in texts), *(t.body for t in texts)]:
        count.update(text.lower() for text in words_of(body).texts)
    vocabulary = [word for word, number in count.most_common(args.vocabulary) if number > 2]
    types = Types(vocabulary, args.buckets)
    silver = []
    if args.silver:
        with np.load(args.silver, allow_pickle=False) as stored:
            names = json.loads(str(stored["bodies"]))
            silver = [
                item(Document(body, types.gazetteer), types, stored[f"p{i}"]) for i, body in enumerate(names)
            ]
    dilations = tuple(int(d) for d in args.dilations.split(","))
    net = Student(len(vocabulary) + 1, args.buckets, len(TAGS), args.width, dilations, args.dropout)
    checks = {name: gold(args.gold / name) for name in ("dev", "dev_ud", "dev_en")}
    print(f"{len(texts)} texts, {len(silver)} silver, {len(vocabulary)} words", flush=True)
    train(net, texts, silver, checks, types, args)
    raw = exported(net, vocabulary, dilations, args.version)
    args.out.write_bytes(raw)
    print(f"{args.out}: {len(raw) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
