"""Words cut into the pieces that an encoder knows (a unigram vocabulary, as SentencePiece scores it)."""

from __future__ import annotations

import unicodedata

START, END, UNKNOWN = 0, 1, 2
"""Ids of the pieces that open a window, close it, and stand for what no piece covers."""

SPACE = "\u2581"
_UNKNOWN_PENALTY = 10.0
_LONGEST_WORD = 64
_CACHED_WORDS = 1 << 16


class Pieces:
    """A vocabulary of pieces with their log probabilities; piece `i` of the list has id ``i``."""

    def __init__(self, pieces: list[str], scores: list[float]) -> None:
        self.names = pieces
        self.scores = scores
        self._ids = {piece: i for i, piece in enumerate(pieces) if piece and i > UNKNOWN}
        self._longest = max(map(len, self._ids), default=1)
        self._unknown = min(scores, default=0.0) - _UNKNOWN_PENALTY
        self._cache: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.scores)

    def encode(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        """The ids of the likeliest pieces of one word; `spaced` says that white space stands before it.

        A word longer than 64 characters is cut there: nothing so long is a name.
        """
        key = (word, spaced)
        held = self._cache.get(key)
        if held is None:
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            held = self._cache[key] = self._best(word, spaced=spaced)
        return held

    def _best(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        text = (SPACE if spaced else "") + unicodedata.normalize("NFKC", word[:_LONGEST_WORD]).replace(
            " ", ""
        )
        whole = self._ids.get(text)
        if whole is not None:
            return (whole,)
        n = len(text)
        best = [0.0] + [-1e30] * n
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (n + 1)
        for i in range(n):
            reached = best[i]
            for j in range(i + 1, min(n, i + self._longest) + 1):
                id_ = self._ids.get(text[i:j])
                if id_ is not None and reached + self.scores[id_] > best[j]:
                    best[j] = reached + self.scores[id_]
                    back[j] = (i, id_)
            if reached + self._unknown > best[i + 1]:
                best[i + 1] = reached + self._unknown
                back[i + 1] = (i, UNKNOWN)
        ids: list[int] = []
        j = n
        while j > 0:
            j, id_ = back[j]
            ids.append(id_)
        return tuple(reversed(ids)) or (UNKNOWN,)
