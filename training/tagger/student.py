"""The fast tier's network in torch; the program runs the same in numpy (annotate/tagger/convolution.py)."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from newsreader.annotate.tagger.context import CONTEXT
from newsreader.annotate.tagger.features import FLAGS, SHAPES

GAP = 8
WORD, NGRAM, SHAPE = 64, 64, 16


@dataclass
class Batch:
    """Several bodies end to end with GAP empty rows between them: t rows.

    `types` (t,) number the distinct words, whose features are `words`, `buckets` with `bags` (offsets),
    `shapes` and `flags` (types, FLAGS). `context` (t, CONTEXT). `real` (t, 1) is 0 in gaps. `groups` (t,)
    number the occurrences of one name-like word in one body; `shared` (t, 1) says that there are several.
    """

    types: Tensor
    words: Tensor
    buckets: Tensor
    bags: Tensor
    shapes: Tensor
    flags: Tensor
    context: Tensor
    real: Tensor
    groups: Tensor
    shared: Tensor


class Block(nn.Module):
    """A convolution over three words, added to what went in."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.norm = nn.RMSNorm(width, eps=1e-5)
        self.mix = nn.Linear(3 * width, width)
        self.dilation = dilation

    def forward(self, x: Tensor, real: Tensor) -> Tensor:
        y = self.norm(x) * real
        d = self.dilation
        before, after = F.pad(y, (0, 0, d, 0))[:-d], F.pad(y, (0, 0, 0, d))[d:]
        return x + F.relu(self.mix(torch.cat([before, y, after], 1)))


class Student(nn.Module):
    """Scores of tags for words, with a look at every other occurrence of the same word in the body."""

    def __init__(
        self, words: int, buckets: int, tags: int, width: int, dilations: tuple[int, ...], dropout: float
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(words, WORD)
        self.ngram = nn.EmbeddingBag(buckets, NGRAM, mode="mean")
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.project = nn.Linear(WORD + NGRAM + SHAPE + FLAGS, width)
        self.context = nn.Linear(CONTEXT, width, bias=False)
        self.blocks = nn.ModuleList(Block(width, d) for d in dilations)
        self.pool_norm = nn.RMSNorm(width, eps=1e-5)
        self.pool = nn.Linear(2 * width, width)
        self.last_norm = nn.RMSNorm(width, eps=1e-5)
        self.head = nn.Linear(width, tags)
        self.dropout = dropout
        nn.init.normal_(self.word.weight, std=0.1)
        nn.init.normal_(self.ngram.weight, std=0.1)

    def forward(self, batch: Batch) -> Tensor:
        known = batch.words
        if self.training:
            known = torch.where(torch.rand(known.shape) < 0.15, 0, known)
        each = torch.cat(
            [self.word(known), self.ngram(batch.buckets, batch.bags), self.shape(batch.shapes), batch.flags],
            1,
        )
        x = self.project(F.dropout(each, self.dropout, self.training))[batch.types]
        x = F.relu(x + self.context(batch.context)) * batch.real
        half = len(self.blocks) // 2
        for i, block in enumerate(self.blocks):
            if i == half:
                x = self._pooled(x, batch)
            x = block(x, batch.real)
            x = F.dropout(x, self.dropout, self.training)
        return self.head(self.last_norm(x))

    def _pooled(self, x: Tensor, batch: Batch) -> Tensor:
        y = self.pool_norm(x)
        number = int(batch.groups.max()) + 1
        total = torch.zeros(number, x.shape[1]).index_add(0, batch.groups, y)
        count = torch.bincount(batch.groups, minlength=number).unsqueeze(1)
        mean = (total / count)[batch.groups]
        return x + F.relu(self.pool(torch.cat([y, mean], 1))) * batch.shared
