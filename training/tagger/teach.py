"""Let the larger model answer for texts that are no gold: what the fast tier learns from besides.

usage: python teach.py --checkpoint FILE --unlabelled FILE --bodies FILE --gold DIR --out FILE
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path

import numpy as np
import torch
from encoder import Encoder
from finetune import log_probabilities
from layouts import printed
from windows import TAGS, cut

from newsreader.annotate.tagger.pieces import Pieces


def main() -> None:
    """Answer for every text that is no gold, whether it is annotated for training or not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--unlabelled", type=Path, required=True)
    parser.add_argument("--bodies", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=10**6)
    parser.add_argument("--groups", type=int, default=10**6)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    stored = torch.load(args.checkpoint, weights_only=False)
    pieces = Pieces(stored["pieces"], [float(s) for s in stored["scores"]])
    net = Encoder(len(stored["pieces"]), len(stored["layers"].split(",")), len(TAGS))
    net.load_state_dict(stored["state"])
    net.eval()
    held = {p.name.removesuffix(".gold.json") for p in args.gold.glob("*/*.gold.json")}
    with gzip.open(args.unlabelled, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["id"] not in held]
    layouts = (printed(row["body"], [])[0] if i % 4 else row["body"] for i, row in enumerate(rows))
    texts = list(layouts)[: args.articles]
    groups = json.loads(args.bodies.read_text("utf-8"))
    texts += [body for id_, body in groups.items() if id_.startswith("nlpid-")][-args.groups :]
    arrays, begun = {}, time.time()
    for i, body in enumerate(texts):
        scores = log_probabilities(net, cut(body, [], pieces), stored["window"])
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        arrays[f"p{i}"] = (chances / chances.sum(axis=1, keepdims=True)).astype(np.float16)
        if i % 200 == 0:
            print(f"{i} of {len(texts)}, {time.time() - begun:.0f} s", flush=True)
    np.savez(args.out, bodies=np.array(json.dumps(texts)), **arrays)


if __name__ == "__main__":
    main()
