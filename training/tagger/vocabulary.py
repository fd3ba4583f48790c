"""Cut the encoder's vocabulary of 250,000 pieces to those that Indonesian and English news use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
from e5_weights import Pretrained

from newsreader.annotate.tagger.pieces import Pieces
from newsreader.annotate.words import words_of

_SPECIAL = (0, 2, 3)  # <s> </s> <unk> in the order of START, END, UNKNOWN


def trimmed(model: Pretrained, texts: Iterable[str], size: int) -> tuple[list[str], np.ndarray, np.ndarray]:
    """(pieces, scores, rows of the embedding matrix) of the `size` pieces these texts use most.

    Single characters that occur are kept whatever their count, so that no word of the texts is unknown.
    """
    rest = [i for i in range(len(model.pieces)) if i not in (0, 1, 2, 3)]
    order = [*_SPECIAL, *rest]
    pieces = Pieces([model.pieces[i] for i in order], [float(model.scores[i]) for i in order])
    words: Counter[tuple[str, bool]] = Counter()
    for text in texts:
        last = -1
        for start, end, word in zip(*words_of(text), strict=True):
            words[word, start > last] += 1
            last = end
    counts: Counter[int] = Counter()
    for (word, spaced), number in words.items():
        for id_ in pieces.encode(word, spaced=spaced):
            counts[id_] += number
    single = {i for i in range(3, len(order)) if len(model.pieces[order[i]].lstrip("▁")) <= 1}
    kept = [i for i in single if counts[i] or model.pieces[order[i]].isascii()]
    taken = set(kept)
    kept += [i for i, _ in counts.most_common() if i > 2 and i not in taken][: size - 3 - len(kept)]
    rows = [*_SPECIAL, *(order[i] for i in sorted(kept))]
    return (
        [model.pieces[i] for i in rows],
        np.array([model.scores[i] for i in rows], np.float32),
        np.array(rows),
    )
