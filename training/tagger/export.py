"""Write a trained encoder as the model file that the program loads.

usage: python export.py CHECKPOINT OUT --version NAME --share WEIGHT
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from encoder import HEADS
from windows import TAGS

from newsreader.annotate.tagger.weights import written


def exported(checkpoint: dict, version: str, share: float) -> bytes:
    """The model file: embeddings in four bits, as they were pretrained, matrices in eight, the rest whole.

    `share` is the weight of the fast tier's network in the mean of both.
    """
    state = {name: value.numpy() for name, value in checkpoint["state"].items()}
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    arrays = {
        "word": (state["word.weight"], "q4"),
        "position": (state["position"][: checkpoint["window"]], "f2"),
        "norm.w": (state["norm.weight"], "f4"),
        "norm.b": (state["norm.bias"], "f4"),
        "head.w": (state["head.weight"], "f4"),
        "head.b": (state["head.bias"], "f4"),
    }
    for i in range(layers):
        for part in ("qkv", "out", "widen", "narrow", "norm1", "norm2"):
            weight = state[f"layers.{i}.{part}.weight"]
            arrays[f"{i}.{part}.w"] = (weight, "i1" if weight.ndim == 2 else "f4")
            arrays[f"{i}.{part}.b"] = (state[f"layers.{i}.{part}.bias"], "f4")
    meta = {
        "kind": "encoder",
        "version": version,
        "share": share,
        "tags": TAGS,
        "layers": layers,
        "heads": HEADS,
        "window": checkpoint["window"],
        "pieces": checkpoint["pieces"],
        "scores": [round(float(score), 3) for score in checkpoint["scores"]],
    }
    return written(meta, arrays)


def main() -> None:
    """Read the checkpoint, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--share", type=float, required=True)
    args = parser.parse_args()
    raw = exported(torch.load(args.checkpoint, weights_only=False), args.version, args.share)
    args.out.write_bytes(raw)
    print(f"{args.out}: {len(raw) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
