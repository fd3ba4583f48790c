"""The encoder as a torch module: BERT layers over frozen embeddings, and a label for every word."""

from __future__ import annotations

import math

import numpy as np
import torch
from e5_weights import Pretrained
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  (as torch's own examples name it)

HEADS = 12
_EPSILON = 1e-12


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each added to what went in and normalised."""

    def __init__(self, hidden: int, inner: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, _EPSILON)
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, _EPSILON)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, h = x.shape
        qkv = self.qkv(x).view(b, t, 3, HEADS, h // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(b, t, h)))
        return self.norm2(x + self.narrow(F.gelu(self.widen(x), approximate="tanh")))


class Encoder(nn.Module):
    """Piece ids (b, t) and the place of each word's first piece (b, w) to scores of tags (b, w, tags).

    Layers have no dropout, which would take 40 % of the time on a processor; pieces are hidden at the input
    instead.
    """

    def __init__(
        self,
        vocabulary: int,
        layers: int,
        labels: int,
        hidden: int = 384,
        inner: int = 1536,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Parameter(torch.zeros(512, hidden))
        self.norm = nn.LayerNorm(hidden, _EPSILON)
        self.layers = nn.ModuleList(Layer(hidden, inner) for _ in range(layers))
        self.head = nn.Linear(hidden, labels)
        self.dropout = dropout

    def forward(self, ids: Tensor, mask: Tensor, places: Tensor) -> Tensor:
        x = self.hidden(ids, mask)
        picked = torch.gather(x, 1, places.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        return self.head(F.dropout(picked, self.dropout, self.training))

    def hidden(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer's vectors, (b, t, hidden)."""
        x = self.norm(self.word(ids) + self.position[: ids.shape[1]])
        allowed = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, allowed)
        return x


def from_pretrained(model: Pretrained, rows: np.ndarray, layers: list[int], labels: int) -> Encoder:
    """An encoder that begins with some layers of the pretrained one and the given rows of its embeddings."""
    net = Encoder(len(rows), len(layers), labels, model.hidden)
    get = lambda name: torch.from_numpy(np.ascontiguousarray(model.tensors[name]))  # noqa: E731
    with torch.no_grad():
        net.word.weight.copy_(torch.from_numpy(model.tensors["emb.word"][rows]))
        net.position.copy_(get("emb.pos") + get("emb.type")[: model.hidden])
        net.norm.weight.copy_(get("emb.ln.w"))
        net.norm.bias.copy_(get("emb.ln.b"))
        for layer, i in zip(net.layers, layers, strict=True):
            layer.qkv.weight.copy_(torch.cat([get(f"l{i}.{n}.w") for n in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([get(f"l{i}.{n}.b") for n in "qkv"]))
            for ours, theirs in (
                ("out", "ao"),
                ("norm1", "aln"),
                ("widen", "fi"),
                ("narrow", "fo"),
                ("norm2", "oln"),
            ):
                getattr(layer, ours).weight.copy_(get(f"l{i}.{theirs}.w"))
                getattr(layer, ours).bias.copy_(get(f"l{i}.{theirs}.b"))
        nn.init.normal_(net.head.weight, std=1 / math.sqrt(model.hidden) / 4)
        nn.init.zeros_(net.head.bias)
    net.word.weight.requires_grad_(False)
    return net
