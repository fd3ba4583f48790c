"""Fine-tune the pretrained encoder on annotated texts.

usage: python finetune.py --gold DIR --unlabelled FILE --out FILE [--layers 0,1,…] [--epochs N] …
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from e5_weights import read
from encoder import Encoder, from_pretrained
from layouts import Mark, printed, scraped
from torch.nn import functional as F  # noqa: N812
from vocabulary import trimmed
from windows import TAGS, Words, batch, cut, windows

from corpus import Text, annotated, gold, table, written
from newsreader.annotate.tagger.decoding import best_path, marks
from newsreader.annotate.tagger.pieces import UNKNOWN, Pieces


def shown(text: Text, generator: random.Random) -> tuple[str, list[Mark]]:
    """One text in one of its layouts."""
    body, marks = text.body, text.marks
    if text.detokenised and generator.random() < 0.7:
        body, marks = printed(body, marks)
    return scraped(body, marks, generator) if generator.random() < 0.6 else (body, marks)


@torch.no_grad()
def log_probabilities(net: Encoder, words: Words, window: int, overlap: int = 48) -> np.ndarray:
    """(words, tags) of one body; where windows overlap, the one that sees more on both sides answers."""
    if not words.pieces:
        return np.zeros((0, len(TAGS)))
    ranges = windows(words, window, overlap)
    out = np.zeros((len(words.pieces), len(TAGS)))
    margin = np.full(len(words.pieces), -1)
    for i in range(0, len(ranges), 8):
        part = ranges[i : i + 8]
        scores = F.log_softmax(net(*batch([(words, r) for r in part])), -1).numpy()
        for (a, b), s in zip(part, scores, strict=True):
            near = np.minimum(
                np.arange(b - a) + (10**6 if a == 0 else 0),
                b - a - 1 - np.arange(b - a) + (10**6 if b == len(words.pieces) else 0),
            )
            better = near > margin[a:b]
            out[a:b][better] = s[: b - a][better]
            margin[a:b][better] = near[better]
    return out


def check(
    nets: list[Encoder], texts: list[Text], pieces: Pieces, window: int
) -> list[tuple[list[Mark], list[Mark]]]:
    """(gold, answer) of each text; several nets vote with the mean of their log probabilities."""
    pairs = []
    for text in texts:
        words = cut(text.body, text.marks, pieces)
        scores = np.mean([log_probabilities(net, words, window) for net in nets], axis=0)
        found = marks(best_path(scores, TAGS), scores, TAGS)
        spans = [(words.starts[m.first], words.ends[m.last - 1], m.label) for m in found]
        pairs.append((text.marks, spans))
    return pairs


def epoch_batches(
    texts: list[Text], pieces: Pieces, args: argparse.Namespace, generator: random.Random
) -> list[list[tuple[Words, tuple[int, int]]]]:
    """Windows of all texts in this epoch's layouts, batches of like length in random order."""
    items = []
    for text in texts:
        words = cut(*shown(text, generator), pieces)
        offset = generator.randrange(args.window) if generator.random() < 0.7 else 0
        items += [(words, r) for r in windows(words, args.window, 0, offset)]
    items.sort(
        key=lambda item: sum(map(len, item[0].pieces[item[1][0] : item[1][1]])) + generator.random() * 30
    )
    batches = [items[i : i + args.batch] for i in range(0, len(items), args.batch)]
    generator.shuffle(batches)
    return batches


def train(
    net: Encoder, texts: list[Text], checks: dict[str, list[Text]], pieces: Pieces, args: argparse.Namespace
) -> None:
    """Adam with a learning rate that rises for a twentieth of the way and then falls to nothing."""
    generator = random.Random(args.seed)
    torch.manual_seed(args.seed)
    head = [p for n, p in net.named_parameters() if n.startswith("head")]
    body = [p for n, p in net.named_parameters() if not n.startswith("head") and p.requires_grad]
    adam = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": head, "lr": args.rate * 5}], weight_decay=0.01
    )
    first = epoch_batches(texts, pieces, args, generator)
    steps = len(first) * args.epochs
    done, begun = 0, time.time()
    for epoch in range(args.epochs):
        net.train()
        total = 0.0
        for items in first if epoch == 0 else epoch_batches(texts, pieces, args, generator):
            scale = min(1.0, done / (steps * 0.05 + 1)) * max(0.0, 1 - done / steps)
            for group, rate in zip(adam.param_groups, (args.rate, args.rate * 5), strict=True):
                group["lr"] = rate * scale
            ids, mask, places = batch(items)
            scores = net(
                torch.where((torch.rand(ids.shape) < args.drop) & (ids > UNKNOWN), UNKNOWN, ids), mask, places
            )
            target = torch.full(scores.shape[:2], -100)
            for i, (words, (a, b)) in enumerate(items):
                target[i, : b - a] = torch.from_numpy(words.tags[a:b])
            loss = F.cross_entropy(
                scores.reshape(-1, len(TAGS)),
                target.reshape(-1),
                ignore_index=-100,
                label_smoothing=args.smooth,
            )
            adam.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + head, 1.0)
            adam.step()
            total += loss.item()
            done += 1
        save(net, args.out, args, pieces)
        print(f"epoch {epoch + 1} loss {total / len(first):.4f} {time.time() - begun:.0f} s", flush=True)
        if (epoch + 1) % args.every == 0 or epoch + 1 == args.epochs:
            net.eval()
            for name, held in checks.items():
                print(f"  {name}: {table(check([net], held, pieces, args.window))}", flush=True)


def save(net: Encoder, path: Path, args: argparse.Namespace, pieces: Pieces) -> None:
    """Keep weights, vocabulary and what they were trained with."""
    torch.save(
        {
            "state": net.state_dict(),
            "pieces": pieces.names,
            "scores": pieces.scores,
            "layers": args.layers,
            "window": args.window,
        },
        path,
    )


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path, required=True, help="indosum.jsonl.gz")
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="annotation files")
    parser.add_argument("--written", type=Path, nargs="*", default=[])
    parser.add_argument("--bodies", type=Path, help="JSON of bodies by id for --more")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5,6,7,8,9,10,11")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--window", type=int, default=256)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from")
    parser.add_argument("--drop", type=float, default=0.08, help="share of pieces hidden at the input")
    parser.add_argument("--smooth", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=2)
    parser.add_argument("--vocabulary", type=int, default=32000)
    parser.add_argument("--fold", type=int, help="0-4: hold this fifth of the gold back for checking")
    return parser.parse_args()


def main() -> None:
    """Train, print the checks and write the weights."""
    args = arguments()
    pretrained = read()
    with gzip.open(args.unlabelled, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    texts = gold(args.gold / "train") + gold(args.gold / "train_en")
    held = texts[args.fold :: 5] if args.fold is not None else []
    texts = [text for text in texts if text not in held]
    plain = [printed(body, [])[0] for body in bodies] + [t.body for t in texts] * 3
    more = json.loads(args.bodies.read_text("utf-8")) if args.bodies else {}
    plain += list(more.values())
    names, scores, rows = trimmed(pretrained, plain, args.vocabulary)
    pieces = Pieces(names, scores.tolist())
    for path in args.more:
        texts += annotated(path, more)
    for path in args.written:
        texts += written(path)
    checks = {name: gold(args.gold / name) for name in ("dev", "dev_ud", "dev_en")}
    if args.fold is not None:
        checks["fold"] = held
    print(
        f"{len(texts)} texts, {sum(len(t.body) for t in texts)} characters, {len(names)} pieces", flush=True
    )
    if args.start:
        stored = torch.load(args.start, weights_only=False)
        names = stored["pieces"]
        pieces = Pieces(names, [float(s) for s in stored["scores"]])
        net = Encoder(len(names), len(args.layers.split(",")), len(TAGS))
        net.load_state_dict(stored["state"])
        net.word.weight.requires_grad_(requires_grad=False)
    else:
        net = from_pretrained(pretrained, rows, [int(i) for i in args.layers.split(",")], len(TAGS))
    train(net, texts, checks, pieces, args)


if __name__ == "__main__":
    main()
